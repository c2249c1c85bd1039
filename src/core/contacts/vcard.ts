import type { Contact } from "./contact.ts";
import { mostDrafts, type Draft } from "./draft.ts";
import { decodedQuotedPrintable } from "./quoted-printable.ts";

/** What a file of cards holds. `faulty`: the numbers of cards (1 is the first) that do not end, or are within another. */
export type VCards = { readonly drafts: readonly Draft[]; readonly faulty: readonly number[] };

/** A line longer than this is a picture or a key, never a name. In UTF-16 units. */
const longestLine = 20_000;
/** What stands before a value: its name and parameters. In UTF-16 units. */
const longestHead = 500;

type Line = { readonly name: string; readonly params: readonly string[]; readonly value: string };

/**
 * Reads vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350): FN, N, TEL, ORG, EMAIL and NOTE, and the star that Android writes.
 * Never throws; what it does not understand it leaves out.
 */
export function readVCards(text: string): VCards {
  const drafts: Draft[] = [];
  const faulty = new Set<number>();
  let card: Line[] = [];
  let place = 0;
  /** Cards within a card (AGENT of version 2.1): the inner ones are nobody to call. */
  let depth = 0;

  for (const line of linesOf(text)) {
    const edge = edgeOf(line);
    if (edge === null && depth === 1) card.push(line);
    if (edge === "begin") {
      depth += 1;
      if (depth === 1) {
        place += 1;
        card = [];
      } else faulty.add(place);
    }
    if (edge === "end" && depth > 0) {
      depth -= 1;
      if (depth === 0 && drafts.length < mostDrafts) drafts.push(draftOf(card, place));
    }
  }
  if (depth > 0) faulty.add(place);
  return { drafts, faulty: [...faulty] };
}

function edgeOf({ name, value }: Line): "begin" | "end" | null {
  if (value.trim().toUpperCase() !== "VCARD") return null;
  if (name === "BEGIN") return "begin";
  return name === "END" ? "end" : null;
}

/** Unfolds lines: one that begins with a space or tab belongs to the one before (RFC 6350, 3.2). */
function* linesOf(text: string): Generator<Line> {
  let whole = "";
  let isQuoted = false;
  for (const raw of text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)) {
    const isMore = /^[ \t]/.test(raw);
    // Not looked for again in all of a line that has grown long: a file of short pieces would stop the page for minutes.
    if (whole.length < longestHead) isQuoted = isQuotedPrintable(whole);
    const isSoft = isQuoted && whole.endsWith("=");
    if (isMore || isSoft) {
      // A soft break of quoted-printable: the equals sign goes, what follows stays as it is (RFC 2045, 6.7).
      if (whole.length < longestLine)
        whole = isSoft ? whole.slice(0, -1) + raw.replace(/^[ \t]/, "") : whole + raw.slice(1);
      continue;
    }
    const line = lineOf(whole);
    if (line !== null) yield line;
    whole = raw;
    isQuoted = isQuotedPrintable(raw);
  }
  const last = lineOf(whole);
  if (last !== null) yield last;
}

function isQuotedPrintable(line: string): boolean {
  return /QUOTED-PRINTABLE/i.test(line.slice(0, longestHead).split(":", 1)[0] ?? "");
}

/** `group.NAME;PARAM=value:value`; null for anything else. */
function lineOf(text: string): Line | null {
  if (text.length > longestLine) return null;
  const found = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)$/s.exec(text);
  if (found === null) return null;
  const [, name = "", params = "", value = ""] = found;
  const split = params.split(";").filter(Boolean);
  return {
    name: name.toUpperCase(),
    params: split.map((one) => one.toUpperCase()),
    value: decoded(split, value),
  };
}

function decoded(params: readonly string[], value: string): string {
  const has = (pattern: RegExp) => params.some((param) => pattern.test(param));
  if (!has(/^(ENCODING=)?QUOTED-PRINTABLE$/i)) return value;
  return decodedQuotedPrintable(value, has(/^CHARSET="?(ISO-8859-1|WINDOWS-1252)/i) ? "latin-1" : "utf-8");
}

function draftOf(lines: readonly Line[], place: number): Draft {
  const all = (name: string) => lines.filter((line) => line.name === name);
  const first = (name: string) => all(name)[0]?.value ?? "";
  return {
    place,
    name: unescaped(first("FN")).trim() || nameFromParts(first("N")),
    company: partsOf(first("ORG")).filter(Boolean).join(", "),
    email: unescaped(first("EMAIL"))
      .replace(/^mailto:/i, "")
      .trim(),
    note: all("NOTE")
      .map(({ value }) => unescaped(value))
      .join("\n"),
    isFavourite:
      first("X-STARRED") === "1" || /(^|[;,])(starred|favou?rites?)($|[;,])/i.test(first("CATEGORIES")),
    numbers: all("TEL")
      .map(({ value }) => unescaped(value))
      .filter((value) => value.trim() !== ""),
  };
}

/** Family; given; additional; prefixes; suffixes (RFC 6350, 6.2.2), in the order people say them. */
function nameFromParts(value: string): string {
  const [family = "", given = "", additional = "", prefix = "", suffix = ""] = partsOf(value);
  return [prefix, given, additional, family, suffix].filter(Boolean).join(" ");
}

/** The parts of a structured value, split at semicolons that are not escaped. */
function partsOf(value: string): readonly string[] {
  return [...value.matchAll(/((?:\\.|[^\\;])*)(?:;|\\?$)/gs)].map(([, part = ""]) => unescaped(part).trim());
}

function unescaped(value: string): string {
  return value.replaceAll(/\\(.)/gs, (_whole, sign: string) => (/n/i.test(sign) ? "\n" : sign));
}

export type VCardVersion = "3.0" | "4.0";

/** The contacts as a file of cards: UTF-8, lines ended by CR LF and folded at 75 octets. */
export function writeVCards(contacts: readonly Contact[], version: VCardVersion): string {
  return contacts.map((contact) => cardOf(contact, version)).join("");
}

function cardOf(
  { name, company, email, note, isFavourite, numbers }: Contact,
  version: VCardVersion,
): string {
  const lines = [
    "BEGIN:VCARD",
    `VERSION:${version}`,
    `FN:${escaped(name)}`,
    // Version 3.0 demands it; in one part, because names cannot be taken apart.
    `N:${escaped(name)};;;;`,
    ...(company === "" ? [] : [`ORG:${escaped(company)}`]),
    ...numbers.map((number) =>
      version === "4.0" ? `TEL;VALUE=uri:tel:${number}` : `TEL;TYPE=VOICE:${number}`,
    ),
    ...(email === "" ? [] : [`EMAIL:${escaped(email)}`]),
    ...(note === "" ? [] : [`NOTE:${escaped(note)}`]),
    ...(isFavourite ? ["CATEGORIES:starred"] : []),
    "END:VCARD",
  ];
  return lines.map((line) => `${foldedLine(line)}\r\n`).join("");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n|\r|\n/g, "\\n");
}

/** At 75 octets, never through the middle of a character (RFC 6350, 3.2). */
function foldedLine(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const character of line) {
    const more = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + more > 75) {
      pieces.push(piece);
      piece = "";
      // The space that goes before it.
      octets = 1;
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece].join("\r\n ");
}

function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
