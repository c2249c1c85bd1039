import type { Phase } from "../call/call.ts";
import type { ToneName } from "../devices/sound-settings.ts";
import { ringbackOf, type Ringback } from "../tones/ringback.ts";
import type { LineUp } from "./line-up.ts";

/** What a phone plays by itself for as long as it is so. */
export type Tone = "ring-customer" | "ring-colleague" | "knocking" | `ringback-${Ringback}`;

/**
 * The tone that must be heard now, derived from the calls so that no path can forget to stop it. A call that is up turns
 * the ring into a soft knocking: the agent is talking. Of several rings the customer's wins.
 */
export function toneFor({ live }: LineUp): Tone | null {
  const isBusy = live.some(({ phase }) => busyPhases.has(phase));
  const offers = live.filter(({ phase }) => phase === "incoming");
  if (offers.length > 0 && isBusy) return "knocking";
  if (offers.length > 0)
    return offers.every(({ kind }) => kind === "colleague") ? "ring-colleague" : "ring-customer";
  const ringing = live.find(({ phase }) => phase === "ringing");
  return ringing === undefined ? null : `ringback-${ringbackOf(ringing.party.number)}`;
}

const busyPhases: ReadonlySet<Phase> = new Set(["established", "answering", "reconnecting"]);

/** Under which name an agent may have switched it off. */
export function toneName(tone: Tone): ToneName {
  return tone === "ring-customer" || tone === "ring-colleague" || tone === "knocking" ? tone : "ringback";
}
