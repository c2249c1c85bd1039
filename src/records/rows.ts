import * as z from "zod/mini";
import type { Contact } from "../core/contacts/contact.ts";
import { outcomes, type HistoryEntry } from "../core/history/entry.ts";
import { causes } from "../core/quality/causes.ts";
import { levels } from "../core/quality/level.ts";

const figure = z.nullable(z.number());

const end = z.enum(["host", "srflx", "prflx", "relay"]);

/** What was measured may be read in parts: a figure that is not there is one that nobody knows. */
const quality = z.object({
  level: z.catch(z.nullable(z.enum(levels)), null),
  mosMean: z.catch(figure, null),
  mosMin: z.catch(figure, null),
  lossIn: z.catch(figure, null),
  lossOut: z.catch(figure, null),
  jitter: z.catch(figure, null),
  roundTrip: z.catch(figure, null),
  timeToAudio: z.catch(figure, null),
  path: z.catch(z.nullable(z.object({ local: end, remote: end, protocol: z.string() })), null),
  codec: z.catch(z.nullable(z.string()), null),
  causes: z.catch(z.array(z.enum(causes)), []),
});

const entry = z.object({
  id: z.string(),
  direction: z.enum(["inbound", "outbound"]),
  kind: z.enum(["customer", "colleague", "conference", "echo", "parked"]),
  outcome: z.enum(outcomes),
  // A reason that this version does not know (any more) still is one.
  reason: z.string(),
  detail: z.nullable(z.string()),
  party: z.object({ number: z.string(), name: z.nullable(z.string()) }),
  businessNumber: z.nullable(z.string()),
  begun: z.number(),
  answered: figure,
  ended: z.number(),
  quality: z.catch(z.nullable(quality), null),
  note: z.string(),
  tags: z.array(z.string()),
  handled: figure,
});

const contact = z.object({
  id: z.string(),
  name: z.string(),
  company: z.string(),
  email: z.string(),
  note: z.string(),
  isFavourite: z.boolean(),
  numbers: z.array(z.string()).check(z.minLength(1)),
  changed: z.number(),
});

/** A call as it was kept; null for what is none. Its `owner` is left out. */
export function readEntry(row: unknown): HistoryEntry | null {
  const read = entry.safeParse(row);
  if (!read.success) return null;
  const { reason, ...facts } = read.data;
  return { ...facts, reason: reason as HistoryEntry["reason"] };
}

/** A contact as it was kept; null for what is none. */
export function readContact(row: unknown): Contact | null {
  const read = contact.safeParse(row);
  return read.success ? read.data : null;
}
