import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mosOf } from "./mos.ts";

describe("the score", () => {
  // prettier-ignore
  const rows: readonly (readonly [roundTrip: number, jitter: number, loss: number, score: number])[] = [
    [0,     0,  0,    4.43],
    [100,   5,  0,    4.37],
    [100,   5,  0.01, 4.31],
    [200,   20, 0.02, 3.9],
    [300,   30, 0.05, 2.96],
    [400,   40, 0.1,  1.73],
    [900,   90, 0,    1.0],
    [2_000, 0,  0,    1],
    [100,   5,  0.5,  1],
  ];
  it.each(rows)("round trip %d ms, jitter %d ms, loss %d: %d", (roundTrip, jitter, loss, score) => {
    expect(mosOf({ roundTrip, jitter, loss })).toBeCloseTo(score, 1);
  });

  it("is not guessed where a figure is missing or makes no sense", () => {
    expect(mosOf({ roundTrip: null, jitter: 5, loss: 0 })).toBeNull();
    expect(mosOf({ roundTrip: 100, jitter: null, loss: 0 })).toBeNull();
    expect(mosOf({ roundTrip: 100, jitter: 5, loss: null })).toBeNull();
    expect(mosOf({ roundTrip: -1, jitter: 5, loss: 0 })).toBeNull();
  });

  const figure = fc.oneof(fc.double(), fc.double({ min: 0, max: 5_000 }), fc.constant(null));

  it("is a number from 1 to 4.5 or nothing, whatever a browser tells", () => {
    fc.assert(
      fc.property(figure, figure, figure, (roundTrip, jitter, loss) => {
        const mos = mosOf({ roundTrip, jitter, loss });
        expect(mos === null || (mos >= 0.999 && mos <= 4.5)).toBe(true);
      }),
    );
  });

  it("never rises with delay, jitter or loss", () => {
    const good = {
      roundTrip: fc.nat(1_500),
      jitter: fc.nat(200),
      loss: fc.double({ min: 0, max: 1, noNaN: true }),
    };
    fc.assert(
      fc.property(fc.record(good), fc.record(good), (one, more) => {
        const worse = {
          roundTrip: one.roundTrip + more.roundTrip,
          jitter: one.jitter + more.jitter,
          loss: Math.min(1, one.loss + more.loss),
        };
        expect(mosOf(worse) ?? NaN).toBeLessThanOrEqual((mosOf(one) ?? NaN) + 1e-9);
      }),
    );
  });
});
