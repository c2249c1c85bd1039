import { expect, it } from "vitest";
import type { Reaction } from "../phone/phone.ts";
import { aCall, aLine, aLineUp, aReason } from "../testing/builders.ts";
import type { CallIn } from "../core/call/call.ts";
import { missedInSession } from "./missed-in-session.ts";

function atWork() {
  let tell: Reaction | null = null;
  const missed = missedInSession({
    subscribe: (reaction) => {
      tell = reaction;
      return () => (tell = null);
    },
  });
  let state = { line: aLine("ready"), lineUp: aLineUp([]) };
  return {
    missed,
    isHeard: () => tell !== null,
    ends: (id: string, kind: CallIn<"ended">["reason"]["kind"]) => {
      const before = state;
      const ended = aCall("ended", { id, reason: aReason(kind) });
      state = { ...state, lineUp: aLineUp([], { recent: [ended, ...before.lineUp.recent] }) };
      tell?.(before, state);
    },
  };
}

it("counts what was missed, and only that", () => {
  const { missed, ends } = atWork();
  for (const [index, kind] of (
    ["missed", "declined", "answered-elsewhere", "hung-up", "missed"] as const
  ).entries())
    ends(`call-${index}`, kind);
  expect(missed.count()).toBe(2);
});

it("tells of a change, and begins anew once they were seen", () => {
  const { missed, ends } = atWork();
  const told: number[] = [];
  missed.subscribe(() => told.push(missed.count()));
  ends("one", "missed");
  ends("two", "hung-up");
  missed.seen?.();
  missed.seen?.();
  ends("three", "missed");
  expect(told).toEqual([1, 0, 1]);
});

it("leaves nothing behind", () => {
  const { missed, isHeard } = atWork();
  missed.stop();
  expect(isHeard()).toBe(false);
});
