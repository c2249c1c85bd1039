import { describe, expect, it } from "vitest";
import { businessName, countryName, initialsOf, strangersText } from "./people.ts";

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
