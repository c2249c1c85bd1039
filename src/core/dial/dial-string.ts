import type { NumberFacts, NumberRules } from "../ports/number-rules.ts";

/** What the agent typed or pasted, understood as far as it goes. */
export type DialString =
  | { readonly kind: "empty" }
  /** A number that may be called. `e164` is `+` and digits (ITU-T E.164). */
  | {
      readonly kind: "number";
      readonly e164: string;
      readonly international: string;
      readonly country: string | null;
    }
  /** Might become a number: too few digits so far. */
  | { readonly kind: "incomplete"; readonly country: string | null }
  | { readonly kind: "invalid"; readonly fault: DialFault };

/**
 * `no-country`: digits without a country code, and no home country is set to complete them.
 * `not-a-number`: holds something that belongs to no phone number.
 * `impossible`: no number of that country looks like this.
 */
export type DialFault = "no-country" | "not-a-number" | "too-long" | "impossible";

const longestInput = 200;
const fewestDigits = 5;
const mostDigits = 15;

/**
 * Understands a number in any form people paste: spaces, brackets, dots, `00` or `+`, `tel:` links,
 * WhatsApp links (`wa.me/…`, `api.whatsapp.com/send?phone=…`), labels ("Tel.:"), digits of other scripts. An extension
 * behind a number is understood and left out: WhatsApp has none.
 * Never drops anything it does not understand: a string with letters or `&` is a fault, not a shorter number.
 *
 * `home`: the country (ISO 3166) that a number without country code is of, once somebody has said so.
 */
export function readDialString(text: string, rules: NumberRules, home: string | null = null): DialString {
  const pasted = text.trim();
  if (pasted === "") return { kind: "empty" };
  if (pasted.length > longestInput) return { kind: "invalid", fault: "too-long" };
  const written = plainOf(pasted);
  if (written === "") return { kind: "empty" };
  const plain = isNational(written) && home !== null ? fromHome(written, rules, home) : written;
  if (!/^\+?\d*$/.test(plain)) return { kind: "invalid", fault: "not-a-number" };
  const digits = plain.replace("+", "").length;
  return digits > mostDigits
    ? { kind: "invalid", fault: "too-long" }
    : judged(rules.understand(plain), digits);
}

function judged(found: NumberFacts, digits: number): DialString {
  if (digits < fewestDigits || found.kind === "too-short") {
    return { kind: "incomplete", country: found.kind === "no-country" ? null : found.country };
  }
  switch (found.kind) {
    case "possible":
      return { kind: "number", e164: found.e164, international: found.international, country: found.country };
    case "no-country":
      return { kind: "invalid", fault: "no-country" };
    case "impossible":
      return { kind: "invalid", fault: "impossible" };
  }
}

/** Whether the text is a number without a country code: of which country must be known before it can be called. */
export function lacksCountry(text: string): boolean {
  return text.length <= longestInput && isNational(plainOf(text.trim()));
}

function isNational(plain: string): boolean {
  return /^\d+$/.test(plain) && plain.length >= fewestDigits;
}

function fromHome(digits: string, rules: NumberRules, home: string): string {
  return rules.national?.complete(digits, home) ?? digits;
}

/** Digits, with a + before them where the country code is there; whatever else was written stays and is refused. */
function plainOf(pasted: string): string {
  return withoutPunctuation(withoutExtension(asciiDigits(withoutWrapping(halfWidth(pasted)))));
}

const waMe = /^(?:https?:\/\/)?(?:www\.)?wa\.me\/(?:call\/)?([^/?#]+)\/?(?:[?#].*)?$/i;
/** One `phone` only: of two, each browser and server would pick its own. */
const sendLink =
  /^(?!.*[?&]phone=.*&phone=)(?:whatsapp:\/\/|(?:https?:\/\/)?(?:(?:api|web|www)\.)?whatsapp\.com\/)send\/?\?(?:[^#]*&)?phone=([^&#]*)(?:[&#].*)?$/i;
/** RFC 3966, with the parameters that may follow the number; an extension means nothing on WhatsApp. */
const telLink = /^(?:tel|callto|sms|web\+call):(?:\/\/)?([^;]*)(?:;[\w-]+(?:=[^;]*)?)*$/i;

/** Takes a number out of a link that carries one. In WhatsApp's links the country code always comes first. */
function withoutWrapping(text: string): string {
  const sent = (waMe.exec(text) ?? sendLink.exec(text))?.[1];
  if (sent !== undefined) return `+${unescaped(sent).replace(/^\+/, "")}`;
  const called = telLink.exec(text)?.[1];
  return called === undefined ? text.replace(label, "") : unescaped(called);
}

/** What stands before a number on cards and in signatures: "Tel.:", "WhatsApp:", «Моб.:». */
const label =
  /^(?:tel[eé]?(?:fono)?|phone|mobile|cell(?:ular)?|m[oó]vil|whats ?app|wa|тел(?:ефон)?|моб(?:ильный)?)\.?\s*:\s*(?=[+(\p{Nd}])/iu;

/** An extension as it is written behind a number; at least seven digits come before it. */
const extension =
  /(?<=(?:\d[ ().\-/]*){7})[ ,;]*(?:ext(?:ension|n)?|x|int(?:erno)?|доб(?:авочный)?|#)[.:]? *\d{1,6}$/iu;

function withoutExtension(text: string): string {
  return text.replace(extension, "");
}

/** The escapes that a number in a link may need; any other stays and is refused. */
function unescaped(text: string): string {
  return text.replaceAll(/%2B/gi, "+").replaceAll("%20", " ");
}

/**
 * Spaces, dashes of every kind, dots, slashes and the marks that text direction leaves in pasted numbers. Not the
 * mark that turns text round (U+202E): what people see and what is dialed would differ. Not line breaks and tabs:
 * what stands on both sides of one are two things.
 */
const separators = /[\p{Zs}\p{Dash_Punctuation}\u2212\u00B7./]|(?!\u202E)\p{Cf}/gu;

const bracketsButZero = /\((?!0\))|(?<!\(0)\)/g;

/**
 * `+44 (0)20` says: dial the zero at home only. Italy and San Marino have no such zero: there it is part of the
 * number, at home and abroad (ITU-T E.164 national numbering plans), however people bracket it.
 */
const homeZero = /^(\+(?!39|378)\d{1,3})\(0\)/;

function withoutPunctuation(text: string): string {
  return text
    .replaceAll(separators, "")
    .replaceAll(bracketsButZero, "")
    .replace(/^00/, "+")
    .replace(homeZero, "$1")
    .replaceAll(/[()]/g, "");
}

/** Full-width letters, digits and signs, as East Asian keyboards write them, in their usual form. */
function halfWidth(text: string): string {
  return text.replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

const zeros = ["٠", "۰", "०", "০", "๐", "੦", "૦", "୦", "௦", "౦", "೦", "൦", "໐", "၀", "០"].map(
  (zero) => zero.codePointAt(0) ?? 0,
);

/**
 * Digits of Arabic, Persian, the scripts of India, Thai, Lao, Burmese and Khmer as 0 to 9. Other signs that look like digits, such as the
 * ² of a footnote, are none.
 */
function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Decimal_Number}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code <= first + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}
