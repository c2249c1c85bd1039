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
};
