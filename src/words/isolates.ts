/** First strong isolate and its end (Unicode UAX #9): what stands between them goes its own way and turns nothing around it. */
const [begin, end] = ["\u2068", "\u2069"];

/** Letters written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and the other scripts of these blocks. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What a page written in this direction would show with its parts out of order: a phone number's, where it goes from the right. */
const strangeTo = { ltr: rightToLeft, rtl: /\d/ } as const;

export type Direction = keyof typeof strangeTo;

/**
 * A pack whose sentences keep the names and numbers put into them in one piece: "+34 612 345 678" would read
 * "678 345 612 34+" in a sentence written from right to left, and a name from there would take the digits beside it along.
 */
export function isolating<Pack>(pack: Pack, direction: Direction): Pack {
  // What comes out has the shape of what went in, which no type can say of a walk through it.
  return walked(pack, strangeTo[direction]) as Pack;
}

function walked(value: unknown, strange: RegExp): unknown {
  if (isSentence(value))
    return (...parts: unknown[]) => value(...parts.map((part) => isolated(part, strange)));
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walked(one, strange)]));
}

const isSentence = (value: unknown): value is (...parts: unknown[]) => unknown => typeof value === "function";

/** A plain object, or a module; lists and the formats of Intl are left as they are. */
function isTable(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const kind: unknown = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === null;
}

const isolated = (part: unknown, strange: RegExp): unknown =>
  typeof part === "string" && strange.test(part) ? `${begin}${part}${end}` : part;
