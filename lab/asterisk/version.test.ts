import { describe, expect, test } from "vitest";
import { isOlder, isUsable, parseVersion } from "./version.ts";

describe("the version an Asterisk tells", () => {
  test.each([
    ["Asterisk 22.10.1+dfsg+~cs6.17.60671434-1", [22, 10, 1]],
    ["Asterisk 20.9.3~dfsg", [20, 9, 3]],
    ["Asterisk certified/20.7-cert2", [20, 7, 0]],
    ["Asterisk GIT-master-abc", undefined],
  ])("%s", (text, expected) => {
    expect(parseVersion(text)).toEqual(expected);
  });

  test.each([
    [[20, 0, 0], [22, 10, 1], true],
    [[22, 10, 1], [22, 10, 1], false],
    [[22, 9, 9], [22, 10, 1], true],
    [[23, 0, 0], [22, 10, 1], false],
  ] as const)("%j older than %j: %s", (a, b, expected) => {
    expect(isOlder(a, b)).toBe(expected);
  });

  test.each([
    [[22, 10, 1], true],
    [[22, 8, 2], false],
    [[20, 19, 0], true],
    [[20, 18, 3], false],
    [[21, 12, 0], false],
    [[23, 2, 0], false],
    [[24, 0, 0], true],
    [[18, 26, 0], false],
  ] as const)("%j loads the samples: %s", (version, expected) => {
    expect(isUsable(version)).toBe(expected);
  });
});
