import { describe, expect, it } from "vitest";
import { createShiftKeeper } from "./shift.ts";

const atLunch = { kind: "paused", since: 1_000, reason: "lunch" } as const;

function aBrowser(start: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(start));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe("why an agent is paused", () => {
  it("is found by the same agent's next page, and by nobody else's", () => {
    const browser = aBrowser();
    createShiftKeeper(browser, "1001").keep(atLunch);
    expect(createShiftKeeper(browser, "1001").read()).toEqual(atLunch);
    expect(createShiftKeeper(browser, "1002").read()).toBeNull();
  });

  it("is forgotten once the agent is ready", () => {
    const browser = aBrowser();
    createShiftKeeper(browser, "1001").keep(atLunch);
    createShiftKeeper(browser, "1001").keep(null);
    expect(createShiftKeeper(browser, "1001").read()).toBeNull();
  });

  it.each(["", "not JSON", "null", '{"user":"1001","shift":{"kind":"asleep"}}', '{"user":1001}'])(
    "is nothing where the browser holds %s",
    (text) => {
      expect(createShiftKeeper(aBrowser({ "ringbridge.shift": text }), "1001").read()).toBeNull();
    },
  );
});
