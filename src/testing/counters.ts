import type { MediaCounters } from "../core/ports/statistics.ts";
import { friday } from "./builders.ts";

/** Packets a second each way: one every 20 ms. */
export const everySecond = 50;

type Facts = {
  /** Packets that came from the customer in this second, of 50. */
  readonly arrived?: number;
  readonly lost?: number;
  readonly lossOut?: number | null;
  /** Seconds. */
  readonly jitter?: number;
  readonly roundTrip?: number | null;
  readonly microphone?: number | null;
} & Partial<Pick<MediaCounters, "path" | "gathered" | "codec">>;

/** Readings a second apart of a connection that is fine but for what a test says. */
export function readings(start = friday) {
  let last: MediaCounters = {
    at: start,
    received: {
      packets: 0,
      lost: 0,
      bytes: 0,
      jitter: 0.004,
      concealedSamples: 0,
      totalSamples: 0,
      level: 0.1,
      jitterBufferDelay: 0,
      jitterBufferEmitted: 0,
    },
    sent: { packets: 0, bytes: 0, lostAtFarEnd: 0, fractionLost: 0, level: 0.1 },
    roundTrip: 0.06,
    path: { local: "host", remote: "host", protocol: "udp" },
    gathered: ["host"],
    codec: "audio/opus",
  };
  return {
    now: () => last,
    next: (facts: Facts = {}): MediaCounters => {
      const { arrived = everySecond, lost = 0, jitter, roundTrip, lossOut, microphone, ...rest } = facts;
      const { received, sent } = last;
      if (received === null || sent === null) throw new Error("Readings begin with both ways");
      last = {
        ...last,
        ...rest,
        at: last.at + 1_000,
        received: {
          ...received,
          packets: received.packets + arrived,
          lost: received.lost + lost,
          jitter: jitter ?? 0.004,
        },
        sent: {
          ...sent,
          packets: sent.packets + everySecond,
          fractionLost: lossOut === undefined ? 0 : lossOut,
          level: microphone === undefined ? 0.1 : microphone,
        },
        roundTrip: roundTrip === undefined ? 0.06 : roundTrip,
      };
      return last;
    },
  };
}
