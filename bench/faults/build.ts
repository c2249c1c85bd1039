import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";

const repository = resolve(import.meta.dirname, "../..");
const folder = join(repository, ".cache/faults/app");

/** Builds the app as `npm run build` does, into a folder of its own; `again` false: only where there is none yet. */
export async function buildApp(again: boolean): Promise<string> {
  if (again || !existsSync(join(folder, "index.html")))
    await build({
      root: repository,
      configFile: resolve(repository, "vite.config.ts"),
      logLevel: "error",
      build: { outDir: folder, emptyOutDir: true },
    });
  return folder;
}
