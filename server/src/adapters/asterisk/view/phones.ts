import type { PhoneAtPbx } from "../../../core/phones/phone.ts";
import type { Instant } from "../../../core/time.ts";

/** One registration. Keyed by its URI, for a second sign-in has another one before the first is gone. */
export type Contact = {
  readonly extension: string;
  readonly state: "reachable" | "registered" | "unreachable";
  readonly roundTripMs: number | null;
};

export type Contacts = ReadonlyMap<string, Contact>;

type PhoneState = Exclude<PhoneAtPbx["state"], "unknown">;

/** `since` null: it was so when we came. */
export type Phones = ReadonlyMap<string, { readonly state: PhoneState; readonly since: Instant | null }>;

/** What Asterisk says of a contact: of an event or of a read. */
export type ContactNews = {
  readonly uri: string;
  readonly extension: string;
  /** Asterisk's word: NonQualified, Reachable, Unreachable, Removed, Unknown, … */
  readonly status: string;
  readonly roundTripUs: number | null;
};

/** The contacts after this news. */
export function withContact(contacts: Contacts, news: ContactNews): Contacts {
  const after = new Map(contacts);
  const contact = contactOf(contacts, news);
  if (contact === null) after.delete(news.uri);
  else after.set(news.uri, contact);
  return after;
}

function contactOf(contacts: Contacts, { uri, extension, status, roundTripUs }: ContactNews): Contact | null {
  const roundTripMs = roundTripUs === null || roundTripUs === 0 ? null : roundTripUs / 1000;
  switch (status) {
    case "Removed":
      return null;
    case "Reachable":
      return { extension, state: "reachable", roundTripMs };
    case "Unreachable":
      return { extension, state: "unreachable", roundTripMs: null };
    default:
      return notYetAsked(contacts, uri, extension);
  }
}

/** A phone that is reachable stays so while a new registration of it is asked for the first time: no flicker. */
function notYetAsked(contacts: Contacts, uri: string, extension: string): Contact {
  const known = contacts.get(uri) ?? contactsOf(contacts, extension).find(isReachable);
  return known?.state === "reachable" ? known : { extension, state: "registered", roundTripMs: null };
}

const isReachable = ({ state }: Contact) => state === "reachable";

export function contactsOf(contacts: Contacts, extension: string): readonly Contact[] {
  return [...contacts.values()].filter((contact) => contact.extension === extension);
}

/** A phone is as good as the best of its contacts. */
export function phoneStateOf(contacts: readonly Contact[]): PhoneState {
  const states = contacts.map(({ state }) => state);
  for (const state of ["reachable", "registered", "unreachable"] as const)
    if (states.includes(state)) return state;
  return "not-registered";
}

/** `since`: when it came to be so, null when it was so before we looked. */
export function withPhone(
  phones: Phones,
  contacts: Contacts,
  extension: string,
  since: Instant | null,
): Phones {
  const state = phoneStateOf(contactsOf(contacts, extension));
  if (phones.get(extension)?.state === state) return phones;
  return new Map(phones).set(extension, { state, since });
}

/** The phone as the port has it, while Asterisk is there. */
export function phoneOf(phones: Phones, contacts: Contacts, extension: string): PhoneAtPbx {
  const own = contactsOf(contacts, extension);
  const known = phones.get(extension);
  return {
    state: known?.state ?? "not-registered",
    since: known?.since ?? null,
    roundTripMs: own.find(isReachable)?.roundTripMs ?? null,
    contacts: own.length,
  };
}
