import { expect, test } from "vitest";
import { isForThisMachine, isFromOurPage } from "./same-site.ts";

test.each([
  ["localhost:5173", true],
  ["127.0.0.1:5173", true],
  ["[::1]:5173", true],
  ["evil.example:5173", false],
  ["localhost.evil.example", false],
  [undefined, false],
])("a request for host %s is for this machine: %s", (host, expected) => {
  expect(isForThisMachine({ headers: { host } })).toBe(expected);
});

test.each([
  [{}, true],
  [{ origin: "http://localhost:5173" }, true],
  [{ origin: "http://localhost:5173", "sec-fetch-site": "same-origin" }, true],
  [{ origin: "http://localhost:8000", "sec-fetch-site": "same-site" }, false],
  [{ origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
  [{ origin: "https://evil.example" }, false],
  [{ origin: "null" }, false],
])("a request with %j comes from our page: %s", (headers, expected) => {
  expect(isFromOurPage({ headers: { host: "localhost:5173", ...headers } })).toBe(expected);
});
