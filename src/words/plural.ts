/** The forms a counted word has in a language. `other` stands in for those it leaves out. */
type Forms = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/**
 * Picks the form of a word that a count asks for, by the language's own rules (Unicode CLDR, through Intl.PluralRules):
 * `const form = pluralOf("ru"); form(2, { one: "звонок", few: "звонка", many: "звонков", other: "звонка" })`.
 */
export function pluralOf(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
