import { expect, it } from "vitest";
import { roughNumberRules } from "./rough-number-rules.ts";

const unknown = { country: null };

// prettier-ignore
it.each([
  ["+34612345678",      { kind: "possible", e164: "+34612345678", international: "+34612345678", country: null }],
  ["+29012345",         { kind: "possible", e164: "+29012345", international: "+29012345", country: null }],
  ["+123456789012345",  { kind: "possible", e164: "+123456789012345", international: "+123456789012345", country: null }],
  ["+1234567890123456", { kind: "impossible", ...unknown }],
  ["+0034612345678",    { kind: "impossible", ...unknown }],
  ["+",                 { kind: "too-short", ...unknown }],
  ["+3461234",          { kind: "too-short", ...unknown }],
  ["34612345678",       { kind: "no-country" }],
  ["",                  { kind: "no-country" }],
] as const)("%j", (number, facts) => {
  expect(roughNumberRules.understand(number)).toEqual(facts);
});
