import { describe, expect, it } from "vitest";
import { roughRules } from "../testing/work-place.tsx";
import { businessName, countryName, initialsOf, nameOf, personOf, strangersText } from "./people.ts";

describe("a stranger's text", () => {
  const rows = [
    ["plain", "Lucía Fernández", "Lucía Fernández"],
    ["control characters become spaces", "a\u0000b\n\tc", "a b c"],
    ["bidi overrides and isolates go", "a\u202eb\u2066c\u200f", "abc"],
    ["zero-width marks go", "pay\u200bpal\ufeff", "paypal"],
    ["joined emoji stay whole", "👩‍💻 Ana", "👩‍💻 Ana"],
    ["right-to-left names stay", "نادية حسن", "نادية حسن"],
    ["nothing but marks is nothing", "\u202e\u200b ", ""],
  ] as const;
  it.each(rows)("%s", (_why, text, shown) => {
    expect(strangersText(text)).toBe(shown);
  });

  it("is cut at its longest, and never through a character", () => {
    expect(strangersText("abcdef", 4)).toBe("abc…");
    expect(strangersText("ab😀😀", 4)).toBe("ab…");
  });
});

it("initials are the first letters of the first and the last word", () => {
  expect(initialsOf("Lucía Fernández de la Vega")).toBe("LV");
  expect(initialsOf("wren")).toBe("W");
  expect(initialsOf("🙂 123")).toBeNull();
});

it("business numbers have a label and their last four digits", () => {
  const known = [{ number: "+12025550100", label: "Sales" }];
  expect(businessName("+12025550100", known)).toBe("Sales ··0100");
  expect(businessName("+12025550199", known)).toBe("··0199");
  expect(businessName(null, known)).toBeNull();
});

it("countries have names, other territories of numbering plans have none", () => {
  expect(countryName("ES")).toBe("Spain");
  expect(countryName("001")).toBeNull();
});

describe("somebody of whom only the number is known", () => {
  const bob = { extension: "1002", name: "Bob Ortiz" };
  const rows = [
    ["a colleague has a name", "1002", "Bob Ortiz"],
    ["a stranger's extension stands for itself", "1009", "1009"],
    ["a number is written as people write it", "+34612345678", "+34 612 345 678"],
    ["a room and a place are called what they are", "*80", "Conference"],
    ["so is a parking place", "*703", "Parked call, place 703"],
  ] as const;
  it.each(rows)("%s", (_why, number, name) => {
    expect(nameOf(number, [bob], roughRules)).toBe(name);
  });

  it("a parked customer keeps the name that is known", () => {
    expect(personOf({ number: "*701", name: "María Ortega" }, roughRules).title).toBe("María Ortega");
  });
});
