import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/min";
import type { NationalNumbers, NumberFacts, NumberRules } from "../core/ports/number-rules.ts";

/** The world's numbering plans by libphonenumber. Loaded by dynamic import: its tables weigh some 80 kB. */
export function createNumberRules(): NumberRules {
  // Screens ask for the same few numbers at every render, and each answer takes milliseconds.
  const known = new Map<string, NumberFacts>();
  return {
    understand: (number) => {
      const before = known.get(number);
      if (before !== undefined) return before;
      const facts = understand(number);
      if (known.size >= mostKnown) known.clear();
      known.set(number, facts);
      return facts;
    },
    national,
  };
}

const national: NationalNumbers = {
  countries: getCountries().map((country) => ({ country, callingCode: getCountryCallingCode(country) })),
  complete: (digits, country) => {
    if (!isSupportedCountry(country)) return digits;
    const typing = new AsYouType(country);
    typing.input(digits);
    return typing.getNumberValue() ?? digits;
  },
  written: (e164) => parsePhoneNumberFromString(planned(e164))?.formatNational() ?? e164,
};

const mostKnown = 500;

function understand(number: string): NumberFacts {
  if (!number.startsWith("+")) return { kind: "no-country" };
  const parsed = parsePhoneNumberFromString(planned(number));
  // As the digits come is the long way, for what is no whole number.
  const country = parsed?.country ?? countryOf(number);
  const length = validatePhoneNumberLength(planned(number));
  // NOT_A_NUMBER is a `+` alone, or with the first digit of a longer country code.
  if (length === "TOO_SHORT" || length === "NOT_A_NUMBER") return { kind: "too-short", country };
  // libphonenumber mends what looks mistyped (+44 020… loses its zero, +54 11 15… turns into +54 9 11…). Here a
  // number that is not as the agent wrote it is not dialed.
  if (parsed?.isPossible() !== true || parsed.number !== planned(number))
    return { kind: "impossible", country };
  return {
    kind: "possible",
    e164: number,
    international: international(number, parsed.formatInternational()),
    country,
  };
}

function countryOf(number: string): string | null {
  const typing = new AsYouType();
  typing.input(planned(number));
  return typing.getCountry() ?? null;
}

/**
 * Mexico's mobile numbers had a 1 after the country code until 2019, and have it in WhatsApp's ids and links to
 * this day (`wa.me/5215512345678`). The plans know them without; people and WhatsApp mean the same by both.
 */
const mexicanMobile = /^\+521(?=\d{10}$)/;

function planned(number: string): string {
  return number.replace(mexicanMobile, "+52");
}

function international(number: string, asPlanned: string): string {
  return mexicanMobile.test(number) ? asPlanned.replace(/^\+52/, "+52 1") : asPlanned;
}
