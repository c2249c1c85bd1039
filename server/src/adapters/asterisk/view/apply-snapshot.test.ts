import { describe, expect, test } from "vitest";
import { AriChannel } from "../ari-types.ts";
import { applySnapshot, applySweep } from "./apply-snapshot.ts";
import { callOf, emptyState, reduce, type PbxState } from "./pbx-state.ts";
import { phoneOf } from "./phones.ts";
import type { Snapshot } from "./read-asterisk.ts";

const nine = Date.parse("2026-11-21T09:00:00Z");
const now = nine + 60_000;

function aChannel(id: string, name: string, more: object = {}): AriChannel {
  const nobody = { name: "", number: "" };
  const dialplan = { context: "from-webrtc", exten: "s", app_name: "", app_data: "" };
  const base = { id, name, state: "Up", caller: nobody, connected: nobody, dialplan };
  return AriChannel.parse({ ...base, creationtime: "2026-11-21T09:00:00.000+0000", ...more });
}

const lucia = { name: "Lucía", number: "+34655102030" };
const fromLucia = (state: string) =>
  aChannel("c.1", "PJSIP/wa-12145551869-00000001", {
    state,
    caller: lucia,
    dialplan: { context: "from-meta", exten: "+12145551869", app_name: "Queue", app_data: "whatsapp" },
  });
const toCarol = (state: string) =>
  aChannel("c.2", "PJSIP/1003-00000002", {
    state,
    connected: lucia,
    dialplan: {
      context: "from-webrtc",
      exten: "+12145551869",
      app_name: "AppQueue",
      app_data: "(Outgoing Line)",
    },
  });
const fromCarol = aChannel("c.3", "PJSIP/1003-00000003", {
  dialplan: {
    context: "wa-out",
    exten: "+34655102030",
    app_name: "Dial",
    app_data: "PJSIP/wa-12145551869/sip:+34655102030@wa.meta.vc;transport=tls,60,ri",
  },
});
const toLucia = aChannel("c.4", "PJSIP/wa-12145551869-00000004", {
  caller: { name: "", number: "+34655102030" },
  dialplan: { context: "from-meta", exten: "", app_name: "AppDial", app_data: "(Outgoing Line)" },
});

const empty: Snapshot = {
  endpoints: [],
  contacts: new Map(),
  shifts: new Map(),
  channels: [],
  bridges: [],
  dialplan: "ours",
};
const contact = (status: string, uri = "sip:1003@127.0.0.1:5;transport=ws") => ({
  uri,
  extension: "1003",
  status,
  roundTripUs: status === "Reachable" ? 2_500 : 0,
});
const carolsPhone = (status: string): Snapshot => ({
  ...empty,
  endpoints: ["1003"],
  contacts: new Map([["1003", [contact(status)]]]),
});
const phone = (state: PbxState) => phoneOf(state.phones, state.contacts, "1003");

describe("everything is read after a time away", () => {
  test.each([
    ["Reachable", "reachable", 2.5],
    ["NonQualified", "registered", null],
    ["Unreachable", "unreachable", null],
  ])("a phone that Asterisk calls %s is %s, nobody knows since when", (status, state, roundTripMs) => {
    const after = applySnapshot(emptyState, carolsPhone(status), now).state;
    expect(phone(after)).toEqual({ state, since: null, roundTripMs, contacts: 1 });
  });

  test("a phone that is as it was is so since then; one that is gone is gone", () => {
    const event = { type: "ContactStatusChange", contact_info: contactInfo("Reachable") } as const;
    const { state } = reduce(emptyState, event, nine);
    expect(phone(applySnapshot(state, carolsPhone("Reachable"), now).state).since).toBe(nine);
    const away = applySnapshot(state, { ...empty, endpoints: ["1003"] }, now);
    expect(phone(away.state)).toMatchObject({ state: "not-registered", since: null, contacts: 0 });
    expect(away.extensions).toContain("1003");
  });

  test("a call that is talked in: who with whom, and since the legs were joined", () => {
    const bridges = [{ channels: ["c.1", "c.2"], creationtime: nine + 5_000 }];
    const channels = [fromLucia("Up"), toCarol("Up")];
    const { state, records } = applySnapshot(emptyState, { ...empty, channels, bridges }, now);
    expect(records).toEqual([
      expect.objectContaining({
        id: "c.1",
        direction: "inbound",
        customer: "+34655102030",
        customerName: "Lucía",
        extension: "1003",
        startedAt: nine,
        answeredAt: nine + 5_000,
        outcome: "under-way",
      }),
    ]);
    expect(callOf(state, "1003")).toMatchObject({ state: "talking", since: nine + 5_000 });
  });

  test("a call that rings", () => {
    const channels = [fromLucia("Ring"), toCarol("Ringing")];
    const { state } = applySnapshot(emptyState, { ...empty, channels }, now);
    expect(callOf(state, "1003")).toMatchObject({
      direction: "inbound",
      state: "ringing",
      customer: "+34655102030",
      businessNumber: "+12145551869",
    });
  });

  test("a call out", () => {
    const bridges = [{ channels: ["c.3", "c.4"], creationtime: nine + 5_000 }];
    const { state, records } = applySnapshot(
      emptyState,
      { ...empty, channels: [fromCarol, toLucia], bridges },
      now,
    );
    expect(records[0]).toMatchObject({
      id: "c.3",
      direction: "outbound",
      customer: "+34655102030",
      businessNumber: "+12145551869",
      extension: "1003",
    });
    expect(callOf(state, "1003")).toMatchObject({ direction: "outbound", state: "talking" });
  });

  test("read twice, a call is told once; ended meanwhile, it is told as ended", () => {
    const bridges = [{ channels: ["c.1", "c.2"], creationtime: nine + 5_000 }];
    const talking = { ...empty, channels: [fromLucia("Up"), toCarol("Up")], bridges };
    const first = applySnapshot(emptyState, talking, now);
    expect(applySnapshot(first.state, talking, now).records).toEqual([]);
    const [ended] = applySnapshot(first.state, empty, now + 1).records;
    expect(ended).toMatchObject({ id: "c.1", outcome: "answered", endedAt: now + 1 });
  });
});

describe("everything is read again while we listen", () => {
  const reachable = applySnapshot(emptyState, carolsPhone("Reachable"), nine).state;
  const sweep = (state: PbxState, before: PbxState, snapshot: Snapshot) =>
    applySweep(state, before, snapshot, now).state;

  test("a round trip, which no event tells, is learned", () => {
    const slower: Snapshot = {
      ...empty,
      contacts: new Map([["1003", [{ ...contact("Reachable"), roundTripUs: 80_000 }]]]),
    };
    expect(phone(sweep(reachable, reachable, slower))).toMatchObject({ roundTripMs: 80, since: null });
  });

  test("a contact whose end was not told is found to be gone", () => {
    const gone: Snapshot = { ...empty, contacts: new Map([["1003", []]]) };
    expect(phone(sweep(reachable, reachable, gone))).toMatchObject({ state: "not-registered", since: now });
  });

  test("what an event told since the read began is not undone by what was read before", () => {
    const event = { type: "ContactStatusChange", contact_info: contactInfo("Removed") } as const;
    const signedOut = reduce(reachable, event, nine).state;
    expect(phone(sweep(signedOut, reachable, carolsPhone("Reachable"))).state).toBe("not-registered");
    const signedIn = sweep(reachable, emptyState, { ...empty, contacts: new Map([["1003", []]]) });
    expect(phone(signedIn).state).toBe("reachable");
  });

  test("an endpoint that was set up since the read began stays", () => {
    const before = { ...emptyState, endpoints: new Set(["1003"]) };
    const after = { ...before, endpoints: new Set(["1003", "wa-12145551869"]) };
    expect(sweep(after, before, { ...empty, endpoints: ["1003"] }).endpoints).toContain("wa-12145551869");
    expect([...sweep(before, before, { ...empty, endpoints: ["1004"] }).endpoints]).toEqual(["1004"]);
  });

  test("a call whose end was not told is ended; one that began since then goes on", () => {
    const { state } = applySnapshot(emptyState, { ...empty, channels: [fromLucia("Ring")] }, nine);
    const { records, state: after } = applySweep(state, state, empty, now);
    expect(records).toEqual([expect.objectContaining({ id: "c.1", outcome: "missed", endedAt: now })]);
    expect([...after.channels]).toEqual([]);
    expect(applySweep(state, emptyState, empty, now).records).toEqual([]);
  });
});

function contactInfo(contact_status: string) {
  const { uri, roundTripUs } = contact("Reachable");
  return { uri, aor: "1003", contact_status, roundtrip_usec: roundTripUs };
}
