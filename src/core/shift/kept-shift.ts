import type { Instant } from "../call/call.ts";
import type { PauseReason } from "../ports/shift.ts";
import type { Shift, Wish } from "./shift.ts";

/** What a page leaves for the next one: Asterisk knows that an agent is paused, but not why, nor until when. */
export type KeptShift =
  | {
      readonly kind: "paused";
      readonly since: Instant;
      readonly reason: PauseReason | null;
    }
  | { readonly kind: "wrap-up"; readonly until: Instant };

/** What to keep of a shift; null is nothing. A wrap-up whose call is still up cannot outlive its page. */
export function keptOf({ wish }: Shift, now: Instant, wrapUp: number): KeptShift | null {
  switch (wish.kind) {
    case "ready":
      return null;
    case "paused":
      return { kind: "paused", since: wish.since, reason: wish.reason };
    case "wrap-up":
      return { kind: "wrap-up", until: wish.until ?? now + wrapUp * 1_000 };
  }
}

/** The shift a page begins with. */
export function shiftFrom(kept: KeptShift | null, now: Instant): Shift {
  return { wish: wishFrom(kept, now), standing: "unknown", request: "none", trouble: null };
}

function wishFrom(kept: KeptShift | null, now: Instant): Wish {
  if (kept === null) return { kind: "ready", since: now };
  switch (kept.kind) {
    case "paused":
      return { ...kept, cause: "agent" };
    case "wrap-up":
      return { kind: "wrap-up", since: now, until: kept.until };
  }
}
