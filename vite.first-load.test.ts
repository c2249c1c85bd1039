import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { beforeLinks, hashesOf } from "./vite.first-load.ts";

const fileOf = (path: string): string => readFileSync(join(import.meta.dirname, path), "utf8");
const colour = /light-dark\(\s*oklch\([^)]*\),\s*oklch\([^)]*\)\s*\)/g;

describe("the frame that the page begins with", () => {
  it("has the colours of the phone that takes its place", () => {
    const colours = fileOf("index.html").match(colour) ?? [];
    expect(colours.length).toBeGreaterThan(3);
    const tokens: readonly string[] = fileOf("src/app/styles.css").match(colour) ?? [];
    expect(colours.filter((one) => !tokens.includes(one))).toEqual([]);
  });
});

describe("what the security policy calls the scripts in the page", () => {
  const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

  it("is what they say, to the letter", () => {
    const page = '<script>one()</script><script type="module" src="/a.js"></script><script>\n two()</script>';
    expect(hashesOf("script", page)).toBe(`${hash("one()")} ${hash("\n two()")}`);
  });

  it("is nothing where there is none", () => {
    expect(hashesOf("style", "<script>one()</script>")).toBe("");
  });
});

describe("the page's first script", () => {
  it("comes before what the page links to, and after what is said of all of it", () => {
    const page = '<meta charset="utf-8" />\n    <link rel="icon" /><link rel="manifest" />';
    expect(beforeLinks(page, "<script>$&</script>")).toBe(
      '<meta charset="utf-8" />\n    <script>$&</script>\n    <link rel="icon" /><link rel="manifest" />',
    );
  });

  it("has its place in a page that links to something, and no other", () => {
    expect(() => beforeLinks("<title>Ringbridge</title>", "<script></script>")).toThrow("links to nothing");
  });
});
