/** Where a ringback is at home. `europe` stands for every country not named: most of the world sounds like it. */
export const ringbacks = [
  "europe",
  "spain",
  "russia",
  "north-america",
  "britain",
  "france",
  "chile",
  "portugal",
  "india",
] as const;
export type Ringback = (typeof ringbacks)[number];

/** Seconds of tone and of silence by turns, and the frequencies that sound together. */
type Pattern = { readonly hertz: readonly number[]; readonly seconds: readonly number[] };

/**
 * What callers hear while it rings at the other end (ITU-T E.180, Supplement 2). Germany, Italy, Mexico, Brazil,
 * Argentina, Colombia and Ukraine are Europe's 425 Hz, 1 s in 5; Kazakhstan rings as Russia does. India's 400 Hz
 * modulated by 25 Hz is its carrier with the two side bands.
 */
export const ringbackPatterns: Readonly<Record<Ringback, Pattern>> = {
  europe: { hertz: [425], seconds: [1, 4] },
  spain: { hertz: [425], seconds: [1.5, 3] },
  russia: { hertz: [425], seconds: [0.8, 3.2] },
  "north-america": { hertz: [440, 480], seconds: [2, 4] },
  britain: { hertz: [400, 450], seconds: [0.4, 0.2, 0.4, 2] },
  france: { hertz: [440], seconds: [1.5, 3.5] },
  chile: { hertz: [400], seconds: [1, 3] },
  portugal: { hertz: [425], seconds: [1, 5] },
  india: { hertz: [400, 375, 425], seconds: [0.4, 0.2, 0.4, 2] },
};

/** By country calling code (ITU-T E.164) and by the country that begins a WhatsApp id, such as `US.1349…`. */
const homes: readonly (readonly [calling: string, countries: readonly string[], Ringback])[] = [
  ["1", ["US", "CA"], "north-america"],
  ["7", ["RU", "KZ"], "russia"],
  ["33", ["FR"], "france"],
  ["34", ["ES"], "spain"],
  ["351", ["PT"], "portugal"],
  ["44", ["GB"], "britain"],
  ["56", ["CL"], "chile"],
  ["91", ["IN"], "india"],
];

/** The ringback of the country that somebody is in, by `+` and digits or a WhatsApp id. */
export function ringbackOf(number: string): Ringback {
  const country = /^([A-Z]{2})\./.exec(number)?.[1];
  const home = homes.find(([calling, countries]) =>
    country === undefined ? number.startsWith(`+${calling}`) : countries.includes(country),
  );
  return home?.[2] ?? "europe";
}
