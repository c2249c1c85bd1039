import { expect, it } from "vitest";
import { isFromOurPage } from "./same-origin.ts";

const ours = "https://calls.example.com";

it.each([
  // method, headers, allowed
  ["POST", { "sec-fetch-site": "same-origin" }, true],
  ["POST", { "sec-fetch-site": "same-origin", origin: "https://elsewhere.example" }, true],
  ["POST", { "sec-fetch-site": "same-site" }, false],
  ["POST", { "sec-fetch-site": "cross-site" }, false],
  ["POST", { "sec-fetch-site": "none" }, false],
  ["POST", { "sec-fetch-site": "cross-site", origin: ours }, false],
  ["POST", { origin: ours }, true],
  ["POST", { origin: "https://calls.example.com.evil.example" }, false],
  ["POST", { origin: "http://calls.example.com" }, false],
  ["POST", { origin: "null" }, false],
  ["POST", {}, false],
  ["DELETE", {}, false],
  ["PATCH", { origin: ours }, true],
  ["GET", {}, true],
  ["GET", { "sec-fetch-site": "none" }, true],
  ["GET", { "sec-fetch-site": "same-origin" }, true],
  ["GET", { "sec-fetch-site": "same-site" }, false],
  ["GET", { "sec-fetch-site": "cross-site" }, false],
])("%s with %o is allowed: %s", (method, headers, allowed) => {
  expect(isFromOurPage(method, headers, ours)).toBe(allowed);
});
