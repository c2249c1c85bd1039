import { expect, test } from "vitest";
import { aNumber, allIsWell, morning, ourServer, wantedForAgents } from "../../testing/numbers.ts";
import { faultAt } from "../../testing/fake-meta.ts";
import { MINUTE } from "../time.ts";
import { STALE_AFTER, viewNumber, type ViewFacts } from "./number-view.ts";

const facts: ViewFacts = { endpoint: "yes", sipServer: ourServer, now: morning, reader: "administrator" };
const template = { name: "may_we_call", language: "en" };
const troubled = aNumber({
  wanted: { ...wantedForAgents, permissionTemplate: template },
  lastError: faultAt("messaging-limit-low", morning),
});

test("an administrator sees what was decided and what went wrong", () => {
  const view = viewNumber(troubled, facts);
  expect([view.wanted?.calling, view.lastError?.kind, view.permissionTemplate]).toEqual([
    "on",
    "messaging-limit-low",
    template,
  ]);
});

test.each(["agent", "supervisor"] as const)(
  "for %s both are null, the settings and the template are there",
  (reader) => {
    const view = viewNumber(troubled, { ...facts, reader });
    expect([view.wanted, view.lastError, view.permissionTemplate, view.meta?.calling]).toEqual([
      null,
      null,
      template,
      "on",
    ]);
  },
);

test.each([
  ["young", {}, 0, false],
  ["after three missed readings", {}, STALE_AFTER + 1, true],
  ["after a failed reading", { readFailedAt: morning }, MINUTE, true],
  ["never read", { meta: null }, 0, false],
])("%s: stale %s", (_name, number, later, stale) => {
  expect(viewNumber(aNumber(number), { ...facts, now: morning + later }).stale).toBe(stale);
});

test("a trunk for another server's number is not ours, whatever Asterisk has", () => {
  const destination = { kind: "own-server", hostname: "sip.fjord.example", port: 5061 } as const;
  expect(viewNumber(aNumber({ destination }), facts).trunk.state).toBe("not-ours");
});

test("a view has nothing but what is named in it: no sealed secret travels along", () => {
  const stored = { ...aNumber({ meta: allIsWell }), sealedPassword: "s", sealedExtensionPassword: "e" };
  expect(Object.keys(viewNumber(stored, facts))).not.toContain("sealedPassword");
  expect(JSON.stringify(viewNumber(stored, facts))).not.toContain("sealed");
});
