import { ContactRound, Headset, History, Phone } from "lucide-react";
import { named } from "../../core/contacts/naming.ts";
import type { Contact } from "../../core/contacts/contact.ts";
import { readDialString } from "../../core/dial/dial-string.ts";
import type { HistoryEntry } from "../../core/history/entry.ts";
import type { ContactBook } from "../../core/ports/contact-book.ts";
import type { NumberRules } from "../../core/ports/number-rules.ts";
import { paletteWords } from "../../words/palette-words.ts";
import { countryName, personOf } from "../../words/people.ts";
import type { Item } from "./item.ts";

const texts = paletteWords;

/** A way to call somebody, where there is one now. */
export type CallOf = (
  whom: Pick<HistoryEntry, "kind" | "party" | "businessNumber">,
) => (() => void) | undefined;

type Around = { readonly rules: NumberRules; readonly callOf: CallOf };

/** The number that was typed, if it is one. */
export function numberItem(
  text: string,
  home: string | null,
  nameOf: ContactBook["nameOf"],
  { rules, callOf }: Around,
): readonly Item[] {
  const read = readDialString(text, rules, home);
  if (read.kind !== "number") return [];
  const party = { number: read.e164, name: nameOf(read.e164) };
  const run = callOf({ kind: "customer", party, businessNumber: null });
  if (run === undefined) return [];
  const country = read.country === null ? null : countryName(read.country);
  const detail = [party.name, country].filter((part) => part !== null).join(" · ");
  const title = texts.callNumber(read.international);
  return [{ id: "number", group: "number", title, detail: detail || null, Icon: Phone, hints: "", run }];
}

/** Each number of each contact. */
export function contactItems(contacts: readonly Contact[], { rules, callOf }: Around): readonly Item[] {
  return contacts.flatMap(({ id, name, company, numbers }) =>
    numbers.flatMap((number) => {
      const party = { number, name };
      const run = callOf({ kind: "customer", party, businessNumber: null });
      if (run === undefined) return [];
      const written = personOf({ number, name: null }, rules).title;
      const detail = [written, company].filter(Boolean).join(" · ");
      return [
        {
          id: `contact ${id} ${number}`,
          group: "people" as const,
          title: personOf(party, rules).title,
          detail,
          Icon: ContactRound,
          hints: number,
          run,
        },
      ];
    }),
  );
}

/** Far enough back to find a customer of this week by. */
const mostRecent = 300;

/** The last calls, each party once; who is in the contacts stands there already. */
export function recentItems(
  entries: readonly HistoryEntry[],
  nameOf: ContactBook["nameOf"],
  { rules, callOf }: Around,
): readonly Item[] {
  const seen = new Set<string>();
  return entries.slice(0, mostRecent).flatMap((entry) => {
    const { number } = entry.party;
    if (seen.has(number) || entry.kind !== "customer" || nameOf(number) !== null) return [];
    seen.add(number);
    const run = callOf(entry);
    if (run === undefined) return [];
    const person = personOf(named(entry.party, nameOf), rules);
    const detail = [person.number, person.country].filter((part) => part !== null).join(" · ");
    return [
      {
        id: `recent ${entry.id}`,
        group: "recent" as const,
        title: person.title,
        detail: detail || null,
        Icon: History,
        hints: number,
        run,
      },
    ];
  });
}

export function colleagueItems(
  colleagues: readonly { readonly extension: string; readonly name: string }[],
  { rules, callOf }: Around,
): readonly Item[] {
  return colleagues.flatMap(({ extension, name }) => {
    const party = { number: extension, name };
    const run = callOf({ kind: "colleague", party, businessNumber: null });
    if (run === undefined) return [];
    return [
      {
        id: `colleague ${extension}`,
        group: "colleagues" as const,
        title: personOf(party, rules).title,
        detail: texts.colleague(extension),
        Icon: Headset,
        hints: extension,
        run,
      },
    ];
  });
}
