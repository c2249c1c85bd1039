import { expect, it } from "vitest";
import { roughNumberRules } from "../core/dial/rough-number-rules.ts";
import { backText } from "./returned.ts";

const list = [{ extension: "1002", name: "Bob Ortiz" }];

it.each([
  ["1002", "busy", "Back from Bob Ortiz: busy"],
  ["1003", "no-answer", "Back from 1003: no answer"],
  ["1002", null, "Back from Bob Ortiz: the call was not taken"],
  ["*701", "no-answer", "Back from place 701: nobody took the call"],
  ["*701", "busy", "Back from place 701: it is taken"],
  ["*701", "failed", "Back from place 701: the transfer failed"],
  ["*80", "failed", "Back from the conference: the transfer failed"],
  [null, null, null],
] as const)("from %s because of %s", (returnedFrom, returnedBecause, text) => {
  expect(backText({ returnedFrom, returnedBecause }, list, roughNumberRules)).toBe(text);
});
