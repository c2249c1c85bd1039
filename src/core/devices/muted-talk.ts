import type { Instant } from "../call/call.ts";

/**
 * Whether somebody talks into a muted microphone. `since`: the first voice of this stretch; `last`: the latest.
 * A stretch ends after a second without voice, and is told of after three seconds of it.
 */
export type MutedTalk =
  | { readonly kind: "quiet" }
  | { readonly kind: "voice" | "talking"; readonly since: Instant; readonly last: Instant };

export const quiet: MutedTalk = { kind: "quiet" };

/** Of the meters' 0 to 1, where 1 is full scale and 0 is 55 dB below: some 32 dB and 38 dB below full scale. */
const loudEnough = 0.42;
const stillLoud = 0.3;

/** Milliseconds. */
const tellAfter = 3_000;
const overAfter = 1_000;

/** The next state for a level heard at a moment; what was voice stays voice until it is clearly softer. */
export function mutedTalk(before: MutedTalk, level: number, at: Instant): MutedTalk {
  const isVoice = level >= (before.kind === "quiet" ? loudEnough : stillLoud);
  if (before.kind === "quiet") return isVoice ? { kind: "voice", since: at, last: at } : before;
  if (!isVoice) return at - before.last >= overAfter ? quiet : before;
  const kind = before.kind === "talking" || at - before.since >= tellAfter ? "talking" : "voice";
  return { kind, since: before.since, last: at };
}
