import { describe, expect, it } from "vitest";
import { cacheOf, fetchPlan, staleCaches } from "./fetch-plan.ts";

const ours = "https://calls.example.com";
const build = { id: "b2", entry: "/assets/index-1.js", files: ["/assets/index-1.js", "/icon.svg"] };

describe("a request", () => {
  it.each([
    // method, mode, address, what becomes of it
    ["GET", "navigate", "/", "page"],
    ["GET", "navigate", "/?from=shortcut", "page"],
    ["GET", "cors", "/assets/index-1.js", "file"],
    ["GET", "no-cors", "/icon.svg", "file"],
    // Signing in at the company's provider goes through the backend.
    ["GET", "navigate", "/api/session/oidc", "leave"],
    ["GET", "navigate", "/lab/", "leave"],
    ["GET", "cors", "/api/numbers", "leave"],
    ["GET", "cors", "/ringbridge.json", "leave"],
    ["GET", "cors", "/assets/of-another-build.js", "leave"],
    ["POST", "cors", "/assets/index-1.js", "leave"],
    ["POST", "navigate", "/", "leave"],
    ["GET", "cors", "https://elsewhere.example/icon.svg", "leave"],
  ] as const)("%s, %s, %s: %s", (method, mode, address, plan) => {
    const { origin, pathname: path } = new URL(address, ours);
    expect(fetchPlan({ method, mode, origin, path }, ours, build)).toBe(plan);
  });
});

describe("the caches of older builds", () => {
  it("go, but for the last: a page may still be using it", () => {
    expect(staleCaches(["b0", "b1", "b2"].map(cacheOf), "b2")).toEqual([cacheOf("b0")]);
    expect(staleCaches(["b1", "b2"].map(cacheOf), "b2")).toEqual([]);
    expect(staleCaches([cacheOf("b2")], "b2")).toEqual([]);
  });

  it("are only ours", () => {
    expect(staleCaches(["other", "another", cacheOf("b1"), cacheOf("b2")], "b2")).toEqual([]);
  });
});
