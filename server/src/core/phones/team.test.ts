import { expect, test } from "vitest";
import { alice, bob, nora } from "../../testing/people.ts";
import type { Destination } from "../numbers/business-number.ts";
import type { CallAtPbx, PhoneAtPbx, ShiftAtPbx } from "./phone.ts";
import { buildTeam, shiftOf, trunkState, type TeamSources } from "./team.ts";

const reachable: PhoneAtPbx = { state: "reachable", since: 5, roundTripMs: 12.5, contacts: 1 };
const silent: PhoneAtPbx = { state: "not-registered", since: null, roundTripMs: null, contacts: 0 };
const noNews = { lastSuccessAt: null, lastFailureAt: null, lastFailure: null };
const support = {
  id: "n1",
  number: "+12145550111",
  label: "Support",
  destination: { kind: "agents" },
  inbound: noNews,
  outbound: { ...noNews, lastFailureAt: 3, lastFailure: "403 Forbidden" },
} as const;

const call: CallAtPbx = {
  direction: "inbound",
  state: "talking",
  customer: "+4915112345678",
  customerName: "Ida",
  businessNumber: support.number,
  since: 7,
};

const sources: TeamSources = {
  link: { state: "connected", since: 1 },
  phone: (extension) => (extension === "1001" ? reachable : silent),
  shift: (extension) =>
    extension === "1001" ? { state: "paused", reason: "lunch", since: 8 } : { state: "ready" },
  call: (extension) => (extension === "1001" ? call : null),
  hasTrunk: () => "yes",
  browser: (personId) =>
    personId === alice.id ? { line: "ready", at: 6 } : { line: "signed-out", at: null },
};

test("the board shows who has a phone, both views of it, their call by the number's label, and the trunks", () => {
  const disabled = { ...bob, id: "x", extension: "1003", disabled: true };
  expect(buildTeam([alice, bob, nora, disabled], [support], sources)).toEqual({
    pbx: sources.link,
    agents: [
      {
        personId: alice.id,
        name: "Alice Lind",
        extension: "1001",
        phone: { ...reachable, pbx: sources.link },
        browser: { line: "ready", at: 6 },
        shift: { state: "paused", reason: "lunch", since: 8 },
        call: {
          direction: "inbound",
          state: "talking",
          customer: "+4915112345678",
          customerName: "Ida",
          label: "Support",
          since: 7,
        },
      },
      {
        personId: bob.id,
        name: "Bob Ortiz",
        extension: "1002",
        phone: { ...silent, pbx: sources.link },
        browser: { line: "signed-out", at: null },
        shift: { state: "offline", reason: null, since: null },
        call: null,
      },
    ],
    trunks: [
      {
        numberId: "n1",
        number: support.number,
        label: "Support",
        state: "set-up",
        inbound: noNews,
        outbound: support.outbound,
      },
    ],
  });
});

test("a call of a number that is not ours has no label", () => {
  const internal = { ...sources, call: () => ({ ...call, businessNumber: null, customer: null }) };
  expect(buildTeam([alice], [support], internal).agents[0]?.call).toMatchObject({
    label: null,
    customer: null,
  });
  const removed = { ...sources, call: () => ({ ...call, businessNumber: "+12145559999" }) };
  expect(buildTeam([alice], [support], removed).agents[0]?.call?.label).toBeNull();
});

test.each<[ShiftAtPbx, PhoneAtPbx["state"], string]>([
  [{ state: "ready" }, "reachable", "ready"],
  [{ state: "ready" }, "unreachable", "ready"],
  [{ state: "ready" }, "not-registered", "offline"],
  [{ state: "paused", reason: null, since: null }, "reachable", "paused"],
  [{ state: "paused", reason: "lunch", since: 8 }, "not-registered", "paused"],
  [{ state: "not-in-queue" }, "not-registered", "not-in-queue"],
  [{ state: "unknown" }, "not-registered", "unknown"],
])("a queue that has %o, and a phone that is %s: the shift is %s", (shift, state, shown) => {
  expect(shiftOf(shift, { state }).state).toBe(shown);
});

const elsewhere: Destination = { kind: "own-server", hostname: "sip.haug.example", port: 5061 };

test.each<[Destination, "yes" | "no" | "unknown", string]>([
  [{ kind: "agents" }, "yes", "set-up"],
  [{ kind: "agents" }, "no", "missing"],
  [{ kind: "agents" }, "unknown", "unknown"],
  [{ kind: "extension", extension: "2001" }, "yes", "set-up"],
  [{ kind: "bitrix24" }, "no", "missing"],
  [elsewhere, "no", "not-ours"],
  [elsewhere, "unknown", "not-ours"],
])("a trunk to %o that Asterisk has: %s is %s", (destination, inAsterisk, state) => {
  expect(trunkState(destination, inAsterisk)).toBe(state);
});
