import { join } from "node:path";
import { build } from "vite";

/** Builds what begins at `path` into one script without imports: for places where browsers take no module, or must not ask for more. */
export async function oneScript(
  root: string,
  path: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { ...define },
    build: {
      write: false,
      target: "es2023",
      rolldownOptions: { input: join(root, path), output: { format: "iife" } },
    },
  });
  const result = Array.isArray(made) ? made[0] : made;
  const chunk = result && "output" in result ? result.output[0] : undefined;
  if (chunk === undefined) throw new Error(`${path} was not built.`);
  return chunk.code;
}
