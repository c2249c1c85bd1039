import { expect, it } from "vitest";

/** Every source file that is no test, by its path from src. */
const sources = new Map(
  Object.entries(
    import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.*"], {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  ).map(([path, text]) => [fromSrc(path, "words/x.ts"), text]),
);

function fromSrc(path: string, importer: string): string {
  const from = path.startsWith("../") || path.startsWith("./") ? importer : "x.ts";
  return new URL(path, `file:///${from}`).pathname.slice(1);
}

const wholeImport = /^(?:import|export)\s+(?!type\b)[^;]*?from\s+"(\.[^"]+)";/gms;
const reading = /spoken\(\s*"([\w-]+)"/g;
const late = /speaking\(\s*(\[[^\]]*\]),\s*\(\)\s*=>[\s\S]{0,120}?import\("(\.[^"]+)"\)/g;

/** A file with all that comes along with it. */
function withImports(file: string, seen = new Set<string>()): ReadonlySet<string> {
  const text = sources.get(file);
  if (text === undefined || seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ""] of text.matchAll(wholeImport)) withImports(fromSrc(path, file), seen);
  return seen;
}

const packsReadBy = (files: Iterable<string>) =>
  [...files].flatMap((file) => [...(sources.get(file) ?? "").matchAll(reading)].map(([, pack]) => pack));

const first = withImports("main.tsx");

it("only the main pack comes with the page", () => {
  expect(packsReadBy(first)).toEqual(["main"]);
});

it("whatever is loaded later has its packs fetched before: texts are read when modules load", () => {
  const loads = [...sources].flatMap(([file, text]) =>
    [...text.matchAll(late)].map(([, packs = "", path = ""]) => ({ file, path, packs })),
  );
  expect(loads.length).toBeGreaterThan(10);
  const missing = loads.flatMap(({ file, path, packs }) => {
    const later = [...withImports(fromSrc(path, file))].filter((each) => !first.has(each));
    return packsReadBy(later)
      .filter((pack) => !packs.includes(`"${String(pack)}"`))
      .map((pack) => `${file} loads ${path} without ${String(pack)}`);
  });
  expect([...new Set(missing)]).toEqual([]);
});
