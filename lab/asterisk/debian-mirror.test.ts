import { expect, test } from "vitest";
import { pickDebianSite } from "./debian-mirror.ts";

test.each([
  [
    ["http://security.example/debian-security", "http://mirror.example/debian"],
    "http://mirror.example/debian",
  ],
  [["mirror+file:/etc/apt/mirrors/debian.list"], "mirror+file:/etc/apt/mirrors/debian.list"],
  [["http://archive.example/ubuntu"], undefined],
  [[], undefined],
])("among %j the Debian archive is %s", (sites, expected) => {
  expect(pickDebianSite(sites)).toBe(expected);
});
