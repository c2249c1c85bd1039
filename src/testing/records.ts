import type { Contact } from "../core/contacts/contact.ts";
import type { HistoryEntry, Outcome } from "../core/history/entry.ts";
import type { EndReason } from "../core/call/call.ts";
import { friday } from "./builders.ts";
import { maria, sales } from "./people.ts";

const reasons: Readonly<Record<Outcome, EndReason["kind"]>> = {
  answered: "hung-up-by-customer",
  missed: "missed",
  declined: "declined",
  "answered-elsewhere": "answered-elsewhere",
  transferred: "transferred",
  parked: "parked",
  unanswered: "no-answer",
  failed: "no-permission",
};

const talked: readonly Outcome[] = ["answered", "transferred", "parked"];

/** A call in the log that went this way, with the facts that matter to the example. */
export function anEntry(outcome: Outcome, facts: Partial<HistoryEntry> = {}): HistoryEntry {
  const begun = facts.begun ?? friday;
  return {
    id: "call-1",
    direction: outcome === "unanswered" || outcome === "failed" ? "outbound" : "inbound",
    kind: "customer",
    outcome,
    reason: reasons[outcome],
    detail: null,
    party: maria,
    businessNumber: sales,
    begun,
    answered: talked.includes(outcome) ? begun + 5_000 : null,
    ended: begun + 65_000,
    quality: null,
    note: "",
    tags: [],
    handled: null,
    ...facts,
  };
}

export function aContact(facts: Partial<Contact> = {}): Contact {
  return {
    id: "contact-1",
    name: "Mariana O.",
    company: "",
    email: "",
    note: "",
    isFavourite: false,
    numbers: [maria.number],
    changed: friday,
    ...facts,
  };
}
