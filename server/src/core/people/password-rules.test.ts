import { describe, expect, test } from "vitest";
import { commonPasswords } from "./common-passwords.ts";
import { passwordFault, passwordOf } from "./password-rules.ts";

const nora = { login: "nora.haug@haug.example", name: "Nora Haugstad-Lind" };

test.each([
  ["cobalt tram 41 gull", null],
  ["a longer one without any digit", null],
  ["пароль с видом на море", null],
  ["twelve chars", null],
  ["eleven char", "too-short"],
  ["", "too-short"],
  // Twelve UTF-16 units, six characters.
  ["🐢🐦🐟🐘🐍🐝", "too-short"],
  ["🐢🐦🐟🐘🐍🐝🐳🐙🦀🐌🐞🦋", null],
  // Twelve with the joined accents, six after normalising: é is one character.
  ["éèêéèê".normalize("NFD"), "too-short"],
  ["nora.haug@haug.example", "is-login"],
  ["NORA.HAUG@HAUG.EXAMPLE", "is-login"],
  ["Nora Haugstad-Lind", "is-name"],
  ["norahaugstad-lind", "is-name"],
  ["password1234", "common"],
  ["PassWord1234", "common"],
  // Full-width letters are the same letters.
  ["ｐａｓｓｗｏｒｄ1234", "common"],
  ["aaaaaaaaaaaaaaa", "common"],
  ["abababababababab", "common"],
])("%s: %s", (password, fault) => {
  expect(passwordFault(password, nora)).toBe(fault);
});

test("256 characters are allowed, one more is not", () => {
  expect(passwordFault("seagull ".repeat(32), nora)).toBeNull();
  expect(passwordFault(`${"seagull ".repeat(32)}!`, nora)).toBe("too-long");
});

describe("the list of common passwords", () => {
  test("holds a few dozen that nothing else refuses, in the form that is looked for", () => {
    expect(commonPasswords.size).toBeGreaterThan(48);
    for (const password of commonPasswords) {
      expect(passwordFault(password, { login: "x", name: "x" })).toBe("common");
      expect(new Set(password).size).toBeGreaterThan(2);
      expect(password).toBe(passwordOf(password).toLowerCase());
    }
  });
});
