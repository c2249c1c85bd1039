import { isolating, type Direction } from "./isolates.ts";
import type { Loaders, PackName, Packs } from "./packs.ts";

/** The languages the interface speaks. Another one is another folder of packs and a line in each table below. */
export const languages = ["en", "es", "ru"] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Español",
  ru: "Русский",
};

/** Which way each is written: what the page begins with at the start of a line follows it. */
const directions: Readonly<Record<Language, Direction>> = { en: "ltr", es: "ltr", ru: "ltr" };

/**
 * What is awaited before anything else runs. By itself, and with no import() inside: built, that would need a piece of the
 * page's own first file, and the two would wait for each other for ever.
 */
const mains: Readonly<Record<Exclude<Language, "en">, () => Promise<Packs["main"]>>> = {
  es: () => import("./es/main.ts"),
  ru: () => import("./ru/main.ts"),
};

/** English is not here: it comes with the code that shows it, and stands in wherever a pack is missing. */
const loadersOf: Readonly<
  Record<Exclude<Language, "en">, () => Promise<{ readonly packs: Omit<Loaders, "main"> }>>
> = {
  es: () => import("./packs-es.ts"),
  ru: () => import("./packs-ru.ts"),
};

/** Where the choice is kept in this browser; nothing there means the browser's own language. */
const languageKey = "ringbridge.language";

/** The first language of the list that the interface speaks, by its primary part ("es" for "es-MX"); else English. */
export function firstSpoken(wanted: readonly string[]): Language {
  for (const one of wanted) {
    const primary = one.toLowerCase().split("-", 1)[0];
    const language = languages.find((each) => each === primary);
    if (language !== undefined) return language;
  }
  return "en";
}

/** The language somebody chose in this browser; null where they left it to the browser. */
export function chosenLanguage(): Language | null {
  try {
    const kept = globalThis.localStorage.getItem(languageKey);
    return languages.find((each) => each === kept) ?? null;
  } catch {
    // Storage is forbidden here: the browser's language it is.
    return null;
  }
}

/** Keeps a choice for this browser, or leaves it to the browser again (null). It shows after the page has loaded again. */
export function chooseLanguage(chosen: Language | null): void {
  try {
    if (chosen === null) globalThis.localStorage.removeItem(languageKey);
    else globalThis.localStorage.setItem(languageKey, chosen);
  } catch {
    // Storage is forbidden here: the browser's language stays.
  }
}

/** The language of this page, from its first line on: texts are read when modules load, so another one needs a reload. */
export const language: Language = typeof document === "undefined" ? "en" : languageHere();

function languageHere(): Language {
  return chosenLanguage() ?? firstSpoken(navigator.languages);
}

/** Tells the browser, and whoever reads aloud or translates, which language the page is in. */
export function markLanguage(page: Document): void {
  page.documentElement.lang = language;
  page.documentElement.dir = directions[language];
}

const loaded = new Map<PackName, unknown>();

/** Fetches a pack before the code that shows it is loaded. Never fails: without a pack the texts are English. */
export async function loadWords(...names: readonly PackName[]): Promise<void> {
  const spokenHere = language;
  if (spokenHere === "en") return;
  const fetchOne = async (name: PackName): Promise<void> => {
    if (loaded.has(name)) return;
    if (name === "main") loaded.set(name, await mains[spokenHere]());
    else {
      const { packs } = await loadersOf[spokenHere]();
      loaded.set(name, await packs[name]());
    }
  };
  await Promise.allSettled(names.map(fetchOne));
}

/**
 * The pack in the page's language; the English one where there is none. Names and numbers keep their own direction in its
 * sentences. Call `loadWords` for it before.
 */
export function spoken<Name extends PackName>(name: Name, english: Packs[Name]): Packs[Name] {
  // The table above gives each name its own type; a Map cannot say so.
  return isolating((loaded.get(name) as Packs[Name] | undefined) ?? english, directions[language]);
}

/** Fetches texts, then the code that reads them when it is loaded. */
export async function speaking<Loaded>(
  names: readonly PackName[],
  load: () => Promise<Loaded>,
): Promise<Loaded> {
  await loadWords(...names);
  return load();
}

// Before anything reads a text. A pack must import nothing that reads texts itself: the two would wait for each other.
await loadWords("main");
