import type { NumberFacts, NumberRules } from "../ports/number-rules.ts";

/** ITU-T E.164 6.2: fifteen digits at most, and no country code begins with 0. The least is a rule of thumb. */
const fewest = 8;
const most = 15;

/** Stands in for the numbering plans while their tables are loading: knows no country, refuses no real number. */
export const roughNumberRules: NumberRules = { understand };

function understand(number: string): NumberFacts {
  if (!number.startsWith("+")) return { kind: "no-country" };
  const digits = number.slice(1);
  if (!/^(?:[1-9]\d*)?$/.test(digits) || digits.length > most) return { kind: "impossible", country: null };
  if (digits.length < fewest) return { kind: "too-short", country: null };
  return { kind: "possible", e164: number, international: number, country: null };
}
