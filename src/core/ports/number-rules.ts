/** What numbering plans know of `+` and digits, or of digits alone. Countries are ISO 3166 codes such as "ES". */
export type NumberFacts =
  | {
      readonly kind: "possible";
      /** `+` and digits: those given, after a country code where one was missing. Never fewer, never others. */
      readonly e164: string;
      /** As people write it abroad: "+34 612 34 56 78". */
      readonly international: string;
      readonly country: string | null;
    }
  | { readonly kind: "too-short"; readonly country: string | null }
  | { readonly kind: "impossible"; readonly country: string | null }
  | { readonly kind: "no-country" };

/** The world's numbering plans, behind a port because their tables are large and come later than the page. */
export type NumberRules = {
  readonly understand: (number: string) => NumberFacts;
  /** Numbers as they are dialled in their own country; missing until the tables are there. */
  readonly national?: NationalNumbers;
};

export type NationalNumbers = {
  /** Every country that has numbers, with what stands for it after the +. */
  readonly countries: readonly { readonly country: string; readonly callingCode: string }[];
  /** Digits as people of this country dial them, with + and their country code: "020 7946" of GB is "+44207946". */
  readonly complete: (digits: string, country: string) => string;
  /** As people of its own country write an E.164 number: "020 7946 0018". */
  readonly written: (e164: string) => string;
};
