import type { LineUp } from "./line-up.ts";

/** The tones a phone plays by itself. */
export type Tone = "ringtone" | "ringback";

/**
 * The tone that must be heard now, derived from the calls so that no path can forget to stop it. A call that
 * is up silences the ring: the agent is talking.
 */
export function toneFor({ live }: LineUp): Tone | null {
  if (live.some(({ phase }) => phase === "established" || phase === "answering")) return null;
  if (live.some(({ phase }) => phase === "incoming")) return "ringtone";
  if (live.some(({ phase }) => phase === "ringing")) return "ringback";
  return null;
}
