import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDialLink } from "./dial-link.ts";

describe("a link that asks for a call", () => {
  it.each([
    ["?dial=+34612345678", "", "+34612345678", "", ""],
    ["?dial=%2B34612345678", "#/team", "+34612345678", "", "#/team"],
    ["?a=1&dial=+34612345678&b=2", "", "+34612345678", "?a=1&b=2", ""],
    ["?a=1&dial=+34612345678", "", "+34612345678", "?a=1", ""],
    ["?dial=tel%3A%2B34612345678", "", "tel:+34612345678", "", ""],
    ["?dial=web%2Bringbridge%3A%2B34612345678", "", "tel:+34612345678", "", ""],
    ["", "#dial=web%2Bringbridge%3A%2F%2F%2B34612345678", "tel:+34612345678", "", ""],
    ["?dial=+34612345678", "#dial=+34655102030", "+34612345678", "", ""],
    ["?a=1", "#dial=+34%20612%20345%20678", "+34 612 345 678", "?a=1", ""],
  ])("%s%s", (search, hash, wanted, restSearch, restHash) => {
    expect(readDialLink({ search, hash })).toEqual({ wanted, rest: { search: restSearch, hash: restHash } });
  });

  it.each([
    ["", ""],
    ["?redial=1", ""],
    ["?x=dial=1", ""],
    ["", "#/numbers/dial=1"],
  ])("is not every link: %s%s", (search, hash) => {
    expect(readDialLink({ search, hash })).toBeNull();
  });

  it.each([`?dial=${"1".repeat(201)}`, "?dial=%E0", "?dial="])(
    "that names nobody leaves the address too: %s",
    (search) => {
      expect(readDialLink({ search, hash: "" })).toEqual({ wanted: "", rest: { search: "", hash: "" } });
    },
  );

  it("never leaves the number behind, whatever stands around it", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}=[a-z0-9]{0,8}$/).filter((pair) => !pair.startsWith("dial="));
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const search = `?${[...before, "dial=+34612345678", ...after].join("&")}`;
        const link = readDialLink({ search, hash: "" });
        expect(link?.wanted).toBe("+34612345678");
        expect(link?.rest.search).toBe(
          [...before, ...after].length === 0 ? "" : `?${[...before, ...after].join("&")}`,
        );
      }),
    );
  });
});
