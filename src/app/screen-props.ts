/** What a screen is given: what follows its name in the address, as "4711" in "/numbers/4711". */
export type ScreenProps = { readonly rest: readonly string[] };
