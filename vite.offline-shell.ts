import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, ResolvedConfig } from "vite";
import { oneScript } from "./vite.one-script.ts";

const worker = "src/platform/worker/worker.ts";
/** Beside the page: a worker may only answer for what lies below it. */
const workerFile = "sw.js";
/** Maps are for people who look into the code. */
const isForPages = (name: string): boolean => !name.endsWith(".map");

/**
 * Builds the service worker, after everything else and knowing all of it: it keeps exactly this build's files. One script
 * without imports, for not every browser loads modules in a service worker.
 */
export function offlineShell(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "ringbridge-offline-shell",
    apply: "build",
    enforce: "post",
    configResolved: (resolved) => void (config = resolved),
    async generateBundle(_options, bundle) {
      const hash = createHash("sha256");
      const made = Object.values(bundle).filter(({ fileName }) => isForPages(fileName));
      for (const file of made)
        hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
      const still = readdirSync(config.publicDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name));
      for (const file of still) hash.update(file).update(readFileSync(file));
      const entry = made.find((file) => file.type === "chunk" && file.isEntry);
      if (entry === undefined) this.error("There is no entry for the service worker to know the build by.");

      const paths = [
        ...made.map(({ fileName }) => fileName).filter((name) => name !== "index.html"),
        ...still.map((file) => file.slice(config.publicDir.length + 1).replaceAll("\\", "/")),
      ];
      const facts = {
        id: hash.digest("hex").slice(0, 16),
        entry: config.base + entry.fileName,
        files: paths.map((path) => config.base + path).sort(),
      };
      this.emitFile({
        type: "asset",
        fileName: workerFile,
        source: await oneScript(config.root, worker, { __BUILD__: JSON.stringify(facts) }),
      });
    },
  };
}
