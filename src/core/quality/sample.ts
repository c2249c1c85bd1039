import type { Instant } from "../call/call.ts";
import type { MediaCounters } from "../ports/statistics.ts";
import { mosOf } from "./mos.ts";

/** What happened between two readings of a call's counters. Null is what this browser does not tell, or what cannot be said. */
export type QualitySample = {
  readonly at: Instant;
  readonly mos: number | null;
  /** Packets that arrived from the customer. */
  readonly arrived: number | null;
  /** Parts of one: of the customer's packets on their way to us, and of ours on their way to Asterisk. */
  readonly lossIn: number | null;
  readonly lossOut: number | null;
  /** Milliseconds. */
  readonly jitter: number | null;
  readonly roundTrip: number | null;
  /** How loud our microphone was at the end of it, 0 to 1. */
  readonly microphone: number | null;
};

/**
 * The difference of two readings. Null where they are not of one connection: after it was made anew the counters begin
 * again, and a clock may be set back.
 */
export function sampleBetween(before: MediaCounters, after: MediaCounters): QualitySample | null {
  if (after.at <= before.at || hasBegunAgain(before, after)) return null;
  const arrived = arrivedBetween(before, after);
  const lost = growth(before.received?.lost, after.received?.lost);
  const lossIn = partOf(lost, arrived);
  const jitter = inMilliseconds(after.received?.jitter ?? null);
  const roundTrip = inMilliseconds(after.roundTrip);
  return {
    at: after.at,
    mos: mosOf({ roundTrip, jitter, loss: lossIn }),
    arrived,
    lossIn,
    lossOut: lossAtFarEnd(before, after),
    jitter,
    roundTrip,
    microphone: after.sent?.level ?? null,
  };
}

function hasBegunAgain(before: MediaCounters, after: MediaCounters): boolean {
  const falls = (from: number | undefined, to: number | undefined): boolean =>
    from !== undefined && to !== undefined && to < from;
  return (
    falls(before.received?.packets, after.received?.packets) ||
    falls(before.sent?.packets, after.sent?.packets)
  );
}

/** Browsers have no record of what has never come: once the connection is up, that is nothing. */
function arrivedBetween(before: MediaCounters, after: MediaCounters): number | null {
  if (after.received === null) return after.path === null ? null : 0;
  return growth(before.received?.packets, after.received.packets);
}

/** Never below nothing: a packet that comes late after all is taken off the lost ones. */
function growth(from: number | undefined, to: number | undefined): number | null {
  return to === undefined ? null : Math.max(0, to - (from ?? 0));
}

function partOf(lost: number | null, arrived: number | null): number | null {
  if (lost === null || arrived === null || lost + arrived === 0) return null;
  return lost / (lost + arrived);
}

/** What the other side reported last (RFC 3550 6.4.1), every few seconds; else its own sum beside what we have sent. */
function lossAtFarEnd(before: MediaCounters, after: MediaCounters): number | null {
  if (after.sent === null) return null;
  const { fractionLost, lostAtFarEnd, packets } = after.sent;
  if (fractionLost !== null) return Math.min(1, Math.max(0, fractionLost));
  const lost = growth(before.sent?.lostAtFarEnd ?? undefined, lostAtFarEnd ?? undefined);
  const sent = growth(before.sent?.packets, packets);
  return lost === null || sent === null || sent === 0 ? null : Math.min(1, lost / sent);
}

const inMilliseconds = (seconds: number | null): number | null => (seconds === null ? null : 1_000 * seconds);
