import { describe, expect, test } from "vitest";
import { businessNumberIn, headerText, isNumber, userPart } from "./header-text.ts";

describe("text from a stranger's header", () => {
  test.each([
    ["Lucía Fernández", "Lucía Fernández"],
    ['Ann \\"Annie\\" Lee', 'Ann "Annie" Lee'],
    ["evil\r\nX-Injected: 1", "evil  X-Injected: 1"],
    ["\u202Egnp.exe", "gnp.exe"],
    ["   ", null],
    ["", null],
    [undefined, null],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"], // text stays text; views never make it markup
  ])("%j → %j", (raw, shown) => {
    expect(headerText(raw)).toBe(shown);
  });

  test("a name of 64 kB is cut, and not in the middle of a character", () => {
    const shown = headerText("👩".repeat(30_000));
    expect(Array.from(shown ?? "")).toHaveLength(256);
    expect(shown?.endsWith("👩")).toBe(true);
  });
});

describe("the user part of an address", () => {
  test.each([
    ["%2B34655102030", "+34655102030"],
    ["+34655102030", "+34655102030"],
    ["US.13491208655302741918", "US.13491208655302741918"],
    ["%", "%"],
    [undefined, ""],
  ])("%j → %j", (raw, user) => {
    expect(userPart(raw)).toBe(user);
  });
});

describe("our number as the PBX names it", () => {
  test.each([
    ["+12145550111", "+12145550111"],
    ["12145550111", "+12145550111"],
    ["<script>", null],
    ["+1214555011100000", null],
    [undefined, null],
  ])("%j → %j", (raw, number) => {
    expect(businessNumberIn(raw)).toBe(number);
  });
});

describe("what may stand in an address of ours as a number", () => {
  test.each([
    ["+34612345678", true],
    ["34612345678", false],
    ["+34612345678\r\nX-Evil: 1", false],
    ["+34612345678\n", false],
    ["+3461234567890123", false],
    ["+", false],
    ["+٣٤", false],
  ])("%j → %j", (text, fits) => {
    expect(isNumber(text)).toBe(fits);
  });
});
