import { expect, it } from "vitest";
import type { PhoneAtPbx } from "../../api/contract.ts";
import { keys } from "../../api/keys.ts";
import { createQueryClient } from "../../api/query-client.ts";
import type { Line, LineCommand } from "../../core/line/line.ts";
import { emptyLineUp } from "../../core/line-up/line-up.ts";
import type { PhoneState } from "../../phone/phone.ts";
import { aPhoneAtPbx } from "../../testing/api-builders.ts";
import { aLine } from "../../testing/builders.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { mendLine } from "./mend-line.ts";

const second = 1_000;

/** A line that is ready again a second after it begins anew, and an Asterisk that sees of it what the test says. */
function aLineAtPbx() {
  const clock = createManualClock();
  const began = clock.now();
  const queries = createQueryClient();
  const hearing = new Set<(now: PhoneState, before: PhoneState) => void>();
  let state: PhoneState = { line: aLine("ready"), lineUp: emptyLineUp };
  const repairs: number[] = [];
  const become = (line: Line): void => {
    const before = state;
    state = { ...before, line };
    for (const listener of hearing) listener(state, before);
  };
  const phone = {
    line: ({ type }: LineCommand): void => {
      if (type !== "begin-anew") throw new Error(`unexpected: ${type}`);
      repairs.push((clock.now() - began) / second);
      become(aLine("connecting"));
      clock.after(second, () => become(aLine("ready")));
    },
  };
  const phoneStore = {
    getState: () => state,
    getInitialState: () => state,
    subscribe: (listener: (now: PhoneState, before: PhoneState) => void) => {
      hearing.add(listener);
      return () => void hearing.delete(listener);
    },
  };
  const stop = mendLine({ workplace: { phone, phoneStore }, queries, clock });
  return {
    stop,
    become,
    see: (seen: PhoneAtPbx["state"]) =>
      queries.setQueryData(keys.ownLine, aPhoneAtPbx({ state: seen, contacts: 0 })),
    pass: (seconds: number) => clock.pass(seconds * second),
    /** When it began anew, in seconds. */
    repairs: () => repairs,
    left: () => ({ timers: clock.waiting(), listeners: hearing.size }),
  };
}

it.each(["not-registered", "unreachable"] as const)(
  "Asterisk has it as %s: after ten seconds the line begins anew",
  (seen) => {
    const line = aLineAtPbx();
    line.see("reachable");
    line.pass(100);
    line.see(seen);
    line.pass(9);
    expect(line.repairs()).toEqual([]);
    line.pass(1);
    expect(line.repairs()).toEqual([110]);
  },
);

it("what is only a delay is left alone", () => {
  const line = aLineAtPbx();
  line.see("not-registered");
  line.pass(9);
  line.see("reachable");
  line.pass(600);
  expect(line.repairs()).toEqual([]);
});

it("while it does not help it is tried ever more seldom", () => {
  const line = aLineAtPbx();
  line.see("not-registered");
  line.pass(1_200);
  expect(line.repairs()).toEqual([10, 41, 102, 223, 524, 825, 1_126]);
});

it("a minute of agreement, and the next repair is as quick as the first", () => {
  const line = aLineAtPbx();
  line.see("not-registered");
  line.pass(50);
  line.see("reachable");
  line.pass(60);
  line.see("not-registered");
  line.pass(10);
  expect(line.repairs()).toEqual([10, 41, 120]);
});

it("less than that, and it goes on counting", () => {
  const line = aLineAtPbx();
  line.see("not-registered");
  line.pass(50);
  line.see("reachable");
  line.pass(30);
  line.see("not-registered");
  line.pass(59);
  expect(line.repairs()).toEqual([10, 41]);
  line.pass(1);
  expect(line.repairs()).toEqual([10, 41, 140]);
});

it.each([
  [
    "a line that is down has its own remedy",
    (line: ReturnType<typeof aLineAtPbx>) => line.become(aLine("waiting")),
  ],
  ["what Asterisk sees is not known", (line: ReturnType<typeof aLineAtPbx>) => line.see("unknown")],
])("%s: nothing is begun anew", (_why, happens) => {
  const line = aLineAtPbx();
  line.see("not-registered");
  line.pass(5);
  happens(line);
  line.pass(600);
  expect(line.repairs()).toEqual([]);
});

it("stopped, it leaves nothing behind", () => {
  const line = aLineAtPbx();
  line.see("not-registered");
  line.stop();
  expect(line.left()).toEqual({ timers: 0, listeners: 0 });
  line.see("unreachable");
  line.pass(600);
  expect(line.repairs()).toEqual([]);
});
