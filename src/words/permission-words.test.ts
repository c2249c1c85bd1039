import { describe, expect, it } from "vitest";
import type { Permission } from "../api/contract.ts";
import { aMetaFault, aPermission as anyPermission } from "../testing/api-builders.ts";
import { asOf, tellPermission, type Surroundings } from "./permission-words.ts";

/** Friday at nine in the morning wherever the test runs: it is about what agents read. */
const nine = new Date(2026, 10, 20, 9).getTime();
const iso = (instant: number) => new Date(instant).toISOString();
const aPermission = (facts: Partial<Permission>) =>
  anyPermission({ expiresAt: iso(new Date(2026, 10, 26, 18).getTime()), ...facts });
const hour = 3_600_000;
const day = 24 * hour;
const around: Surroundings = { now: nine, template: "there", oldSince: null };
const none = { state: "none", verb: "ask", expiresAt: null } as const;
const used = { left: 0, max: 1, until: iso(nine + 5 * hour) };

// prettier-ignore
const table: readonly (readonly [permission: Partial<Permission>, around: Partial<Surroundings>, offer: string, line: string, chip: string])[] = [
  // permission                                                             around  offer                                line                                                                                  chip
  [{},                                                                      {}, "call",                                  "May be called until Thu 26 Nov, 18:00.",                                             "May be called"],
  [{ state: "permanent", expiresAt: null },                                 {}, "call",                                  "May be called at any time.",                                                         "May be called"],
  [{ unanswered: row(1, "warns-customer") },                                {}, "call",                                  "1 call unanswered. After one more, WhatsApp tells the customer.",         "May be called"],
  [{ unanswered: row(2, "nothing") },                                       {}, "call",                                  "May be called until Thu 26 Nov, 18:00. 2 calls in a row unanswered.",                         "May be called"],
  [{ unanswered: row(3, "ends-permission") },                               {}, "call",                                  "3 calls in a row unanswered. One more ends the permission.",                       "May be called"],
  [{ calls: { left: 1, max: 100, until: null } },                           {}, "call",                                  "May be called until Thu 26 Nov, 18:00. 1 call left today.",                          "May be called"],
  [{ unknown: aMetaFault("unreachable"), readAt: iso(nine - 2 * hour) },      {}, "call",                                  "May be called until Thu 26 Nov, 18:00. As of today 07:00.",                          "May be called"],
  [{},                                            { oldSince: nine - hour }, "call",                                   "May be called until Thu 26 Nov, 18:00. As of today 08:00.",                          "May be called"],
  [{ state: "unknown", expiresAt: null },                                   {}, "call",                                  "Permission not known yet.",                                                          "Not known"],
  [{ state: "unknown", expiresAt: null, unknown: aMetaFault("unreachable") },   {}, "call",                                  "Permission not known: Meta gives no answer.",                                        "Not known"],
  [{ state: "permanent", verb: "wait", waitUntil: iso(nine + hour), calls: { left: 0, max: 100, until: iso(nine + hour) } }, {}, "wait: Wait until today 10:00", "All 100 calls of the last 24 hours are used.",             "Wait"],
  [{ verb: "wait", waitUntil: null },                                       {}, "wait: Wait",                            "WhatsApp allows no call to this customer at the moment.",                            "Wait"],
  [none,                                                                    {}, "ask first",                             "Has not allowed calls yet.",                                                         "Not allowed"],
  [{ ...none, window: iso(nine + hour) },           { template: "none" }, "ask first",                                 "Has not allowed calls yet.",                                                         "Not allowed"],
  [none,                                              { template: "none" }, "no-way",                                    "Not allowed yet. To be asked they must write first: this number has no template.",   "Not allowed"],
  [{ ...none, declinedAt: iso(nine - day) },                              {}, "ask first",                             "Declined Thu 19 Nov, 09:00: may not be called.",                                     "Declined"],
  [{ ...none, pending: iso(nine - hour) },                                {}, "ask again",                             "Asked today 08:00, no answer yet.",                           "Asked"],
  [{ ...none, verb: "wait", waitUntil: used.until, requests: { day: used, week: null }, pending: iso(nine - hour) }, {}, "asked: Asked, waiting for the answer", "Asked today 08:00. Call appears here once they allow it.", "Asked"],
  [{ ...none, verb: "wait", waitUntil: used.until, requests: { day: used, week: null } }, {}, "wait: Wait until today 14:00", "Asked as often as WhatsApp allows for now.",                                          "Not allowed"],
  [{ ...none, verb: "wait", waitUntil: null },                              {}, "wait: Wait",                            "WhatsApp allows no request at the moment.",                                          "Not allowed"],
  [{ expiresAt: iso(nine - hour) },                                       {}, "ask first",                             "The permission ended today 08:00.",                                                  "Not allowed"],
];

function row(inARow: number, next: Permission["unanswered"]["next"]): Permission["unanswered"] {
  return { inARow, warnsAt: 2, endsAt: 4, next };
}

describe("a permission in words", () => {
  it.each(table)("%j, %j: %s; %s", (facts, near, offer, line, chip) => {
    const telling = tellPermission(aPermission(facts), { ...around, ...near });
    const told = telling.offer;
    const detail = "text" in told ? `: ${told.text}` : "how" in told ? ` ${told.how}` : "";
    expect(`${told.kind}${detail}`).toBe(offer);
    expect(telling.line).toBe(line);
    expect(telling.chip.text).toBe(chip);
  });

  it("warns in colour too before the call that would end it", () => {
    const telling = tellPermission(aPermission({ unanswered: row(3, "ends-permission") }), around);
    expect(telling.tone).toBe("warn");
  });
});

describe("a permission that was read a while ago", () => {
  it("ends at its time, though nobody tells", () => {
    const read = aPermission({ expiresAt: iso(nine + hour) });
    expect(asOf(read, nine + hour - 1).verb).toBe("call");
    expect(asOf(read, nine + hour)).toMatchObject({ state: "none", verb: "ask" });
  });

  it("waits no longer than it said", () => {
    const limited = { verb: "wait", waitUntil: iso(nine + hour) } as const;
    expect(asOf(aPermission({ ...limited, state: "permanent" }), nine + hour).verb).toBe("call");
    expect(asOf(aPermission({ ...limited, ...none, verb: "wait" }), nine + hour).verb).toBe("ask");
  });
});
