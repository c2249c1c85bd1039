import type { Contact } from "../core/contacts/contact.ts";
import type { HistoryEntry, Outcome } from "../core/history/entry.ts";
import type { EndReason } from "../core/call/call.ts";
import type { ContactBook } from "../core/ports/contact-book.ts";
import type { HistoryLog, Keeping } from "../core/ports/history-log.ts";
import type { QualitySummary } from "../core/quality/summary.ts";
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
    takenBy: null,
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

export function aSummary(facts: Partial<QualitySummary> = {}): QualitySummary {
  return {
    level: "good",
    mosMean: 4.2,
    mosMin: 4,
    lossIn: 0,
    lossOut: 0,
    jitter: 4,
    roundTrip: 40,
    timeToAudio: 300,
    path: { local: "host", remote: "host", protocol: "udp" },
    codec: "opus",
    causes: [],
    ...facts,
  };
}

/** A log that only the test keeps. Entries newest first. */
export function fakeHistory(
  start: readonly HistoryEntry[] = [],
  keeping: Keeping = "kept",
): HistoryLog & { readonly add: (entry: HistoryEntry) => void } {
  const shelf = fakeShelf({ keeping, entries: start });
  const change = (id: string, some: Partial<HistoryEntry>): void =>
    shelf.become((state) => ({
      ...state,
      entries: state.entries.map((entry) => (entry.id === id ? { ...entry, ...some } : entry)),
    }));
  return {
    retentionDays: 30,
    state: shelf.state,
    subscribe: shelf.subscribe,
    add: (entry) => shelf.become((state) => ({ ...state, entries: [entry, ...state.entries] })),
    change,
    addQuality: (id, quality) => change(id, { quality }),
    clear: () => shelf.become((state) => ({ ...state, entries: [] })),
  };
}

/** Contacts that only the test keeps, in the order given. Files are the real reader's matter (src/records/csv.ts). */
export function fakeContacts(start: readonly Contact[] = [], keeping: Keeping = "kept"): ContactBook {
  const shelf = fakeShelf({ keeping, contacts: start });
  return {
    state: shelf.state,
    subscribe: shelf.subscribe,
    save: (saved) =>
      shelf.become(({ contacts, ...rest }) => {
        const ids = new Set(saved.map(({ id }) => id));
        return { ...rest, contacts: [...contacts.filter(({ id }) => !ids.has(id)), ...saved] };
      }),
    remove: (ids) =>
      shelf.become(({ contacts, ...rest }) => ({
        ...rest,
        contacts: contacts.filter(({ id }) => !ids.includes(id)),
      })),
    nameOf: (number) => shelf.state().contacts.find(({ numbers }) => numbers.includes(number))?.name ?? null,
    readCsv: (text) =>
      Promise.resolve({ rows: text.split("\n").map((line) => line.split(",")), faultyRows: [] }),
    writeCsv: (rows) => Promise.resolve(rows.map((row) => row.join(",")).join("\n")),
  };
}

function fakeShelf<State>(start: State) {
  const listeners = new Set<() => void>();
  let state = start;
  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become: (next: (state: State) => State): void => {
      state = next(state);
      for (const listener of [...listeners]) listener();
    },
  };
}
