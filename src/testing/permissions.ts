import type { MetaFault, MetaFaultKind, Permission } from "../api/contract.ts";
import { maria } from "./people.ts";

/** The moment these examples play, Friday at nine in the morning wherever the test runs: they are about what is shown. */
export const nine = new Date(2026, 10, 20, 9).getTime();

export const iso = (instant: number): string => new Date(instant).toISOString();

/** The id that the examples' backend has for Sales. */
export const salesId = "11111111-1111-4111-8111-111111111111";

/** María may be called from Sales for some days; nothing is used up. */
export function aPermission(facts: Partial<Permission> = {}): Permission {
  return {
    numberId: salesId,
    customer: maria.number,
    state: "temporary",
    expiresAt: iso(new Date(2026, 10, 26, 18).getTime()),
    verb: "call",
    waitUntil: null,
    calls: { left: 98, max: 100, until: null },
    requests: { day: { left: 1, max: 1, until: null }, week: { left: 2, max: 2, until: null } },
    unanswered: { inARow: 0, warnsAt: 2, endsAt: 4, next: "nothing" },
    window: null,
    pending: null,
    declinedAt: null,
    readAt: iso(nine),
    unknown: null,
    ...facts,
  };
}

export function aFault(kind: MetaFaultKind, facts: Partial<MetaFault> = {}): MetaFault {
  return { kind, code: null, subcode: null, text: null, at: iso(nine), nextAllowedAt: null, ...facts };
}
