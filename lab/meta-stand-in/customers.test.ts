import { parsePhoneNumber } from "libphonenumber-js/max";
import { expect, test } from "vitest";
import { customers, describeBehaviour, findCustomer } from "./customers.ts";

test.each(customers)("$name has a real number of $country", ({ number, country }) => {
  const parsed = parsePhoneNumber(number);
  expect(parsed.isValid()).toBe(true);
  expect(parsed.country).toBe(country);
});

test("no two customers share a number", () => {
  expect(new Set(customers.map(({ number }) => number)).size).toBe(customers.length);
});

test("a customer is found by a number with and without its plus", () => {
  expect(findCustomer("34655102030")?.name).toBe("Lucía Fernández");
  expect(findCustomer("+34655102030")?.name).toBe("Lucía Fernández");
  expect(findCustomer("+1")).toBeUndefined();
});

test("each behaviour is told in a sentence", () => {
  for (const { behaviour } of customers) expect(describeBehaviour(behaviour)).toMatch(/^[A-Z].*\.$/);
});
