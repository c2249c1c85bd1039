/** What a second of audio was like. Milliseconds and a part of one; null is what this browser does not tell. */
export type Heard = {
  readonly roundTrip: number | null;
  readonly jitter: number | null;
  readonly loss: number | null;
};

/**
 * Mean opinion score, 1 (bad) to about 4.4: the E-model of ITU-T G.107 cut down to what a browser can measure. R begins at
 * 94.768 and loses to delay (the round trip, two jitters and 10 ms of coding) and, 2.5 for each per cent, to loss; G.107
 * Annex B turns R into a score. Null where a figure is missing or makes no sense.
 */
export function mosOf({ roundTrip, jitter, loss }: Heard): number | null {
  if (!isMeasured(roundTrip) || !isMeasured(jitter) || !isMeasured(loss)) return null;
  const r = withLoss(withDelay(roundTrip + 2 * jitter + 10), 100 * loss);
  return 1 + 0.035 * r + 0.000_007 * r * (r - 60) * (100 - r);
}

const isMeasured = (figure: number | null): figure is number =>
  figure !== null && Number.isFinite(figure) && figure >= 0;

function withDelay(latency: number): number {
  const best = 94.768;
  if (latency < 160) return best - latency / 40;
  return latency < 1_000 ? best - (latency - 120) / 10 : 0;
}

function withLoss(r: number, percent: number): number {
  // Below 6.52 the polynomial falls under its own lowest score.
  return percent <= r / 2.5 ? Math.max(r - 2.5 * percent, 6.52) : 0;
}
