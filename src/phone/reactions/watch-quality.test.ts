import { describe, expect, it } from "vitest";
import type { Call, CallId } from "../../core/call/call.ts";
import type { MediaCounters } from "../../core/ports/statistics.ts";
import type { LiveQuality } from "../../core/quality/live-quality.ts";
import type { QualitySummary } from "../../core/quality/summary.ts";
import { aCall, aLine, aLineUp, friday } from "../../testing/builders.ts";
import { readings } from "../../testing/counters.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import type { PhoneState, Reaction } from "../phone.ts";
import { watchQuality } from "./watch-quality.ts";

const answered = { since: friday } as const;
const up = aCall("established", answered);

/** A phone whose calls a test moves, and connections that count 50 packets a second from when they begin to. */
function aWatchedPhone() {
  const clock = createManualClock();
  const reactions = new Set<Reaction>();
  const told = new Map<CallId, LiveQuality>();
  const kept: (readonly [CallId, QualitySummary])[] = [];
  let state: PhoneState = { line: aLine("ready"), lineUp: aLineUp([]) };
  let heardFrom: number | null = friday;
  let reads = 0;
  let answers: "at once" | (() => void)[] = "at once";

  const counters = (): MediaCounters => {
    const seconds = heardFrom === null ? 0 : Math.max(0, clock.now() - heardFrom) / 1_000;
    const { received, ...rest } = readings(clock.now()).now();
    return { ...rest, received: received && { ...received, packets: Math.floor(50 * seconds) } };
  };
  const stop = watchQuality(
    {
      state: () => state,
      subscribe: (reaction) => {
        reactions.add(reaction);
        return () => void reactions.delete(reaction);
      },
    },
    {
      clock,
      statistics: {
        read: async () => {
          reads += 1;
          const waiting = answers;
          if (waiting !== "at once") await new Promise<void>((resolve) => void waiting.push(resolve));
          return counters();
        },
      },
      tell: (id, quality) => void told.set(id, quality),
      ended: (id, summary) => void kept.push([id, summary]),
    },
  );
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    clock,
    told,
    kept,
    reads: () => reads,
    listeners: () => reactions.size,
    stop,
    settle,
    become: (...live: readonly Call[]): void => {
      const before = state;
      state = { ...state, lineUp: aLineUp(live) };
      for (const reaction of [...reactions]) reaction(before, state);
    },
    pass: async (milliseconds: number): Promise<void> => {
      for (let passed = 0; passed < milliseconds; passed += 50) {
        clock.pass(50);
        await settle();
      }
    },
    audioBegins: (at: number | null): void => void (heardFrom = at),
    /** From now on readings take until the returned function is called. */
    dawdle: () => {
      const waiting: (() => void)[] = [];
      answers = waiting;
      return () => {
        answers = "at once";
        for (const resolve of waiting) resolve();
      };
    },
  };
}

describe("the sampler", () => {
  it("runs while a call is up, with one timer for all of them, and not otherwise", async () => {
    const { clock, become, pass, reads } = aWatchedPhone();
    become(aCall("incoming"));
    expect(clock.waiting()).toBe(0);
    become(up, aCall("established", { ...answered, id: "call-2", hold: "held" }));
    await pass(3_000);
    expect(clock.waiting()).toBe(1);
    become(aCall("ending"));
    expect(clock.waiting()).toBe(0);
    const before = reads();
    await pass(5_000);
    expect(reads()).toBe(before);
  });

  it("takes a sample a second", async () => {
    const { become, pass, told } = aWatchedPhone();
    become(up);
    await pass(10_000);
    const { history = [], level } = told.get("call-1") ?? {};
    expect(history.length).toBeGreaterThanOrEqual(8);
    expect(history.length).toBeLessThanOrEqual(10);
    expect(history.every(({ arrived }) => arrived !== null && arrived >= 49 && arrived <= 53)).toBe(true);
    expect(level).toBe("good");
  });

  it("keeps a summary when the call ends, and tells no more of it", async () => {
    const { become, pass, kept, told } = aWatchedPhone();
    become(up);
    await pass(10_000);
    become(aCall("ending"));
    become();
    expect(kept.map(([id, { level }]) => [id, level])).toEqual([["call-1", "good"]]);
    told.clear();
    await pass(3_000);
    expect(told.size).toBe(0);
  });

  it("takes up calls that are up already, and leaves nothing behind when stopped", async () => {
    const phone = aWatchedPhone();
    phone.become(up);
    await phone.pass(500);
    phone.stop();
    expect([phone.clock.waiting(), phone.listeners()]).toEqual([0, 0]);
  });

  it("drops a reading that comes after its call is gone", async () => {
    const { become, pass, dawdle, settle, told } = aWatchedPhone();
    const finish = dawdle();
    become(up);
    await pass(1_000);
    become();
    finish();
    await settle();
    expect(told.size).toBe(0);
  });

  it("still has one timer when another call came while a slow reading was under way", async () => {
    const { clock, become, pass, dawdle, settle } = aWatchedPhone();
    const finish = dawdle();
    become(up);
    await pass(1_000);
    become();
    become(aCall("established", { ...answered, id: "call-2" }));
    finish();
    await settle();
    await pass(2_000);
    expect(clock.waiting()).toBe(1);
  });
});

describe("the time to audio", () => {
  it("is from the click on Answer to the first packet, to a twentieth of a second", async () => {
    const { become, pass, audioBegins, told } = aWatchedPhone();
    audioBegins(friday + 400);
    become(aCall("answering"));
    await pass(200);
    become(aCall("established", { since: friday + 200 }));
    await pass(2_000);
    expect(told.get("call-1")?.timeToAudio).toBeGreaterThanOrEqual(400);
    expect(told.get("call-1")?.timeToAudio).toBeLessThanOrEqual(500);
  });

  it("is from the customer's answer for a call of ours", async () => {
    const { become, pass, audioBegins, told } = aWatchedPhone();
    audioBegins(friday + 1_100);
    become(aCall("dialing"));
    await pass(1_000);
    become(aCall("established", { direction: "outbound", since: friday + 1_000 }));
    await pass(2_000);
    expect(told.get("call-1")?.timeToAudio).toBeLessThanOrEqual(200);
  });

  it("is unknown while there is none, and looks are no longer many after five seconds", async () => {
    const { become, pass, audioBegins, told, reads } = aWatchedPhone();
    audioBegins(null);
    become(up);
    await pass(6_000);
    const before = reads();
    await pass(5_000);
    expect(reads() - before).toBeLessThanOrEqual(6);
    expect(told.get("call-1")).toMatchObject({ timeToAudio: null, level: "no-audio" });
  });
});
