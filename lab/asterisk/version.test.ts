import { describe, expect, test } from "vitest";
import { isOlder, parseVersion } from "./version.ts";

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
});
