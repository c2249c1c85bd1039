import type { LineUp } from "./line-up.ts";

/** The tones a phone plays by itself. */
export type Tone = "ringtone" | "knocking" | "ringback";

/**
 * The tone that must be heard now, derived from the calls so that no path can forget to stop it. A call that
 * is up turns the ring into a soft knocking: the agent is talking.
 */
export function toneFor({ live }: LineUp): Tone | null {
  const isBusy = live.some(({ phase }) => phase === "established" || phase === "answering");
  if (live.some(({ phase }) => phase === "incoming")) return isBusy ? "knocking" : "ringtone";
  if (live.some(({ phase }) => phase === "ringing")) return "ringback";
  return null;
}
