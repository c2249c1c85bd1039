import { describe, expect, test } from "vitest";
import type { Fault } from "./fault.ts";
import { missedBy } from "./judge.ts";
import type { Seen } from "./seen.ts";

type Judged = Pick<Fault, "call" | "expected">;

const allWell: Seen = {
  kept: true,
  silence: { agent: 0.4, customer: 0.9 },
  registered: 1.2,
  lied: 0,
  after: "works",
  words: ["Line lost, reconnecting…"],
  freed: undefined,
  troubles: [],
  timeline: { agent: [], customer: [], ready: [], deaf: [], over: 0, end: 0, call: null },
};
const inCall: Judged = { call: "up", expected: { outcome: "survives", silence: 1, registered: 2 } };
const idle: Judged = { call: "none", expected: { outcome: "survives", says: /reconnecting/ } };
const told: Judged = { call: "up", expected: { outcome: "told", says: /^Line lost$/ } };
const callLess: Seen = { ...allWell, kept: undefined, silence: undefined };

describe("an expectation", () => {
  test("that is met says nothing", () => {
    expect(missedBy(inCall, allWell)).toEqual([]);
    expect(missedBy(idle, callLess)).toEqual([]);
    const lost = { ...allWell, kept: false, words: ["Line lost"], freed: 31, after: undefined };
    expect(missedBy(told, lost)).toEqual([]);
  });

  test.each<readonly [string, Judged, Seen, RegExp]>([
    [
      "a lost call",
      inCall,
      { ...allWell, kept: false, silence: { agent: 1, customer: null } },
      /the call goes on; at the end the customer did not hear/,
    ],
    [
      "silence",
      inCall,
      { ...allWell, silence: { agent: 0.1, customer: 3 } },
      /the customer heard nothing for 3\.0 s/,
    ],
    [
      "no sound at all",
      inCall,
      { ...allWell, silence: { agent: null, customer: 0 } },
      /the agent heard nothing/,
    ],
    ["a late line", inCall, { ...allWell, registered: 2.5 }, /within 2\.0 s .* took 2\.5 s/],
    ["no line", idle, { ...callLess, registered: null }, /the line comes back; it did not/],
    ["no words", idle, { ...callLess, words: [] }, /words like .*; nothing was said/],
    [
      "untrue words",
      { call: "none", expected: { outcome: "survives", never: /slept/ } },
      { ...callLess, words: ["This computer slept"] },
      /never to read "This computer slept"/,
    ],
    ["other words", told, { ...allWell, kept: false, words: ["Call ended"] }, /there were "Call ended"/],
    [
      "a lie that this fault has no excuse for",
      { ...idle, expected: { ...idle.expected, lie: 5 } },
      { ...callLess, lied: 6 },
      /never wrong for more than 5 s/,
    ],
    ["a lie", idle, { ...callLess, lied: 21 }, /never wrong for more than 20 s; it was for 21\.0 s/],
    [
      "a customer left in silence",
      told,
      { ...allWell, kept: false, words: ["Line lost"], freed: null },
      /still up/,
    ],
    ["what came afterwards", idle, { ...callLess, after: { why: "It did not ring." } }, /It did not ring/],
    ["the bench's own trouble", idle, { ...callLess, troubles: ["No nft."] }, /No nft/],
  ])("missed by %s says what was expected and seen", (_what, fault, seen, sentence) => {
    const missed = missedBy(fault, seen);
    expect(missed).toHaveLength(1);
    expect(missed[0]).toMatch(sentence);
  });
});
