import { expect, it } from "vitest";
import { aProblem } from "../testing/builders.ts";
import { lineProblems, mayRetry, type LineProblemCode } from "./problems.ts";

it("never knocks again by itself where only a person can help: Asterisk or fail2ban would lock us out", () => {
  const codes = Object.keys(lineProblems) as readonly LineProblemCode[];
  expect(codes.filter((code) => !mayRetry(aProblem(code)))).toEqual([
    "password-refused",
    "user-refused",
    "taken-over",
    "credentials-refused",
  ]);
});
