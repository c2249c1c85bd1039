import { describe, expect, it } from "vitest";

/** A text, a function that makes one, or more of them by name. */
type Texts = unknown;
type Pack = Readonly<Record<string, Texts>>;

const files = import.meta.glob<Pack>("./{en,es,ru}/*.ts", { eager: true });
const packs = (language: string): readonly string[] =>
  Object.keys(files).flatMap((path) => new RegExp(`^\\./${language}/(.+)\\.ts$`).exec(path)?.[1] ?? []);

/** What texts may be told: names, counts, the params of a drift, and conditions both ways. */
const told: readonly (readonly unknown[])[] = [
  ["Ada", "Bo", "Cy"],
  [0, 3, 4],
  [1, 1, 1],
  [2, 5, 7],
  [21, 22, 23],
  ["Ada", true],
  ["Ada", null],
  [{ hostname: "sip.example.com", port: "5061", atMeta: "DTLS", trunk: "SDES", limit: "250", field: "SIP" }],
  [{ what: "inbound-calls", until: "18:05", reason: "spam", status: "BANNED", needed: "2000" }],
];

type Said = { readonly at: string; readonly english: string; readonly other: string };

/** Every sentence of two packs side by side, by where it stands. Differing shapes are a fault by themselves. */
function sideBySide(english: Texts, other: Texts, at: string): readonly Said[] {
  if (typeof english === "function" && typeof other === "function") return spokenBy(english, other, at);
  if (typeof english === "string" && typeof other === "string") return [{ at, english, other }];
  if (typeof english !== "object" || english === null) {
    expect(other, at).toEqual(english);
    return [];
  }
  expect(Object.keys(other as object).toSorted(), at).toEqual(Object.keys(english).toSorted());
  return Object.entries(english).flatMap(([key, text]) =>
    sideBySide(text, (other as Pack)[key], `${at}.${key}`),
  );
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- whatever a pack has
function spokenBy(english: Function, other: Function, at: string): readonly Said[] {
  const said = told.flatMap((values) => {
    const call = (text: typeof english): Texts => Reflect.apply(text, undefined, values) as Texts;
    try {
      const pair = [call(english), call(other)];
      return typeof pair[0] === "object" && values.includes(pair[0]) ? [] : [{ pair, values }];
    } catch {
      // Not what this text is told.
      return [];
    }
  });
  expect(said, `${at} says nothing`).not.toEqual([]);
  return said.flatMap(({ pair, values }) => sideBySide(pair[0], pair[1], `${at}(${JSON.stringify(values)})`));
}

/** Texts that are the same in every language: names, and what has no words. */
const names =
  /^(?:Ringbridge|Bitrix24|SIP|SDES|DTLS|Opus|Asterisk|Meta|Webhook|Bearer \(Meta\)|Token \(separator\)|PCM[AU] .*|vCard [\d.]+|CSV|https?:\/\/\S+|(?:business|developers)\.\S+)$/;
const hasWords = (text: string) =>
  /\p{L}{3,}/u.test(text.replaceAll(/\b(?:Ada|Bo|Cy|Ringbridge|undefined|null|true)\b/g, ""));
const englishWords =
  /(?<![\p{L}-])(?:the|and|are|you|your|with|this|that|from|calls?|number|please|cannot)(?![\p{L}-])/iu;
const placeholders = /Ada|Bo\b|Cy\b|\b\d+\b|sip\.example\.com|spam|BANNED/g;

describe.each(["es", "ru"])("the packs in %s", (language) => {
  it("are those that English has", () => {
    expect(packs(language).toSorted()).toEqual(packs("en").toSorted());
  });

  it.each(packs(language))("%s says everything, in its own words", (name) => {
    const said = sideBySide(files[`./en/${name}.ts`], files[`./${language}/${name}.ts`], name);
    expect(said.flatMap((one) => faultOf(language, one))).toEqual([]);
  });
});

function faultOf(language: string, { at, english, other }: Said): readonly string[] {
  const fault = (what: string) => [`${at} ${what}: ${other}`];
  // A text that is told of something else than these params.
  if (english.trim() === "" || english.includes("[object Object]")) return [];
  if (other.trim() === "") return fault("is empty");
  for (const [placeholder] of english.matchAll(placeholders))
    if (!other.toLowerCase().includes(placeholder.toLowerCase())) return fault(`leaves out ${placeholder}`);
  if (!hasWords(english) || names.test(english)) return [];
  if (englishWords.test(other)) return fault("is English");
  return language === "ru" && !/\p{Script=Cyrillic}/u.test(other) ? fault("is not Russian") : [];
}
