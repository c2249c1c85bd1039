import { describe, expect, it } from "vitest";
import { aCall, aReason, friday } from "../../testing/builders.ts";
import { anEntry } from "../../testing/records.ts";
import { bruno, lucia, maria, sales } from "../../testing/people.ts";
import type { EndReason } from "../call/call.ts";
import { entryOf, isOpen, outcomes, seesToMissed, type Outcome } from "./entry.ts";
import { handledBy, keptSince, openCount } from "./log.ts";

const never = { since: null } as const;

describe("an ended call as an entry", () => {
  it("keeps who, when, how long and through which number", () => {
    expect(entryOf(aCall("ended"))).toEqual({
      id: "call-1",
      direction: "inbound",
      kind: "customer",
      outcome: "answered",
      reason: "hung-up",
      detail: null,
      takenBy: null,
      party: maria,
      businessNumber: sales,
      begun: friday,
      answered: friday + 5_000,
      ended: friday + 65_000,
      quality: null,
      note: "",
      tags: [],
      handled: null,
    });
  });

  // prettier-ignore
  const table: readonly (readonly [string, "inbound" | "outbound", "talked" | "never", EndReason["kind"], Outcome])[] = [
    ["we hung up",                   "inbound",  "talked", "hung-up",              "answered"],
    ["the line broke while talking", "inbound",  "talked", "line-lost",            "answered"],
    ["handed over",                  "inbound",  "talked", "transferred",          "transferred"],
    ["left on a parking place",      "inbound",  "talked", "parked",               "parked"],
    ["the caller gave up",           "inbound",  "never",  "missed",               "missed"],
    ["too many at once",             "inbound",  "never",  "busy-here",            "missed"],
    ["no microphone to answer with", "inbound",  "never",  "microphone-missing",   "missed"],
    ["a colleague was faster",       "inbound",  "never",  "answered-elsewhere",   "answered-elsewhere"],
    ["we declined",                  "inbound",  "never",  "declined",             "declined"],
    ["nobody answered us",           "outbound", "never",  "no-answer",            "unanswered"],
    ["they declined",                "outbound", "never",  "declined-by-customer", "unanswered"],
    ["we gave up",                   "outbound", "never",  "cancelled",            "unanswered"],
    ["they do not allow calls",      "outbound", "never",  "no-permission",        "failed"],
    ["no microphone to call with",   "outbound", "never",  "microphone-missing",   "failed"],
  ];
  it.each(table)("%s (%s, %s, %s): %s", (_what, direction, talked, kind, outcome) => {
    const call = aCall("ended", { direction, reason: aReason(kind), ...(talked === "never" && never) });
    expect(entryOf(call).outcome).toBe(outcome);
  });

  it("keeps which colleague took it, where that was told", () => {
    const reason = { ...aReason("answered-elsewhere"), by: lucia };
    expect(entryOf(aCall("ended", { ...never, reason }))).toMatchObject({
      outcome: "answered-elsewhere",
      party: maria,
      takenBy: lucia,
    });
  });
});

describe("a missed call", () => {
  const missed = anEntry("missed", { id: "missed" });

  it("waits until somebody has seen to it", () => {
    expect(isOpen(missed)).toBe(true);
    expect(isOpen({ ...missed, handled: friday })).toBe(false);
    expect(isOpen(anEntry("declined"))).toBe(false);
    expect(openCount([missed, anEntry("answered"), { ...missed, handled: friday }])).toBe(1);
  });

  // prettier-ignore
  const table: readonly (readonly [Outcome, EndReason["kind"], boolean])[] = [
    ["answered",           "hung-up",            true],
    ["transferred",        "transferred",        true],
    ["parked",             "parked",             true],
    ["unanswered",         "no-answer",          true],
    ["unanswered",         "cancelled",          false],
    ["failed",             "no-permission",      false],
    ["missed",             "missed",             false],
    ["declined",           "declined",           false],
    ["answered-elsewhere", "answered-elsewhere", false],
  ];
  it.each(table)("is seen to by a later call that was %s (%s): %s", (outcome, reason, is) => {
    expect(seesToMissed(anEntry(outcome, { reason }))).toBe(is);
    expect(outcomes).toContain(outcome);
  });

  it("is marked by a call with the same party, and by no other", () => {
    const later = anEntry("answered", { id: "later", begun: friday + 60_000, ended: friday + 90_000 });
    const others = anEntry("missed", { id: "others", party: bruno });
    const done = anEntry("missed", { id: "done", handled: friday });
    expect(handledBy(later, [missed, others, done])).toEqual([{ ...missed, handled: friday + 90_000 }]);
  });

  it("of a caller without a number is nobody else's", () => {
    const hidden = { number: "", name: null };
    const call = anEntry("answered", { party: hidden });
    expect(handledBy(call, [anEntry("missed", { party: hidden })])).toEqual([]);
  });
});

it("calls are kept for whole days, counted back from now", () => {
  expect(keptSince(friday, 30)).toBe(Date.UTC(2026, 9, 21, 9));
});
