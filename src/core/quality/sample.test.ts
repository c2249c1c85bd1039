import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readings } from "../../testing/counters.ts";
import type { MediaCounters } from "../ports/statistics.ts";
import { sampleBetween } from "./sample.ts";

const between = (facts: Parameters<ReturnType<typeof readings>["next"]>[0]) => {
  const line = readings();
  return sampleBetween(line.now(), line.next(facts));
};

describe("a second between two readings", () => {
  it("counts what was lost in it, not before", () => {
    const line = readings();
    const before = line.next({ lost: 20 });
    const sample = sampleBetween(before, line.next({ arrived: 45, lost: 5 }));
    expect(sample).toMatchObject({ arrived: 45, lossIn: 0.1, lossOut: 0, jitter: 4, roundTrip: 60 });
  });

  it("has no loss to tell and no score when nothing was sent to us", () => {
    expect(between({ arrived: 0 })).toMatchObject({ arrived: 0, lossIn: null, mos: null });
  });

  it("counts none where the browser has no record because nothing has ever come", () => {
    const line = readings();
    const before = { ...line.now(), received: null };
    const after = { ...line.next(), received: null };
    expect(sampleBetween(before, after)?.arrived).toBe(0);
    expect(sampleBetween(before, { ...after, path: null })?.arrived).toBeNull();
  });

  it("takes a packet that comes late after all for no loss, not for less than none", () => {
    expect(between({ lost: -3 })).toMatchObject({ lossIn: 0 });
  });

  it("has no score while the round trip is not known", () => {
    expect(between({ roundTrip: null })).toMatchObject({ roundTrip: null, mos: null, lossIn: 0 });
  });

  it("reckons our loss from sums where the last report has no part", () => {
    const line = readings();
    const before = line.now();
    const { sent, ...rest } = line.next({ lossOut: null });
    if (sent === null) throw new Error("sends");
    expect(sampleBetween(before, { ...rest, sent: { ...sent, lostAtFarEnd: 5 } })?.lossOut).toBe(0.1);
  });

  it("is none when the connection was made anew, or the clock was set back", () => {
    const line = readings();
    const before = line.next();
    expect(sampleBetween(before, readings().next())).toBeNull();
    expect(sampleBetween(before, { ...line.next(), at: before.at - 5 })).toBeNull();
    expect(sampleBetween(before, before)).toBeNull();
  });

  it("never holds a figure that is no number, whatever was counted", () => {
    const figure = fc.oneof(fc.nat(1e9), fc.constant(0));
    const maybe = fc.option(fc.double({ min: 0, max: 100, noNaN: true }));
    const kind = fc.constantFrom("host", "srflx", "prflx", "relay");
    const counters: fc.Arbitrary<MediaCounters> = fc.record({
      at: fc.nat(1e12),
      received: fc.option(
        fc.record({
          packets: figure,
          lost: fc.integer({ min: -100, max: 1e6 }),
          bytes: figure,
          jitter: maybe,
          concealedSamples: maybe,
          totalSamples: maybe,
          level: maybe,
          jitterBufferDelay: maybe,
          jitterBufferEmitted: maybe,
        }),
      ),
      sent: fc.option(
        fc.record({
          packets: figure,
          bytes: figure,
          lostAtFarEnd: fc.option(figure),
          fractionLost: maybe,
          level: maybe,
        }),
      ),
      roundTrip: maybe,
      path: fc.constant(null),
      gathered: fc.array(kind),
      codec: fc.constant(null),
    });
    fc.assert(
      fc.property(counters, counters, (one, other) => {
        for (const figure of Object.values(sampleBetween(one, other) ?? {}))
          expect(figure === null || Number.isFinite(figure)).toBe(true);
        const { lossIn = null, lossOut = null } = sampleBetween(one, other) ?? {};
        for (const part of [lossIn, lossOut]) expect(part === null || (part >= 0 && part <= 1)).toBe(true);
      }),
    );
  });
});
