import { expect, test } from "vitest";
import { keptSignIn } from "./kept-sign-in.ts";

function aTab(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    get length() {
      return kept.size;
    },
  };
}

const alice = { server: "/ws", user: "1001", password: "correct horse", name: "Alice Lind" };

test("a kept sign-in comes back until it is forgotten", () => {
  const tab = aTab();
  const kept = keptSignIn(tab);
  expect(kept.read()).toBeNull();
  kept.keep(alice);
  expect(kept.read()).toEqual(alice);
  kept.forget();
  expect(kept.read()).toBeNull();
  expect(tab.length).toBe(0);
});

test("what another version left there is no sign-in", () => {
  const tab = aTab();
  tab.setItem("ringbridge.sign-in", '{"user":"1001"}');
  expect(keptSignIn(tab).read()).toBeNull();
  tab.setItem("ringbridge.sign-in", "{");
  expect(keptSignIn(tab).read()).toBeNull();
});
