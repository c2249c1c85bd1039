import { describe, expect, it } from "vitest";
import type { QueueStanding, ShiftAnswer } from "../core/ports/shift.ts";
import type { KeptShift } from "../core/shift/kept-shift.ts";
import { defaultShiftPolicy, type ShiftPolicy } from "../core/shift/policy.ts";
import { silentLogger } from "../shared/logger.ts";
import { friday } from "../testing/builders.ts";
import { createFakeSignaling } from "../testing/fake-signaling.ts";
import { createFixedChance } from "../testing/fixed-chance.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { createPhone } from "./phone.ts";
import { createShiftDesk } from "./shift-desk.ts";

/** Asterisk's queue with one place; it answers when the test lets it. */
function aQueue() {
  const asked: string[] = [];
  const answers: ((answer: ShiftAnswer) => void)[] = [];
  let hear: (standing: QueueStanding) => void = () => undefined;
  const ask = (what: string) => {
    asked.push(what);
    return new Promise<ShiftAnswer>((done) => answers.push(done));
  };
  return {
    asked,
    listening: () => hear !== silent,
    say: (standing: QueueStanding) => hear(standing),
    /** Answers the oldest open request. */
    answer: async (answer: ShiftAnswer = { kind: "done" }) => {
      answers.shift()?.(answer);
      await Promise.resolve();
      await Promise.resolve();
    },
    place: {
      pause: (reason: string | null) => ask(`pause ${reason ?? "-"}`),
      unpause: () => ask("unpause"),
      watch: (listener: (standing: QueueStanding) => void) => {
        hear = listener;
        return () => void (hear = silent);
      },
    },
  };
}
const silent = (): void => undefined;

const withWrapUp: ShiftPolicy = { ...defaultShiftPolicy, wrapUp: 30, pauseWhenUnanswered: 15 };

function atWork(policy: ShiftPolicy = withWrapUp, kept: KeptShift | null = null) {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  phone.line({ type: "sign-in" });
  signaling.network.deliver();
  const queue = aQueue();
  let keeping = kept;
  const desk = createShiftDesk({
    phone,
    clock,
    policy,
    queue: queue.place,
    keeper: { read: () => keeping, keep: (shift) => void (keeping = shift) },
  });
  queue.say({ kind: "ready" });
  return {
    phone,
    clock,
    queue,
    desk,
    network: signaling.network,
    wish: () => desk.state().wish,
    kept: () => keeping,
    /** A customer calls and is talked to; says by which id. */
    talk: () => {
      const { id } = signaling.network.offer({ id: "lucias" });
      phone.call(id, { type: "answer" });
      signaling.network.deliver();
      return id;
    },
  };
}

describe("a shift", () => {
  it("has a wrap-up after a customer's call, then the next may come", async () => {
    const { talk, network, clock, queue, wish } = atWork();
    const id = talk();
    expect(queue.asked).toEqual(["pause wrap-up"]);
    await queue.answer();
    queue.say({ kind: "paused", reason: null });
    clock.pass(60_000);
    network.close(id, "hung-up-by-customer");
    expect(wish()).toMatchObject({ kind: "wrap-up", until: clock.now() + 30_000 });
    clock.pass(29_999);
    expect(queue.asked).toEqual(["pause wrap-up"]);
    clock.pass(1);
    expect(queue.asked).toEqual(["pause wrap-up", "unpause"]);
    expect(wish().kind).toBe("ready");
  });

  it("has no wrap-up after a call to a colleague or one that was placed", () => {
    const { phone, network, queue } = atWork();
    phone.dial("+34612345678", null);
    network.answer("dialed-1");
    network.close("dialed-1", "hung-up");
    const { id } = network.offer({ id: "bobs", kind: "colleague", businessNumber: null });
    phone.call(id, { type: "answer" });
    network.deliver();
    network.close(id, "hung-up-by-customer");
    expect(queue.asked).toEqual([]);
  });

  it("waits for the last of several calls", () => {
    const { phone, network, talk, wish } = atWork();
    const first = talk();
    const { id: second } = network.offer({ id: "martas" });
    phone.call(second, { type: "answer" });
    network.deliver();
    network.close(first, "hung-up-by-customer");
    expect(wish()).toMatchObject({ kind: "wrap-up", until: null });
    network.close(second, "hung-up-by-customer");
    expect(wish()).toMatchObject({ kind: "wrap-up", until: friday + 30_000 });
  });

  it("is paused by a call that rang out, not by one whose caller gave up early", () => {
    const { network, clock, queue, wish } = atWork();
    network.offer({ id: "early" });
    clock.pass(5_000);
    network.close("early", "missed");
    expect(queue.asked).toEqual([]);
    network.offer({ id: "late" });
    clock.pass(20_000);
    network.close("late", "missed");
    expect(queue.asked).toEqual(["pause unanswered"]);
    expect(wish()).toMatchObject({ kind: "paused", cause: "unanswered" });
  });

  it("is not paused by a call that only knocked during another", () => {
    const { network, clock, talk, queue } = atWork({ ...withWrapUp, wrapUp: 0 });
    talk();
    network.offer({ id: "knocking" });
    clock.pass(40_000);
    network.close("knocking", "missed");
    expect(queue.asked).toEqual([]);
  });

  it("takes the last word for the one that counts", async () => {
    const { desk, queue } = atWork();
    desk.ask({ type: "pause", reason: "lunch" });
    desk.ask({ type: "make-ready" });
    await queue.answer({ kind: "failed", detail: "408" });
    expect(desk.state()).toMatchObject({ request: "unpausing", trouble: null });
    await queue.answer();
    expect(desk.state()).toMatchObject({ wish: { kind: "ready" }, request: "none", trouble: null });
  });

  it("goes on in the next page: paused for lunch, or in the rest of a wrap-up", () => {
    const lunch = atWork(withWrapUp, { kind: "paused", since: friday - 60_000, reason: "lunch" });
    expect(lunch.kept()).toBeNull(); // Asterisk said ready: somebody ended the pause meanwhile
    const rest = atWork(withWrapUp, { kind: "wrap-up", until: friday + 5_000 });
    expect(rest.clock.waiting()).toBe(0);
  });

  it("ends a wrap-up that ran out while no page was open", () => {
    const clock = createManualClock();
    const queue = aQueue();
    createShiftDesk({
      phone: {
        subscribe: () => silent,
        state: () => ({ line: { phase: "off" }, lineUp: { live: [], recent: [], outcome: null } }),
      },
      clock,
      policy: withWrapUp,
      queue: queue.place,
      keeper: { read: () => ({ kind: "wrap-up", until: friday - 1_000 }), keep: silent },
    });
    queue.say({ kind: "paused", reason: null });
    clock.pass(0);
    expect(queue.asked).toEqual(["unpause"]);
  });

  it("leaves nothing behind", () => {
    const { desk, talk, network, clock, queue, phone } = atWork();
    const id = talk();
    network.close(id, "hung-up-by-customer");
    desk.dispose();
    expect(queue.listening()).toBe(false);
    expect(clock.waiting()).toBe(0);
    phone.dispose();
  });
});
