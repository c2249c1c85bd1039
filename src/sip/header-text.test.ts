import { describe, expect, test } from "vitest";
import { businessNumberIn, headerText, isNumber, uriDecoded, userPart } from "./header-text.ts";

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

describe("URI-encoded text of a stranger's", () => {
  test.each([
    ["order%2012853%3A%20%C3%BC%F0%9F%91%A9", "order 12853: ü👩"],
    ["a%25%33%41", "a%3A"],
    ["a%c3%bc", "aü"],
    ["50% off, 100%", "50% off, 100%"],
    ["%zz%4", "%zz%4"],
    ["ünï", "ünï"], // of a PBX that does not encode
    ["", ""],
  ])("%j → %j", (raw, text) => {
    expect(uriDecoded(raw)).toBe(text);
  });

  test.each([
    ["half a character at the cut", "a%C3", "a"],
    ["three quarters of one", "a%C3%BC%F0%9F%91", "aü"],
    ["half a character in the middle", "a%C3b", "a\uFFFDb"],
    ["bytes that are no UTF-8", "%FF%C0%8Ab", "\uFFFD\uFFFD\uFFFDb"],
    ["nothing else", "%C3", ""],
  ])("with %s is shown as far as it goes", (_what, raw, text) => {
    expect(uriDecoded(raw)).toBe(text);
  });
});

describe("the user part of an address", () => {
  test.each([
    ["%2B34655102030", "+34655102030"],
    ["+34655102030", "+34655102030"],
    ["US.13491208655302741918", "US.13491208655302741918"],
    ["%", "%"],
    ["US.1%C3", "US.1"],
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
