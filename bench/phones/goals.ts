import type { Measure } from "./measures.ts";

/** What our p95 should be at most. */
export interface Goal {
  readonly p95_ms: number;
  /** Null when nothing was measured. */
  readonly kept: boolean | null;
}

/** Round trips, and milliseconds beside them. */
interface Limit {
  readonly roundTrips: number;
  readonly ms: number;
}

/**
 * Counted in the steps that cannot be taken at once: TCP, TLS and the upgrade are three round trips, a registration is two,
 * an answer goes half of one and the sound that it lets through comes half of one back.
 */
const limits: Readonly<Record<Measure, Limit>> = {
  register_ms: { roundTrips: 6, ms: 250 },
  warm_register_ms: { roundTrips: 5, ms: 120 },
  reregister_ms: { roundTrips: 5, ms: 150 },
  // From the message's arrival: the half of a round trip before it is not the phone's.
  ring_ms: { roundTrips: 0, ms: 50 },
  answer_200_ms: { roundTrips: 0, ms: 10 },
  customer_heard_ms: { roundTrips: 1, ms: 80 },
  agent_heard_ms: { roundTrips: 0.5, ms: 80 },
  // There and back, in no more time than the way back adds to that.
  answer_audio_ms: { roundTrips: 1, ms: 80 },
  dial_180_ms: { roundTrips: 1, ms: 40 },
  far_answer_audio_ms: { roundTrips: 0, ms: 70 },
};

/** Milliseconds that a dead server may cost, of the measures of calls. */
export const deadServerGoal = 20;

/** At most so many times the bare page's load. */
export const bareGoal = 1.3;

export function goalOf(measure: Measure, roundTrip: number, p95: number | null): Goal {
  const { roundTrips, ms } = limits[measure];
  return judged(p95, roundTrips * roundTrip + ms);
}

/** Whether a p95 is at most so many milliseconds. */
export const judged = (p95: number | null, limit: number): Goal => ({
  p95_ms: limit,
  kept: p95 === null ? null : p95 <= limit,
});
