import { expect, it } from "vitest";
import type { HistoryEntry } from "../../core/history/entry.ts";
import type { LineUp } from "../../core/line-up/line-up.ts";
import { aCall, aLine, aLineUp, aReason, friday } from "../../testing/builders.ts";
import { bruno } from "../../testing/people.ts";
import { logCalls, logUnfinished } from "./log-calls.ts";

/** What is written while the phone goes through these line-ups. */
function written(...lineUps: readonly LineUp[]): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const reaction = logCalls({ add: (entry) => void entries.push(entry) }, { now: () => friday + 90_000 });
  const states = lineUps.map((lineUp) => ({ line: aLine("ready"), lineUp }));
  for (const [index, after] of states.entries()) {
    const before = states[index - 1];
    if (before !== undefined) reaction(before, after);
  }
  return entries;
}

const marias = aCall("ended", { id: "marias" });
const brunos = aCall("ended", { id: "brunos", party: bruno, since: null, reason: aReason("missed") });

it("writes a call the moment it is over, once", () => {
  const over = aLineUp([], { recent: [marias] });
  expect(
    written(aLineUp([aCall("established", { id: "marias" })]), over, { ...over, outcome: "marias" }),
  ).toEqual([expect.objectContaining({ id: "marias", outcome: "answered" })]);
});

it("writes the older of two first", () => {
  const ids = written(aLineUp([]), aLineUp([], { recent: [brunos, marias] })).map(({ id }) => id);
  expect(ids).toEqual(["marias", "brunos"]);
});

it("does not mind that the session's list forgets its oldest", () => {
  const full = aLineUp([], { recent: [marias] });
  expect(written(full, aLineUp([], { recent: [brunos] })).map(({ id }) => id)).toEqual(["brunos"]);
});

it("writes a call that went into a conference, whose talk goes on there", () => {
  const merge = { to: "*7", purpose: "merge", progress: "asked" } as const;
  const joining = aCall("established", { id: "marias", transfer: merge });
  const conference = aCall("established", { id: "conference", kind: "conference", merges: ["marias"] });
  expect(written(aLineUp([joining, conference]), aLineUp([conference]))).toEqual([
    expect.objectContaining({ id: "marias", outcome: "answered", reason: "merged", ended: friday + 90_000 }),
  ]);
});

it("writes what signing out ends", () => {
  const entries: HistoryEntry[] = [];
  const lineUp = aLineUp([
    aCall("established", { id: "talk" }),
    aCall("incoming", { id: "offer", party: bruno }),
  ]);
  const log = { add: (entry: HistoryEntry) => void entries.push(entry) };
  logUnfinished(log, { line: aLine("ready"), lineUp }, { now: () => friday + 90_000 });
  expect(entries.map(({ id, outcome, ended }) => [id, outcome, ended])).toEqual([
    ["talk", "answered", friday + 90_000],
    ["offer", "declined", friday + 90_000],
  ]);
});
