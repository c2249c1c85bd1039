import { expect, test } from "vitest";
import { createLoginAttempts } from "./login-attempts.ts";

test("what is under way is counted per login until it ends", () => {
  const attempts = createLoginAttempts();
  attempts.begin("nora");
  attempts.begin("nora");
  attempts.begin("bob");
  attempts.end("nora");
  expect([attempts.underWay("nora"), attempts.underWay("bob"), attempts.underWay("selma")]).toEqual([
    1, 1, 0,
  ]);
});

test("somebody who tries ever new logins fills no memory: the oldest is forgotten", () => {
  const attempts = createLoginAttempts(3);
  for (const login of ["a", "b", "c"]) attempts.noteUnknown(login, { failures: 1, lockedUntil: null });
  attempts.noteUnknown("a", { failures: 2, lockedUntil: null });
  attempts.noteUnknown("d", { failures: 1, lockedUntil: null });
  expect(["a", "b", "c", "d"].map((login) => attempts.failuresOfUnknown(login).failures)).toEqual([
    2, 0, 1, 1,
  ]);
});
