import { expect, it } from "vitest";
import type { Call } from "../../core/call/call.ts";
import type { Signal } from "../../core/ports/audio.ts";
import { aCall, aLine, aLineUp, aReason } from "../../testing/builders.ts";
import type { PhoneState } from "../phone.ts";
import { shortTones } from "./short-tones.ts";

function heard(before: Partial<PhoneState>, after: Partial<PhoneState>): readonly Signal[] {
  const signals: Signal[] = [];
  const rest = { line: aLine("ready"), lineUp: aLineUp([]) };
  shortTones({ signal: (signal) => void signals.push(signal) })(
    { ...rest, ...before },
    { ...rest, ...after },
  );
  return signals;
}

const calls = (before: Call, after: Call) =>
  heard(
    { lineUp: aLineUp([before]) },
    { lineUp: after.phase === "ended" ? aLineUp([], { recent: [after] }) : aLineUp([after]) },
  );

// prettier-ignore
it.each<[string, Call, Call, readonly Signal[]]>([
  ["answered by us",              aCall("answering"),   aCall("established"),                          ["connected"]],
  ["answered by the customer",    aCall("ringing"),     aCall("established"),                          ["connected"]],
  ["audio breaks off",            aCall("established"), aCall("established", { media: "lost" }),       ["reconnecting"]],
  ["audio comes for the first time", aCall("established", { media: "connecting" }), aCall("established"), []],
  ["the other end hangs up",      aCall("established"), aCall("ended", { reason: aReason("hung-up-by-customer") }), ["ended"]],
  ["nobody answers our call",     aCall("ringing"),     aCall("ended", { since: null, reason: aReason("no-answer") }), ["ended"]],
  ["we hang up",                  aCall("established"), aCall("ending"),                               []],
  ["our hanging up is done",      aCall("ending"),      aCall("ended"),                                []],
  ["it joins our conference",     aCall("established"), aCall("ended", { reason: aReason("merged") }), []],
  ["a missed offer",              aCall("incoming"),    aCall("ended", { reason: aReason("missed") }), []],
  ["muted",                       aCall("established"), aCall("established", { microphone: "muted" }), []],
])("%s", (_what, before, after, expected) => {
  expect(calls(before, after)).toEqual(expected);
});

it("tells of a lost line once, and not of a line that never came up", () => {
  expect(heard({}, { line: aLine("waiting") })).toEqual(["line-lost"]);
  expect(heard({ line: aLine("connecting") }, { line: aLine("waiting") })).toEqual([]);
});
