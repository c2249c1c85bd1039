import { getCountries, getExampleNumber } from "libphonenumber-js/min";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { readDialString } from "../core/dial/dial-string.ts";
import { createNumberRules } from "./number-rules.ts";

const rules = createNumberRules();

describe("numbers as their own country dials them", () => {
  const { national } = rules;
  it.each([
    ["612345678", "ES", "+34612345678"],
    ["02079460018", "GB", "+442079460018"],
    ["89161234567", "RU", "+79161234567"],
    ["5512345678", "MX", "+525512345678"],
    ["0612345678", "IT", "+390612345678"],
    ["2025550143", "US", "+12025550143"],
    ["01134612345678", "US", "+34612345678"],
    ["612", "ES", "+34612"],
    ["612345678", "XX", "612345678"],
  ])("%s of %s is %s", (digits, country, e164) => {
    expect(national?.complete(digits, country)).toBe(e164);
  });

  it("are written as people write them there", () => {
    expect(national?.written("+442079460018")).toBe("020 7946 0018");
    expect(national?.written("+34612345678")).toBe("612 34 56 78");
  });

  it("are of countries with a code", () => {
    expect(national?.countries).toContainEqual({ country: "MX", callingCode: "52" });
  });
});

describe("what the plans know of a number", () => {
  // prettier-ignore
  it.each([
    // number             facts
    ["+34612345678",      { kind: "possible", e164: "+34612345678", international: "+34 612 34 56 78", country: "ES" }],
    ["+442079460018",     { kind: "possible", e164: "+442079460018", international: "+44 20 7946 0018", country: "GB" }],
    ["+12025550143",      { kind: "possible", e164: "+12025550143", international: "+1 202 555 0143", country: "US" }],
    ["+390612345678",     { kind: "possible", e164: "+390612345678", international: "+39 06 1234 5678", country: "IT" }],
    ["+5491123456789",    { kind: "possible", e164: "+5491123456789", international: "+54 9 11 2345 6789", country: "AR" }],
    // Brazil's ids on WhatsApp may lack the ninth digit
    ["+551187654321",     { kind: "possible", e164: "+551187654321", international: "+55 1187654321", country: "BR" }],
    // Mexico's have a 1 that the plan dropped in 2019
    ["+525512345678",     { kind: "possible", e164: "+525512345678", international: "+52 55 1234 5678", country: "MX" }],
    ["+5215512345678",    { kind: "possible", e164: "+5215512345678", international: "+52 1 55 1234 5678", country: "MX" }],
    // of no country
    ["+80012345678",      { kind: "possible", e164: "+80012345678", international: "+800 1234 5678", country: null }],
    ["+",                 { kind: "too-short", country: null }],
    ["+3",                { kind: "too-short", country: null }],
    ["+34",               { kind: "too-short", country: "ES" }],
    ["+34612",            { kind: "too-short", country: "ES" }],
    ["+1202555",          { kind: "too-short", country: null }],
    ["+346123456789",     { kind: "impossible", country: "ES" }],
    ["+999123456789",     { kind: "impossible", country: null }],
    ["+0034612345678",    { kind: "impossible", country: null }],
    // what the library would mend into another number
    ["+4402079460018",    { kind: "impossible", country: "GB" }],
    ["+112025550143",     { kind: "impossible", country: "US" }],
    ["+54111523456789",   { kind: "impossible", country: "AR" }],
    ["612345678",         { kind: "no-country" }],
    ["",                  { kind: "no-country" }],
  ] as const)("%s", (number, facts) => {
    expect(rules.understand(number)).toEqual(facts);
  });
});

describe("what is dialed is what was typed", () => {
  /** mulberry32: random enough to find faults, and the same ones in each run. */
  function seeded(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  const random = seeded(2026);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)]!;
  const separators = [
    "",
    "",
    "",
    "",
    " ",
    "\u00a0",
    "-",
    "\u2013",
    ".",
    "/",
    "(",
    ")",
    " (",
    ") ",
    "\u200e",
    "\u202c",
    "　",
  ];
  const zeros = ["0", "٠", "۰", "०", "０"].map((zero) => zero.codePointAt(0)!);

  /** The digits with random punctuation in between, in digits of a random script. */
  function dressed(digits: string): string {
    const zero = oneOf(zeros);
    return Array.from(
      digits,
      (digit) => `${String.fromCodePoint(zero + Number(digit))}${oneOf(separators)}`,
    ).join("");
  }

  const randomDigits = () => Array.from({ length: 1 + below(16) }, () => below(10)).join("");
  const exampleDigits = () =>
    getExampleNumber(oneOf(getCountries()), examples)?.number.slice(1) ?? "34612345678";
  /** `(0)` after a country code is the one thing that may go; it has a table of its own. */
  const hasBracketedZero = (text: string) => /\([^\d]*[0٠۰०０][^\d٠-٩۰-۹०-९０-９]*\)/.test(text);

  it.each([
    ["random digits", randomDigits, 20_000],
    ["real numbers", exampleDigits, 5_000],
    [
      "real numbers with a digit changed",
      () => exampleDigits().replace(/\d/, () => String(below(10))),
      5_000,
    ],
    ["real numbers with a digit too many", () => `${exampleDigits()}${below(10)}`, 2_000],
  ])("%s", (_what, digitsOf, times) => {
    let understood = 0;
    for (let time = 0; time < times; time++) {
      const digits = digitsOf();
      const text = `${oneOf(["+", "00", "(+", "tel:+", "https://wa.me/"])}${dressed(digits)}`;
      if (hasBracketedZero(text)) continue;
      const read = readDialString(text, rules);
      if (read.kind !== "number") continue;
      understood += 1;
      expect(read.e164, JSON.stringify(text)).toBe(`+${digits}`);
      expect(read.international.replaceAll(/\D/g, ""), JSON.stringify(text)).toBe(digits);
    }
    expect(understood).toBeGreaterThan(times / 20);
  });

  it("understands an example number of every country there is", () => {
    for (const country of getCountries()) {
      const example = getExampleNumber(country, examples);
      const read = readDialString(example?.formatInternational() ?? "", rules);
      expect(read, country).toMatchObject({ kind: "number", e164: example?.number });
    }
  });
});
