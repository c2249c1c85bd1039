import { describe, expect, it } from "vitest";
import { anAgentOnTheBoard as agent, aTrunkOnTheBoard as trunk } from "../../testing/team.ts";
import { cannotRing, hasFailed, inOrder, isFound, trunkSummary } from "./board.ts";

describe("a phone that cannot ring", () => {
  // prettier-ignore
  const rows = [
    ["ready",      "reachable",      false],
    ["ready",      "registered",     false],
    ["ready",      "unreachable",    true],
    ["ready",      "not-registered", true],
    ["ready",      "unknown",        false],
    ["connecting", "not-registered", false],
    ["down",       "not-registered", false],
    ["signed-out", "not-registered", false],
  ] as const;
  it.each(rows)("page says %s, Asterisk %s: %s", (line, state, alarm) => {
    expect(cannotRing(agent("Ines", { line, state }))).toBe(alarm);
  });
});

it("what is wrong comes first, then who talks, then who could, then who pauses, by name within each", () => {
  const board = [
    agent("Zoe", { line: "signed-out", state: "not-registered" }),
    agent("Abel", { pause: "lunch" }),
    agent("Bob"),
    agent("Anna"),
    agent("Paul", { call: "talking" }),
    agent("Ines", { line: "ready", state: "unreachable" }),
  ];
  expect(inOrder(board).map(({ name }) => name)).toEqual(["Ines", "Paul", "Anna", "Bob", "Abel", "Zoe"]);
});

it.each([
  ["lucía", true],
  ["FERNANDEZ", true],
  ["10", true],
  ["01", false],
  ["", true],
  ["bob", false],
])("a search for %j finds Lucía Fernández, 1002: %s", (text, found) => {
  expect(isFound({ ...agent("Lucía Fernández"), extension: "1002" }, text)).toBe(found);
});

describe("trunks", () => {
  const noon = "2026-11-20T12:00:00.000Z";
  const later = "2026-11-20T12:05:00.000Z";
  it.each([
    [null, null, false],
    [noon, null, false],
    [null, noon, true],
    [noon, later, true],
    [later, noon, false],
  ])("success %s, failure %s: failed %s", (lastSuccessAt, lastFailureAt, failed) => {
    expect(hasFailed({ lastSuccessAt, lastFailureAt, lastFailure: null })).toBe(failed);
  });

  it("together are none, fine, unknown, or so many that need a look", () => {
    expect(trunkSummary([])).toEqual({ kind: "none" });
    expect(trunkSummary([trunk("Sales"), trunk("Bitrix", { state: "not-ours" })])).toEqual({ kind: "fine" });
    expect(trunkSummary([trunk("Sales", { state: "unknown" })])).toEqual({ kind: "unknown" });
    const failed = { lastSuccessAt: null, lastFailureAt: noon, lastFailure: "SIP 403" };
    expect(
      trunkSummary([
        trunk("Sales", { state: "missing" }),
        trunk("Support", { outbound: failed }),
        trunk("Service"),
      ]),
    ).toEqual({ kind: "faulty", count: 2 });
  });
});
