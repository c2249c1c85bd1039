import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import type { CallRecord } from "../../../core/calls/call-record.ts";
import { readEvent } from "../ari-types.ts";
import { callOf, emptyState, reduce, type PbxState } from "./pbx-state.ts";
import { phoneOf } from "./phones.ts";

/*
 * What a real Asterisk 22.10.1 sent, kept as it came: one event a line, with the milliseconds since the recording began.
 * Lucía (+34655102030) and the business number +12145551869; Carol has 1003, Dave 1004.
 */
const recordings = path.join(import.meta.dirname, "recorded");

/** Everything that a recording makes us say, each with its time. */
function play(name: string, state: PbxState = emptyState) {
  const said: (readonly [ms: number, what: string])[] = [];
  const records: CallRecord[] = [];
  let now = state;
  for (const line of readFileSync(path.join(recordings, `${name}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")) {
    const at = (JSON.parse(line) as { ms: number }).ms;
    const read = readEvent(line);
    if (read.kind === "unreadable") throw new Error(`cannot read ${read.type}`);
    if (read.kind === "other") continue;
    const before = now;
    const reduced = reduce(now, read.event, at);
    now = reduced.state;
    for (const extension of new Set(reduced.extensions)) {
      const [was, is] = [lineOf(before, extension), lineOf(now, extension)];
      if (was !== is) said.push([at, `${extension} ${is}`]);
    }
    if (reduced.record !== null) records.push(reduced.record);
    if (reduced.trunk !== null) {
      const { direction, change } = reduced.trunk;
      said.push([
        at,
        `${direction} ${"lastFailureAt" in change ? `failed: ${change.lastFailure}` : "works"}`,
      ]);
    }
  }
  return { said, records, state: now };
}

function lineOf(state: PbxState, extension: string): string {
  const { state: phone, contacts } = phoneOf(state.phones, state.contacts, extension);
  const call = callOf(state, extension);
  return call === null
    ? `${phone} (${contacts})`
    : `${call.direction} ${call.state} ${call.customer ?? "nobody"}`;
}

const what = (played: ReturnType<typeof play>) => played.said.map(([, said]) => said);

describe("a phone", () => {
  const signedIn = play("phone-signs-in").state;

  test("signs in, is asked whether it answers, and does", () => {
    expect(what(play("phone-signs-in"))).toEqual(["1003 registered (1)", "1003 reachable (1)"]);
    expect(phoneOf(signedIn.phones, signedIn.contacts, "1003")).toMatchObject({
      since: 14,
      roundTripMs: 1.888,
    });
  });

  test("that signs in elsewhere does not flicker: it is reachable all the time", () => {
    const { said, state } = play("phone-elsewhere", signedIn);
    expect(said.map(([, line]) => line)).toEqual(["1003 reachable (2)", "1003 reachable (1)"]);
    expect(phoneOf(state.phones, state.contacts, "1003").since).toBe(
      phoneOf(signedIn.phones, signedIn.contacts, "1003").since,
    );
  });

  test("whose socket dies is gone at once", () => {
    const elsewhere = play("phone-elsewhere", signedIn).state;
    expect(what(play("phone-socket-dies", elsewhere))).toEqual(["1003 not-registered (0)"]);
  });

  test("that signs out is gone", () => {
    expect(what(play("phone-signs-out")).at(-1)).toBe("1003 not-registered (0)");
  });

  test("that does not answer is registered, and then unreachable", () => {
    expect(play("phone-silent").said).toEqual([
      [expect.any(Number), "1003 registered (1)"],
      [expect.closeTo(2000, -2), "1003 unreachable (1)"],
    ]);
  });
});

describe("a customer calls", () => {
  const call = {
    direction: "inbound",
    customer: "+34655102030",
    customerName: "Lucía",
    businessNumber: "+12145551869",
    agentName: null,
    failure: null,
  } as const;
  const ringing = ["1003 inbound ringing +34655102030", "1004 inbound ringing +34655102030"];

  test("and Carol answers: she talks, Dave's phone is silent again", () => {
    const played = play("in-answered");
    expect(what(played)).toEqual([
      "inbound works",
      ...ringing,
      "1003 inbound talking +34655102030",
      "1004 not-registered (0)",
      "1003 not-registered (0)",
    ]);
    const [began, answered, ended] = played.records;
    expect(began).toMatchObject({ ...call, extension: null, answeredAt: null, outcome: "under-way" });
    expect(answered).toMatchObject({ ...call, extension: "1003", endedAt: null, outcome: "under-way" });
    expect(ended).toMatchObject({ ...call, id: began?.id, extension: "1003", outcome: "answered" });
    expect(ended!.startedAt).toBeLessThan(ended!.answeredAt!);
    expect(ended!.answeredAt).toBeLessThan(ended!.endedAt!);
    expect(played.records).toHaveLength(3);
  });

  it.each(["in-given-up", "in-declined"])("and nobody takes it: missed (%s)", (recording) => {
    const { records, state, said } = play(recording);
    expect(said.map(([, line]) => line)).toEqual(expect.arrayContaining(ringing));
    expect(records.map(({ outcome }) => outcome)).toEqual(["under-way", "missed"]);
    expect(records.at(-1)).toMatchObject({ ...call, extension: null, answeredAt: null });
    expect([...state.calls, ...state.channels, ...state.dials]).toEqual([]);
  });
});

describe("Carol calls a customer", () => {
  const call = {
    direction: "outbound",
    customer: "+34655102030",
    businessNumber: "+12145551869",
    extension: "1003",
  };

  test.each([
    [
      "who has not allowed it",
      "out-refused",
      "refused",
      "403 No Approved Call Permission Found: No approved call permission from the recipient",
    ],
    ["who declines", "out-busy", "declined", null],
    ["and thinks better of it", "out-cancelled", "cancelled", null],
  ])("%s", (_what, recording, outcome, failure) => {
    const { records, said } = play(recording);
    expect(records.at(-1)).toMatchObject({ ...call, outcome, failure, answeredAt: null });
    expect(said.map(([, line]) => line)).toEqual(
      expect.arrayContaining([
        "1003 outbound ringing +34655102030",
        "1003 not-registered (0)",
        "outbound works",
      ]),
    );
  });

  test("who answers: she talks until the customer's leg ends", () => {
    const { records, said } = play("out-answered");
    expect(records.at(-1)).toMatchObject({ ...call, outcome: "answered", failure: null });
    expect(said.map(([, line]) => line)).toEqual([
      "1003 outbound ringing +34655102030",
      "outbound works",
      "outbound works",
      "1003 outbound talking +34655102030",
      "1003 not-registered (0)",
    ]);
  });

  test("from a number that is not ours: that is no call", () => {
    expect(play("not-allowed")).toMatchObject({ said: [], records: [] });
  });
});

describe("what Asterisk sends", () => {
  test.each([
    ["a kind we do not know", { type: "ChannelDtmfReceived", digit: "1" }, "other"],
    ["one of ours in another shape", { type: "ChannelCreated", channel: { id: 7 } }, "unreadable"],
    ["a time that is none", { type: "Dial", peer: { creationtime: "yesterday" } }, "unreadable"],
    ["nothing with a type", ["x"], "other"],
  ])("%s", (_what, event, kind) => {
    expect(readEvent(JSON.stringify(event)).kind).toBe(kind);
  });

  test("no JSON", () => {
    expect(readEvent("Asterisk").kind).toBe("unreadable");
  });

  test("twice the same, and the end of what nobody saw begin: nothing breaks", () => {
    const once = play("in-answered");
    expect(play("in-answered", once.state).records).toHaveLength(3);
    const ends = play("out-busy", play("in-answered").state);
    expect([...ends.state.channels]).toEqual([]);
  });
});
