import { describe, expect, test } from "vitest";
import { readEvent } from "../ari-types.ts";
import { applySnapshot, applySweep } from "./apply-snapshot.ts";
import { emptyState } from "./pbx-state.ts";
import type { Snapshot } from "./read-asterisk.ts";
import { readShifts, shiftToldBy, withShift, type Shifts } from "./shifts.ts";

const now = Date.parse("2026-11-21T12:30:00Z");
const noon = Date.parse("2026-11-21T12:00:00Z");

/** An Asterisk whose queue has these members, each with what its expressions come to. */
function anAsterisk(members: Readonly<Record<string, string>>, list?: string) {
  return (expression: string): Promise<string> => {
    if (expression === "QUEUE_MEMBER_LIST(whatsapp)")
      return Promise.resolve(
        list ??
          Object.keys(members)
            .map((who) => `PJSIP/${who}`)
            .join(","),
      );
    const who = /PJSIP\/(\d+)\)/.exec(expression)?.[1] ?? "";
    return Promise.resolve(members[who] ?? "");
  };
}

describe("what Asterisk says of", () => {
  test.each([
    ["who is ready", "0  ", { state: "ready" }],
    [
      "a pause for lunch",
      `1 ${String(noon / 1000)} lunch`,
      { state: "paused", reason: "lunch", since: noon },
    ],
    ["a pause from elsewhere", "1 ", { state: "paused", reason: null, since: null }],
    ["an earlier pause that is over", `0 ${String(noon / 1000)} lunch`, { state: "ready" }],
  ])("%s", async (_what, text, shift) => {
    expect(await readShifts(anAsterisk({ 1001: text }), ["1001"])).toEqual(new Map([["1001", shift]]));
  });

  test("who is not in the queue, and whom a list that was cut may have had", async () => {
    expect((await readShifts(anAsterisk({ 1001: "0  " }), ["1002"])).get("1002")).toEqual({
      state: "not-in-queue",
    });
    const long = Array.from({ length: 400 }, (_none, index) => `PJSIP/${String(2000 + index)}`).join(",");
    expect((await readShifts(anAsterisk({}, long), ["1002"])).get("1002")).toBeUndefined();
  });

  test("an answer that makes no sense: nothing is claimed", async () => {
    expect(await readShifts(anAsterisk({ 1001: "" }), ["1001"])).toEqual(new Map());
  });
});

const ready = { state: "ready" } as const;
const pausedAt = (since: number | null) => ({ state: "paused", reason: "lunch", since }) as const;

describe("since when somebody is paused", () => {
  test.each([
    ["Asterisk has kept it", new Map([["1001", ready]]), pausedAt(noon), noon],
    ["we saw it come", new Map([["1001", ready]]), pausedAt(null), now],
    ["we saw it come earlier", new Map([["1001", pausedAt(noon)]]), pausedAt(null), noon],
    ["nobody saw it come", new Map(), pausedAt(null), null],
  ] as const)("%s", (_what, known: Shifts, read, since) => {
    expect(withShift(known, "1001", read, now).get("1001")).toEqual(pausedAt(since));
  });

  test("Asterisk has restarted and forgotten why: we have not", () => {
    const forgotten = { state: "paused", reason: null, since: null } as const;
    const known = withShift(new Map([["1001", pausedAt(noon)]]), "1001", forgotten, now);
    expect(known.get("1001")).toEqual(pausedAt(noon));
  });
});

describe("all is read", () => {
  const empty: Snapshot = {
    endpoints: [],
    contacts: new Map(),
    shifts: new Map(),
    channels: [],
    bridges: [],
    dialplan: "ours",
  };
  const saysReady = { ...empty, shifts: new Map([["1001", ready]]) };

  test("at first: each agent is as the queue has them, and whoever looks different is named", () => {
    const { state, extensions } = applySnapshot(emptyState, saysReady, now);
    expect(state.shifts.get("1001")).toEqual(ready);
    const lunch = { ...empty, shifts: new Map([["1001", pausedAt(noon)]]) };
    const swept = applySweep(state, state, lunch, now);
    expect(swept.state.shifts.get("1001")).toEqual(pausedAt(noon));
    expect([...extensions, ...swept.extensions]).toContain("1001");
  });

  test("a pause that was read alone meanwhile is not undone by what was read before", () => {
    const before = applySnapshot(emptyState, saysReady, now).state;
    const paused = { ...before, shifts: withShift(before.shifts, "1001", pausedAt(noon), now) };
    expect(applySweep(paused, before, saysReady, now).state.shifts.get("1001")).toEqual(pausedAt(noon));
  });
});

describe("a SIP MESSAGE has come", () => {
  const told = (message: object, endpoint: object = { technology: "PJSIP", resource: "1001" }) => {
    const read = readEvent(JSON.stringify({ type: "TextMessageReceived", endpoint, message }));
    return read.kind === "event" ? shiftToldBy(read.event) : read;
  };

  test("from an agent about the shift: it is time to look", () => {
    expect(told({ to: "pjsip:shift@pbx.example.com", from: "<sip:1002@x>", body: "ready" })).toBe("1001");
  });

  test.each([
    ["to a colleague", { to: "pjsip:1002@pbx.example.com" }, undefined],
    ["from a trunk", { to: "pjsip:shift@x" }, { technology: "PJSIP", resource: "wa-12145551869" }],
    ["from another technology", { to: "pjsip:shift@x" }, { technology: "XMPP", resource: "1001" }],
  ])("%s: nothing is to be read", (_what, message, endpoint) => {
    expect(told(message, endpoint)).toBeNull();
  });
});
