import { describe, expect, it } from "vitest";
import { readArrival, takeArrival, type AddressBar } from "./fragment.ts";

const token = "aB3_-".repeat(8) + "xyz";

describe("what a link from outside brings", () => {
  // prettier-ignore
  it.each([
    [`#welcome=${token}`,       { kind: "welcome", token }],
    ["#welcome=cut-off",        { kind: "welcome", token: "" }],
    ["#welcome=",               { kind: "welcome", token: "" }],
    ["#problem=oidc-failed",    { kind: "problem", code: "oidc-failed" }],
    ["#problem=<b>",            { kind: "problem", code: "internal" }],
    ["#problem=toString",       { kind: "problem", code: "internal" }],
    ["#/numbers/4711",          { kind: "none" }],
    ["",                        { kind: "none" }],
    ["#",                       { kind: "none" }],
  ])("%s → %o", (fragment, arrival) => {
    expect(readArrival(fragment)).toEqual(arrival);
  });
});

function anAddressBar(hash: string): AddressBar & { readonly shown: () => string } {
  let shown = `/?a=1${hash}`;
  return {
    location: { hash, pathname: "/", search: "?a=1" },
    history: { replaceState: (_state, _title, url) => void (shown = String(url)) },
    shown: () => shown,
  };
}

it("a token is out of the address bar at once; a place stays", () => {
  const withToken = anAddressBar(`#welcome=${token}`);
  takeArrival(withToken);
  expect(withToken.shown()).toBe("/?a=1");
  const withPlace = anAddressBar("#/team");
  takeArrival(withPlace);
  expect(withPlace.shown()).toBe("/?a=1#/team");
});
