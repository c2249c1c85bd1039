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
const directions: Readonly<Record<Language, "ltr" | "rtl">> = { en: "ltr", es: "ltr", ru: "ltr" };

/** English is not here: it comes with the code that shows it, and stands in for a pack that does not arrive. */
const packs: Readonly<Record<Exclude<Language, "en">, Loaders>> = {
  es: {
    calls: () => import("./es/calls.ts"),
    history: () => import("./es/history.ts"),
    palette: () => import("./es/palette.ts"),
    contacts: () => import("./es/contacts.ts"),
    "api-problems": () => import("./es/api-problems.ts"),
    endings: () => import("./es/endings.ts"),
    entry: () => import("./es/entry.ts"),
    main: () => import("./es/main.ts"),
    meta: () => import("./es/meta.ts"),
    panel: () => import("./es/panel.ts"),
    drift: () => import("./es/drift.ts"),
    asking: () => import("./es/asking.ts"),
    team: () => import("./es/team.ts"),
    people: () => import("./es/people.ts"),
    audit: () => import("./es/audit.ts"),
    settings: () => import("./es/settings.ts"),
    shortcuts: () => import("./es/shortcuts.ts"),
    numbers: () => import("./es/numbers.ts"),
    accounts: () => import("./es/accounts.ts"),
    "call-settings": () => import("./es/call-settings.ts"),
    destination: () => import("./es/destination.ts"),
    dialing: () => import("./es/dialing.ts"),
    notice: () => import("./es/notice.ts"),
    quality: () => import("./es/quality.ts"),
    readiness: () => import("./es/readiness.ts"),
    shift: () => import("./es/shift.ts"),
    sound: () => import("./es/sound.ts"),
  },
  ru: {
    calls: () => import("./ru/calls.ts"),
    history: () => import("./ru/history.ts"),
    palette: () => import("./ru/palette.ts"),
    contacts: () => import("./ru/contacts.ts"),
    "api-problems": () => import("./ru/api-problems.ts"),
    endings: () => import("./ru/endings.ts"),
    entry: () => import("./ru/entry.ts"),
    main: () => import("./ru/main.ts"),
    meta: () => import("./ru/meta.ts"),
    panel: () => import("./ru/panel.ts"),
    drift: () => import("./ru/drift.ts"),
    asking: () => import("./ru/asking.ts"),
    team: () => import("./ru/team.ts"),
    people: () => import("./ru/people.ts"),
    audit: () => import("./ru/audit.ts"),
    settings: () => import("./ru/settings.ts"),
    shortcuts: () => import("./ru/shortcuts.ts"),
    numbers: () => import("./ru/numbers.ts"),
    accounts: () => import("./ru/accounts.ts"),
    "call-settings": () => import("./ru/call-settings.ts"),
    destination: () => import("./ru/destination.ts"),
    dialing: () => import("./ru/dialing.ts"),
    notice: () => import("./ru/notice.ts"),
    quality: () => import("./ru/quality.ts"),
    readiness: () => import("./ru/readiness.ts"),
    shift: () => import("./ru/shift.ts"),
    sound: () => import("./ru/sound.ts"),
  },
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
export const language: Language = typeof document === "undefined" ? "en" : spokenHere();

function spokenHere(): Language {
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
  if (language === "en") return;
  const loaders = packs[language];
  const fetchOne = async (name: PackName): Promise<void> => {
    if (!loaded.has(name)) loaded.set(name, await loaders[name]().catch(() => undefined));
  };
  await Promise.all(names.map(fetchOne));
}

/** The pack in the page's language; the English one where there is none. Call `loadWords` for it before. */
export function spoken<Name extends PackName>(name: Name, english: Packs[Name]): Packs[Name] {
  // The table above gives each name its own type; a Map cannot say so.
  return (loaded.get(name) as Packs[Name] | undefined) ?? english;
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
