import { describe, expect, it } from "vitest";
import type { KeptText } from "./kept-store.ts";
import { createPreferencesStore } from "./preferences-store.ts";

const defaults = { theme: "system", businessNumber: null, numberCountry: null, server: null, user: null };

/** What a browser keeps, visible to the test. */
function aBrowser(before?: string) {
  const kept = new Map<string, string>(before === undefined ? [] : [["ringbridge.preferences", before]]);
  const storage: KeptText = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
  return { storage, kept };
}

const startedWith = (before: string) => createPreferencesStore(aBrowser(before).storage).getState();

describe("what an earlier visit left", () => {
  it("is nothing at first", () => {
    expect(createPreferencesStore(aBrowser().storage).getState()).toEqual(defaults);
  });

  it("is there again on the next visit", () => {
    const { storage } = aBrowser();
    const chosen = {
      theme: "dark",
      businessNumber: "+12025550100",
      numberCountry: "ES",
      server: "wss://pbx.example/ws",
      user: "anna",
    } as const;
    createPreferencesStore(storage).change(chosen);
    expect(createPreferencesStore(storage).getState()).toEqual(chosen);
  });

  // prettier-ignore
  it.each([
    ["cut off",              '{"theme":"da'],
    ["not JSON",             "<html>"],
    ["empty",                ""],
    ["null",                 "null"],
    ["a list",               '["dark"]'],
    ["a word",               '"dark"'],
    ["a number",             "7"],
    ["of another shape",     '{"theme":{"name":"dark"},"businessNumber":7,"server":false,"user":[]}'],
    ["longer than anything", JSON.stringify({ businessNumber: "1".repeat(21), server: "s".repeat(501), user: "u".repeat(101) })],
  ])("is the default when it is %s", (_what, before) => {
    expect(startedWith(before)).toEqual(defaults);
  });

  it("falls back field by field: a theme of a later version takes nothing else with it", () => {
    expect(startedWith('{"theme":"sepia","user":"anna"}')).toEqual({ ...defaults, user: "anna" });
  });

  it("is read without what does not belong there", () => {
    expect(startedWith('{"user":"anna","password":"secret"}')).toEqual({ ...defaults, user: "anna" });
  });
});

describe("a browser that keeps nothing", () => {
  const forbidden: KeptText = {
    getItem: () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
    setItem: () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    },
  };

  it("still starts, and still remembers until the page is closed", () => {
    const preferences = createPreferencesStore(forbidden);
    expect(preferences.getState()).toEqual(defaults);
    preferences.change({ theme: "light" });
    expect(preferences.getState()).toEqual({ ...defaults, theme: "light" });
  });
});

describe("a change", () => {
  it("is told to the screens, and changes nothing else", () => {
    const preferences = createPreferencesStore(aBrowser().storage);
    const seen: string[] = [];
    preferences.subscribe(({ theme }) => void seen.push(theme));
    preferences.change({ theme: "dark" });
    preferences.change({ user: "anna" });
    expect(seen).toEqual(["dark", "dark"]);
    expect(preferences.getState()).toEqual({ ...defaults, theme: "dark", user: "anna" });
  });

  it("never writes a password, not even one that was slipped in", () => {
    const { storage, kept } = aBrowser('{"user":"anna","password":"from-an-old-version"}');
    const preferences = createPreferencesStore(storage);
    const slipped = { user: "anna", password: "slipped-in" };
    preferences.change(slipped);
    const written = [...kept.values()].join();
    expect(written).toContain("anna");
    expect(written).not.toMatch(/password|slipped-in|from-an-old-version/);
  });
});
