import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "vite";
import type { Rolldown } from "vite";
import type { BundleSize } from "./phones/result.ts";

const repository = resolve(import.meta.dirname, "..");
const built = resolve(repository, ".cache/bench");

export interface Builds {
  /** A folder with an index.html. */
  readonly app: string;
  /** A folder with simpleuser.html, jssip.html and bare.html. */
  readonly stock: string;
  /** Of our app. */
  readonly bundle: BundleSize;
  /** Scripts of our app that come when they are needed. */
  readonly later: readonly LaterScript[];
}

export interface LaterScript extends BundleSize {
  readonly name: string;
}

/** Builds our app as `npm run build` does, and the two stock phones, each into a folder of its own. */
export async function buildAll(): Promise<Builds> {
  const app = resolve(built, "app");
  const stock = resolve(built, "stock");
  const output = await build({
    root: repository,
    configFile: resolve(repository, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: app, emptyOutDir: true },
  });
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      outDir: stock,
      emptyOutDir: true,
      target: "es2023",
      rolldownOptions: {
        input: {
          simpleuser: fileURLToPath(new URL("./phones/pages/simpleuser.ts", import.meta.url)),
          jssip: fileURLToPath(new URL("./phones/pages/jssip.ts", import.meta.url)),
          bare: fileURLToPath(new URL("./phones/pages/bare.ts", import.meta.url)),
        },
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  await Promise.all([
    ...["simpleuser", "jssip"].map((name) => writeFile(resolve(stock, `${name}.html`), pageOf(name))),
    writeFile(resolve(stock, "bare.html"), barePage),
  ]);
  const { initial, later } = scriptsIn(output);
  return {
    app,
    stock,
    bundle: sizeOf(initial.map(({ code }) => code)),
    later: later.map(({ name, code }) => ({ name, ...sizeOf([code]) })),
  };
}

/** The least a phone can show: the same for both stock libraries, so that only they differ. */
const pageOf = (name: string): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Stock ${name}</title>
  <p id="state"></p>
  <label>Number <input id="number" /></label>
  <button id="call">Call</button>
  <button id="answer" hidden>Answer</button>
  <button id="hang-up" hidden>Hang up</button>
  <audio id="customer" autoplay></audio>
  <script type="module" src="${name}.js"></script>
</html>
`;

/** A page with nothing to show. */
const barePage = `<!doctype html>
<meta charset="utf-8" />
<script type="module" src="bare.js"></script>
`;

type BuildOutput = Awaited<ReturnType<typeof build>>;

/** What the page names and whatever that imports at once, directly or not; and everything else, which is imported later. */
function scriptsIn(output: BuildOutput) {
  if (!("output" in output)) throw new Error("Vite did not build one app");
  const chunks = new Map<string, Rolldown.OutputChunk>();
  for (const file of output.output) if (file.type === "chunk") chunks.set(file.fileName, file);
  const needed = new Set<Rolldown.OutputChunk>();
  const need = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (chunk === undefined || needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) need(chunks.get(name));
  };
  const page = output.output.find(({ fileName }) => fileName === "index.html");
  const html = page?.type === "asset" ? page.source.toString() : "";
  for (const chunk of chunks.values()) if (html.includes(chunk.fileName)) need(chunk);
  return { initial: [...needed], later: [...chunks.values()].filter((chunk) => !needed.has(chunk)) };
}

/** Each file is compressed by itself, as servers do, at the best level of each format. */
export function sizeOf(scripts: readonly string[]): BundleSize {
  const kilobytes = (compress: (text: string) => Buffer): number =>
    Math.round(scripts.reduce((sum, script) => sum + compress(script).length, 0) / 100) / 10;
  return {
    gzip: kilobytes((text) => gzipSync(text, { level: 9 })),
    brotli: kilobytes((text) => brotliCompressSync(text)),
  };
}
