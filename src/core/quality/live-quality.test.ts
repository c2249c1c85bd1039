import { describe, expect, it } from "vitest";
import { friday } from "../../testing/builders.ts";
import { readings } from "../../testing/counters.ts";
import { newQuality, observe, type Conditions, type LiveQuality } from "./live-quality.ts";
import { summaryOf } from "./summary.ts";

const talking: Conditions = { hold: "none", microphone: "open", media: "connected" };
type Second = Parameters<ReturnType<typeof readings>["next"]>[0];

/** A call, second by second. */
function aCallOf() {
  const line = readings();
  let quality: LiveQuality = observe(newQuality(friday), line.now(), talking);
  const live = (seconds: number, facts: Second = {}, conditions: Partial<Conditions> = {}): LiveQuality => {
    for (let second = 0; second < seconds; second += 1)
      quality = observe(quality, line.next(facts), { ...talking, ...conditions });
    return quality;
  };
  /** After how many more seconds it is so; 99 when it never is. */
  const until = (isSo: (quality: LiveQuality) => boolean, facts: Second = {}): number => {
    for (let second = 1; second <= 30; second += 1) if (isSo(live(1, facts))) return second;
    return 99;
  };
  return { live, until };
}
const lossy = { arrived: 47, lost: 3 };

describe("the level of a call", () => {
  it("is not told in the first seconds, and good after them", () => {
    const { live } = aCallOf();
    expect(live(5).level).toBeNull();
    expect(live(1).level).toBe("good");
    expect(live(60)).toMatchObject({ level: "good", causes: [] });
  });

  it.each([
    ["good", { roundTrip: 0.1 }],
    ["fair", { arrived: 48, lost: 2, roundTrip: 0.3 }],
    ["fair", { roundTrip: 0.42 }],
    ["poor", { arrived: 44, lost: 6, roundTrip: 0.25 }],
    ["no-audio", { arrived: 0 }],
  ] as const)("%s after %o", (level, facts) => {
    const { live } = aCallOf();
    live(10);
    expect(live(5, facts).level).toBe(level);
  });

  it("does not fall for two bad seconds, and falls with the third of five", () => {
    const { live } = aCallOf();
    const bad = { arrived: 30, lost: 20 };
    live(10);
    expect(live(2, bad).level).toBe("good");
    expect(live(2).level).toBe("good");
    expect(live(1, bad).level).toBe("poor");
  });

  it("rises only after five good seconds", () => {
    const { live, until } = aCallOf();
    live(10);
    live(5, { arrived: 30, lost: 20 });
    expect(until(({ level }) => level === "good")).toBe(5);
  });

  it("is no audio at once when the connection is lost", () => {
    const { live } = aCallOf();
    live(10);
    expect(live(1, {}, { media: "lost" })).toMatchObject({
      level: "no-audio",
      causes: ["connection-lost", "only-local"],
    });
  });
});

describe("a cause", () => {
  it.each([
    ["no-audio", { arrived: 0 }, 3, 2],
    ["microphone-silent", { microphone: 0 }, 8, 1],
    ["loss-in", lossy, 3, 5],
    ["loss-out", { lossOut: 0.05 }, 3, 5],
    ["unsteady", { jitter: 0.05 }, 3, 5],
    ["long-delay", { roundTrip: 0.5 }, 3, 5],
  ] as const)("%s is raised by %o after %d s and cleared after %d s", (cause, facts, raised, cleared) => {
    const { live, until } = aCallOf();
    live(10);
    expect(until(({ causes }) => causes.includes(cause), facts)).toBe(raised);
    expect(until(({ causes }) => !causes.includes(cause))).toBe(cleared);
  });

  it("stays while it is neither bad nor well", () => {
    const { live } = aCallOf();
    live(10);
    live(3, lossy);
    expect(live(20, { arrived: 98, lost: 2 }).causes).toEqual(["loss-in"]);
  });

  it("is heard of within ten seconds when a customer sends nothing from the start", () => {
    const { until } = aCallOf();
    expect(until(({ level }) => level === "no-audio", { arrived: 0 })).toBeLessThanOrEqual(7);
  });

  it("is not a microphone that is muted", () => {
    const { live } = aCallOf();
    live(10);
    expect(live(20, { microphone: 0 }, { microphone: "muted" }).causes).toEqual([]);
  });

  it("is not one when the browser does not tell how loud the microphone is", () => {
    const { live } = aCallOf();
    live(10);
    expect(live(20, { microphone: null }).causes).toEqual([]);
  });

  it("of having only local candidates is told when nothing is heard, not before", () => {
    const { live } = aCallOf();
    expect(live(10).causes).toEqual([]);
    expect(live(5, { arrived: 0 }).causes).toEqual(["no-audio", "only-local"]);
  });

  it("is a relay, which is no fault", () => {
    const { live } = aCallOf();
    const path = { local: "relay", remote: "host", protocol: "udp" } as const;
    expect(live(10, { path, gathered: ["host", "relay"] })).toMatchObject({
      level: "good",
      causes: ["relay"],
    });
  });
});

describe("a call on hold", () => {
  it("has no level and no causes, and begins anew afterwards", () => {
    const { live, until } = aCallOf();
    live(10);
    live(5, { arrived: 0 });
    expect(live(1, { arrived: 0 }, { hold: "holding" })).toMatchObject({ level: null, causes: [] });
    expect(live(30, { arrived: 0, microphone: 0 }, { hold: "held" })).toMatchObject({
      level: null,
      causes: [],
    });
    expect(live(3, { arrived: 0 }).causes).toEqual([]);
    expect(until(({ level }) => level === "good")).toBeLessThanOrEqual(5);
  });
});

describe("what is kept of a call", () => {
  it("is its means, its worst second and everything that was wrong", () => {
    const { live } = aCallOf();
    live(50);
    const quality = live(10, { arrived: 45, lost: 5 });
    expect(summaryOf({ ...quality, timeToAudio: 420 })).toMatchObject({
      level: "good",
      lossIn: 50 / 3_000,
      lossOut: 0,
      timeToAudio: 420,
      path: { local: "host", remote: "host", protocol: "udp" },
      codec: "audio/opus",
      causes: ["loss-in"],
    });
    const { mosMean, mosMin } = summaryOf(quality);
    expect(mosMin).toBeLessThan(mosMean ?? 0);
  });

  it.each([
    ["a 4 s consultation in which nothing came", 4, { arrived: 0 }, null],
    ["one of 4 s that sounded well", 4, {}, null],
    ["6 s without audio", 6, { arrived: 0 }, "no-audio"],
    ["6 s that sounded well", 6, {}, "good"],
  ] as const)("judges only what was long enough: %s", (_what, seconds, facts, level) => {
    expect(summaryOf(aCallOf().live(seconds, facts)).level).toBe(level);
  });

  it("says that there was no audio, and nothing of a call that was never measured", () => {
    expect(summaryOf(aCallOf().live(20, { arrived: 0 })).level).toBe("no-audio");
    expect(summaryOf(newQuality(friday))).toMatchObject({
      level: null,
      mosMean: null,
      lossIn: null,
      causes: [],
    });
  });
});
