import { expect, it } from "vitest";
import { ringbackOf, ringbackPatterns, type Ringback } from "./ringback.ts";

// prettier-ignore
it.each<[string, string, Ringback]>([
  ["Spain",         "+34612345678",  "spain"],
  ["Portugal",      "+351912345678", "portugal"],
  ["Russia",        "+79161234567",  "russia"],
  ["Kazakhstan",    "+77011234567",  "russia"],
  ["United States", "+12025550143",  "north-america"],
  ["Canada",        "+14165550199",  "north-america"],
  ["Britain",       "+447700900123", "britain"],
  ["France",        "+33612345678",  "france"],
  ["Germany",       "+4915123456789", "europe"],
  ["Italy",         "+393123456789", "europe"],
  ["Mexico",        "+5215512345678", "europe"],
  ["Brazil",        "+5511912345678", "europe"],
  ["Argentina",     "+5491112345678", "europe"],
  ["Colombia",      "+573001234567", "europe"],
  ["Chile",         "+56912345678",  "chile"],
  ["Ukraine",       "+380501234567", "europe"],
  ["India",         "+919812345678", "india"],
  ["a hidden number in Spain", "ES.13491208655302741918", "spain"],
  ["a hidden number elsewhere", "SE.13491208655302741918", "europe"],
  ["a colleague's extension", "1002", "europe"],
])("%s (%s): %s", (_where, number, ringback) => {
  expect(ringbackOf(number)).toBe(ringback);
});

it("begins with tone and ends with silence, everywhere", () => {
  for (const { seconds } of Object.values(ringbackPatterns)) expect(seconds.length % 2).toBe(0);
});
