import * as v from "valibot";
import type { Contact } from "../core/contacts/contact.ts";
import { outcomes, type HistoryEntry } from "../core/history/entry.ts";
import { causes } from "../core/quality/causes.ts";
import { levels } from "../core/quality/level.ts";

const figure = v.nullable(v.number());

const end = v.picklist(["host", "srflx", "prflx", "relay"]);

/** What was measured may be read in parts: a figure that is not there is one that nobody knows. */
const quality = v.object({
  level: v.fallback(v.nullable(v.picklist(levels)), null),
  mosMean: v.fallback(figure, null),
  mosMin: v.fallback(figure, null),
  lossIn: v.fallback(figure, null),
  lossOut: v.fallback(figure, null),
  jitter: v.fallback(figure, null),
  roundTrip: v.fallback(figure, null),
  timeToAudio: v.fallback(figure, null),
  path: v.fallback(v.nullable(v.object({ local: end, remote: end, protocol: v.string() })), null),
  codec: v.fallback(v.nullable(v.string()), null),
  causes: v.fallback(v.array(v.picklist(causes)), []),
});

const party = v.object({ number: v.string(), name: v.nullable(v.string()) });

const entry = v.object({
  id: v.string(),
  direction: v.picklist(["inbound", "outbound"]),
  kind: v.picklist(["customer", "colleague", "conference", "echo", "parked"]),
  outcome: v.picklist(outcomes),
  // A reason that this version does not know (any more) still is one.
  reason: v.string(),
  detail: v.nullable(v.string()),
  // Calls kept by earlier versions do not have it.
  takenBy: v.fallback(v.nullable(party), null),
  party,
  businessNumber: v.nullable(v.string()),
  begun: v.number(),
  answered: figure,
  ended: v.number(),
  quality: v.fallback(v.nullable(quality), null),
  note: v.string(),
  tags: v.array(v.string()),
  handled: figure,
});

const contact = v.object({
  id: v.string(),
  name: v.string(),
  company: v.string(),
  email: v.string(),
  note: v.string(),
  isFavourite: v.boolean(),
  numbers: v.pipe(v.array(v.string()), v.minLength(1)),
  changed: v.number(),
});

/** A call as it was kept; null for what is none. Its `owner` is left out. */
export function readEntry(row: unknown): HistoryEntry | null {
  const read = v.safeParse(entry, row);
  if (!read.success) return null;
  const { reason, ...facts } = read.output;
  return { ...facts, reason: reason as HistoryEntry["reason"] };
}

/** A contact as it was kept; null for what is none. */
export function readContact(row: unknown): Contact | null {
  const read = v.safeParse(contact, row);
  return read.success ? read.output : null;
}
