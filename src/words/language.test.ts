import { afterEach, describe, expect, it, vi } from "vitest";
import { chooseLanguage, chosenLanguage, firstSpoken } from "./language.ts";

describe("the first language of a browser that the interface speaks", () => {
  it.each([
    [["es-MX", "es", "en"], "es"],
    [["ru-RU"], "ru"],
    [["RU"], "ru"],
    [["de-DE", "es-ES", "en"], "es"],
    [["de-DE", "fr"], "en"],
    [["est-EE"], "en"],
    [[], "en"],
  ] as const)("of %j is %s", (wanted, language) => {
    expect(firstSpoken(wanted)).toBe(language);
  });
});

describe("a language of one's choice", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  afterEach(() => {
    vi.unstubAllGlobals();
    kept.clear();
  });

  it("is kept until it is left to the browser again", () => {
    vi.stubGlobal("localStorage", storage);
    chooseLanguage("ru");
    expect(chosenLanguage()).toBe("ru");
    chooseLanguage(null);
    expect(chosenLanguage()).toBeNull();
  });

  it("is none where something else is kept", () => {
    vi.stubGlobal("localStorage", storage);
    kept.set("ringbridge.language", "tlh");
    expect(chosenLanguage()).toBeNull();
  });

  it("is none where the browser keeps nothing", () => {
    vi.stubGlobal("localStorage", {
      getItem: () => {
        throw new Error("SecurityError");
      },
    });
    expect(chosenLanguage()).toBeNull();
  });
});
