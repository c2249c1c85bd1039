import { expect, test } from "vitest";
import { createBrowserLines } from "./browser-lines.ts";

test("who never said anything is signed out", () => {
  expect(createBrowserLines().of("alice")).toEqual({ line: "signed-out", at: null });
});

test("the last word of a page counts, and ends with the page", () => {
  const lines = createBrowserLines();
  lines.report("laptop", "alice", { line: "connecting", at: 1 });
  lines.report("laptop", "alice", { line: "ready", at: 2 });
  expect(lines.of("alice")).toEqual({ line: "ready", at: 2 });
  expect(lines.gone("laptop", 9)).toBe("alice");
  expect(lines.of("alice")).toEqual({ line: "signed-out", at: 9 });
  expect(lines.gone("laptop", 10)).toBeNull();
});

test("a page that lost its line to another one does not hide that one", () => {
  const lines = createBrowserLines();
  lines.report("laptop", "alice", { line: "ready", at: 1 });
  lines.report("desk", "alice", { line: "ready", at: 2 });
  lines.report("laptop", "alice", { line: "signed-out", at: 3 });
  lines.report("laptop", "bob", { line: "down", at: 3 });
  expect(lines.of("alice")).toEqual({ line: "ready", at: 2 });
});
