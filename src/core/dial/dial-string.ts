import type { NumberRules } from "../ports/number-rules.ts";

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

/**
 * Understands a number in any form people paste: spaces, brackets, dots, `00` or `+`, `tel:` links,
 * WhatsApp links (`wa.me/…`, `api.whatsapp.com/send?phone=…`), digits of other scripts.
 * Never drops anything it does not understand: a string with letters or `&` is a fault, not a shorter number.
 */
export function readDialString(text: string, rules: NumberRules): DialString {
  const bare = withoutWrapping(text.slice(0, longestInput + 1).normalize("NFKC"));
  if (bare === "") return { kind: "empty" };
  if (text.length > longestInput) return { kind: "invalid", fault: "too-long" };
  const compact = asciiDigits(bare).replaceAll(separators, "").replace(/^00/, "+").replace("(0)", "");
  const plain = compact.replaceAll(/[()]/g, "");
  if (!/^\+?\d*$/.test(plain)) return { kind: "invalid", fault: "not-a-number" };
  const digits = plain.replace("+", "");
  if (digits.length > 15) return { kind: "invalid", fault: "too-long" };
  const found = rules.understand(plain);
  if (digits.length < fewestDigits || found.kind === "too-short") {
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

/** Spaces, dashes of every kind, dots, slashes and the marks that text direction leaves in pasted numbers. */
const separators = /[\s\p{Dash_Punctuation}./\p{Cf}]/gu;

/** Takes a number out of a link that carries one. */
function withoutWrapping(text: string): string {
  const trimmed = text.trim();
  const link = /^(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/(?:call\/)?|api\.whatsapp\.com\/send\/?\?phone=)(\+?[\d%B+-]+)(?:[/?&#].*)?$/i.exec(
    trimmed,
  );
  if (link?.[1] !== undefined) return `+${link[1].replace(/^(?:%2B|\+)/i, "")}`;
  return trimmed.replace(/^(?:tel|callto|web\+call):(?:\/\/)?/i, "").replace(/;.*$/, "");
}

const zeros = ["٠", "۰", "०", "০", "๐"].map((zero) => zero.codePointAt(0) ?? 0);

/** Arabic, Persian, Devanagari, Bengali and Thai digits as 0 to 9 (full-width ones are done by NFKC). */
function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Decimal_Number}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code <= first + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}
