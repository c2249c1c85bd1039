import { describe, expect, it } from "vitest";
import { partsOf, placeIn } from "./navigation.ts";

describe("the place in the address bar", () => {
  // prettier-ignore
  it.each([
    ["",                "/"],
    ["#",               "/"],
    ["#/",              "/"],
    ["#/numbers/4711",  "/numbers/4711"],
    ["#welcome=secret", "/"],
    ["#numbers",        "/"],
  ])("%s → %s", (fragment, place) => {
    expect(placeIn(fragment)).toBe(place);
  });

  // prettier-ignore
  it.each([
    ["/",                 []],
    ["/numbers/4711/",    ["numbers", "4711"]],
    ["/numbers/a%20b",    ["numbers", "a b"]],
    ["/numbers/%E0%A4%A", ["numbers", "%E0%A4%A"]],
  ])("%s has the parts %j", (place, parts) => {
    expect(partsOf(place)).toEqual(parts);
  });
});
