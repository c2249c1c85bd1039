import { expect, it } from "vitest";
import { pluralOf } from "./plural.ts";

const calls = { one: "звонок", few: "звонка", many: "звонков", other: "звонка" };

it.each([
  [0, "звонков"],
  [1, "звонок"],
  [2, "звонка"],
  [5, "звонков"],
  [11, "звонков"],
  [21, "звонок"],
  [22, "звонка"],
  [112, "звонков"],
  [1.5, "звонка"],
])("%d of a Russian word: %s", (count, form) => {
  expect(pluralOf("ru")(count, calls)).toBe(form);
});

it("uses the last form where a language has no words for one", () => {
  expect(pluralOf("es")(1_000_000, { one: "llamada", other: "llamadas" })).toBe("llamadas");
});
