import type { Holdings } from "../shift/leftovers.ts";
import { mustNotGrow, type Kind } from "../shift/result.ts";
import { slopeOf } from "../statistics.ts";
import type { Logged } from "./call-log.ts";

/** What became of one call of the soak. */
export interface Played {
  readonly kind: Kind;
  /** Milliseconds since 1970: what the log has from then until the next one begins is this call. */
  readonly begun: number;
  /** Why it could not be played; null: it was. */
  readonly fault: string | null;
}

/** A look at the heap in between, after its garbage has been collected. */
export interface HeapSample {
  /** How many calls there had been. */
  readonly calls: number;
  readonly bytes: number;
}

export interface SoakResult {
  readonly calls: number;
  readonly registrations: { readonly asked: number; readonly granted: number };
  /** How often the socket was cut. */
  readonly sockets_lost: number;
  /** Calls that went as they should, on the screen, at the customer's and in the phone's own log. */
  readonly right_outcomes: number;
  readonly before: Holdings;
  readonly after: Holdings;
  /** Afterwards, of connections that were a call's: neither closed nor a spare one. */
  readonly live_connections: number;
  readonly heap_samples: readonly HeapSample[];
  /** From which call on the slope is taken; null where there are too few samples. */
  readonly slope_from: number | null;
  readonly heap_bytes_a_call: number | null;
}

/** What the soak must come to. */
export const goals = { heapBytesACall: 1_000, audioContexts: 1 } as const;
/** The page is at its working size by then. */
const usualStart = 200;
/** Fewer calls say nothing of a leak of some hundred bytes each: what is on its way to being forgotten is more. */
export const leastCallsForSlope = 100;

/** What a call of each kind is to be in the phone's log. */
const outcomes: Readonly<Record<Kind, string>> = {
  declined: "declined",
  missed: "missed",
  held: "answered",
  transferred: "transferred",
  answered: "answered",
};

/** Where the slope begins: after the 200th call, and in a short soak after a third. */
export const slopeStart = (calls: number): number => Math.min(usualStart, Math.ceil(calls / 3));

export interface SoakFacts extends Pick<
  SoakResult,
  "registrations" | "sockets_lost" | "before" | "after" | "live_connections"
> {
  readonly played: readonly Played[];
  /** What the phone's log has, the oldest first. */
  readonly logged: readonly Logged[];
  readonly samples: readonly HeapSample[];
}

export function soakResultOf({ played, logged, samples, ...facts }: SoakFacts): SoakResult {
  const from = slopeStart(played.length);
  const last = samples.at(-1)?.calls ?? 0;
  const slope = last - from < leastCallsForSlope ? null : slopeAfter(samples, from);
  return {
    calls: played.length,
    right_outcomes: played.filter(
      ({ kind, fault }, index) => fault === null && logAbout(index, played, logged) === outcomes[kind],
    ).length,
    ...facts,
    heap_samples: samples,
    slope_from: slope === null ? null : from,
    heap_bytes_a_call: slope,
  };
}

/** What the log says of one of the calls; several words when it takes it for several, "nothing" when it has none. */
function logAbout(index: number, played: readonly Played[], logged: readonly Logged[]): string {
  const from = played[index]?.begun ?? 0;
  const to = played[index + 1]?.begun ?? Infinity;
  const words = logged.filter(({ begun }) => begun >= from && begun < to).map(({ outcome }) => outcome);
  return words.length === 0 ? "nothing" : words.join(", ");
}

function slopeAfter(samples: readonly HeapSample[], from: number): number | null {
  const slope = slopeOf(
    samples.filter(({ calls }) => calls >= from).map(({ calls, bytes }) => [calls, bytes]),
  );
  return slope === null ? null : Math.round(slope);
}

/** Sentences about what is not as it must be. */
export function faultsIn(
  result: SoakResult,
  played: readonly Played[],
  logged: readonly Logged[],
): readonly string[] {
  const { before, after, live_connections: live, heap_bytes_a_call: slope, registrations } = result;
  const wrong = played.flatMap(({ kind, fault }, index) => {
    const name = `Call ${String(index + 1)} of the soak, ${kind}`;
    if (fault !== null) return [`${name}: ${fault}`];
    const told = logAbout(index, played, logged);
    return told === outcomes[kind] ? [] : [`${name}: the phone's log calls it "${told}".`];
  });
  const left = mustNotGrow
    .filter((what) => after[what] > before[what])
    .map(
      (what) => `The soak leaves something behind: ${what} ${String(before[what])} → ${String(after[what])}.`,
    );
  return [
    ...wrong,
    ...left,
    ...(after.audio_contexts > goals.audioContexts
      ? [`There are ${String(after.audio_contexts)} audio contexts, not 1.`]
      : []),
    ...(live > 0 ? [`${String(live)} peer connections of calls that are over are still open.`] : []),
    ...(registrations.granted < registrations.asked
      ? [`Of ${String(registrations.asked)} registrations ${String(registrations.granted)} were granted.`]
      : []),
    ...(slope !== null && slope > goals.heapBytesACall
      ? [`The heap grows by ${String(slope)} bytes a call, more than ${String(goals.heapBytesACall)}.`]
      : []),
  ];
}
