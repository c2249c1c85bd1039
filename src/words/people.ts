import type { Party } from "../core/call/call.ts";
import { featureCodes, parkingPlaces } from "../core/dial/feature-codes.ts";
import type { NumberRules } from "../core/ports/number-rules.ts";
import { words } from "./words.ts";

/** A customer as the screens show them. */
export type Person = {
  /** The name, or the number where there is none. */
  readonly title: string;
  readonly named: boolean;
  /** The number as people write it; null where the title already is it. */
  readonly number: string | null;
  readonly country: string | null;
  readonly initials: string | null;
  /** One person, or the several of a conference. */
  readonly of: "person" | "group";
  /** What they call themselves, where the title is what the agent's contacts call them; null where it is the same. */
  readonly ownName: string | null;
};

const longestName = 80;

/**
 * A text that a stranger wrote, made harmless: control characters and the invisible marks that turn text
 * around or hide parts of it are gone, and it has an end. It is still only ever rendered as text. The joiners
 * stay: Persian, Hindi and emoji are spelt with them.
 */
export function strangersText(text: string, longest = longestName): string {
  const plain = text
    .replaceAll(/(?![\u200c\u200d])\p{Cf}|\p{Cs}|\p{Co}/gu, "")
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (plain.length <= longest) return plain;
  // Not through the middle of a character made of two units.
  return `${plain.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const nobody = { number: null, country: null, initials: null, of: "person", ownName: null } as const;

export function personOf(party: Party, rules: NumberRules): Person {
  const inside = insideName(party.number);
  const name = strangersText(party.name ?? inside ?? "");
  if (name !== "" && inside !== null) return { ...nobody, title: name, named: true, of: ofInside(party) };
  const facts = rules.understand(party.number);
  const written = facts.kind === "possible" ? facts.international : strangersText(party.number, 40);
  const number = written === "" ? words.unknownCustomer : written;
  const country = facts.kind === "no-country" || facts.country === null ? null : countryName(facts.country);
  if (name === "") return { ...nobody, title: number, named: false, country };
  const ownName = strangersText(party.ownName ?? "") || null;
  return { ...nobody, title: name, named: true, number, country, initials: initialsOf(name), ownName };
}

const ofInside = ({ number }: Party): Person["of"] =>
  number === featureCodes.conference ? "group" : "person";

/** What a feature code leads to, where it is nobody with a number. */
function insideName(number: string): string | null {
  if (number === featureCodes.conference) return words.inside.conference;
  if (number === featureCodes.echo) return words.inside.echo;
  return isParkingPlace(number) ? words.inside.parked(placeName(number)) : null;
}

export const isParkingPlace = (number: string): boolean => parkingPlaces.some((place) => place === number);

/** A parking place as it is said: 701. */
export const placeName = (place: string): string => place.replace("*", "");

export type Known = { readonly extension: string; readonly name: string };

/** Somebody of whom only the number or extension is known: a colleague's name, or the number as people write it. */
export function nameOf(number: string, colleagues: readonly Known[], rules: NumberRules): string {
  const colleague = colleagues.find(({ extension }) => extension === number);
  return personOf({ number, name: colleague?.name ?? null }, rules).title;
}

/** The colleague who answered in our place; null where that was not told. */
export function takerName(taker: Party | null): string | null {
  return taker === null ? null : strangersText(taker.name ?? taker.number) || null;
}

/** The first letters of the first and the last word; null for a name without letters. */
export function initialsOf(name: string): string | null {
  const firsts = name
    .split(/\s+/)
    .map((word) => /\p{L}/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined);
  const chosen = firsts.length > 1 ? [firsts[0], firsts[firsts.length - 1]] : firsts;
  return chosen.length === 0 ? null : chosen.join("").toUpperCase();
}

const countries = new Intl.DisplayNames([words.locale], { type: "region", fallback: "none" });

/** "Spain" for "ES"; null for what is no country. */
export function countryName(code: string): string | null {
  return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? null) : null;
}

type Labelled = { readonly number: string; readonly label: string };

/** A business number as agents know it: "Support ··1111". Null where the PBX did not say which. */
export function businessName(number: string | null, known: readonly Labelled[]): string | null {
  if (number === null) return null;
  const ending = number.slice(-4);
  const label = known.find((one) => one.number === number)?.label;
  return label === undefined ? words.unlabelled(ending) : words.business(label, ending);
}
