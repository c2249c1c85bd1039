import { expect, it } from "vitest";
import { newPasswordFault } from "./new-password.ts";

// prettier-ignore
it.each([
  ["",                 "too-short"],
  ["eleven char",      "too-short"],
  ["twelve chars",     null],
  ["🐝🐝🐝🐝🐝🐝",     "too-short"],
  ["🐝".repeat(12),    null],
  ["x".repeat(256),    null],
  ["x".repeat(257),    "too-long"],
])("%s: %s", (password, fault) => {
  expect(newPasswordFault(password)).toBe(fault);
});
