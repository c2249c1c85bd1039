import { createHash } from "node:crypto";
import type { Plugin, Rolldown } from "vite";

/** What the page shows: fetched beside what registers its line, without which a phone cannot be reached at all. */
const screens = "/src/app/show-app.tsx";

type Modules = Pick<Rolldown.ChunkingContext, "getModuleInfo">;

/** Tells what the screens need at once, directly or not, from what they fetch later. */
export function screensChunk(): (id: string, modules: Modules) => string | null {
  // Asked for each module of a build, all of which are known by then.
  let needed: ReadonlySet<string> | null = null;
  return (id, modules) => ((needed ??= neededBy(screens, modules)).has(id) ? "screens" : null);
}

/** Our modules that the one at `path` imports at once, directly or not, and itself. What they use of libraries comes along. */
function neededBy(path: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const need = (id: string): void => {
    if (found.has(id) || !id.startsWith(`${import.meta.dirname}/src/`)) return;
    found.add(id);
    modules.getModuleInfo(id)?.importedIds.forEach(need);
  };
  need(import.meta.dirname + path);
  return found;
}

/**
 * Lets the page ask for its screens with the first it asks for, behind what registers: they are imported by a script, and
 * would else be known only when that has come and run.
 */
export function askForScreens(): Plugin {
  return {
    name: "ringbridge-ask-for-screens",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(screens)));
        if (chunk === undefined) throw new Error(`No chunk holds ${screens}.`);
        const scripts = [chunk.fileName, ...chunk.imports].filter((name) => !html.includes(name));
        const styles = [...(chunk.viteMetadata?.importedCss ?? [])];
        const asked = (rel: string, name: string, more: Record<string, string>) => ({
          tag: "link",
          attrs: { rel, crossorigin: true, href: `/${name}`, ...more },
          injectTo: "head" as const,
        });
        return [
          ...styles.map((name) => asked("preload", name, { as: "style" })),
          ...scripts.map((name) => asked("modulepreload", name, { fetchpriority: "low" })),
        ];
      },
    },
  };
}

/** How a policy names the scripts or styles that stand in the page itself. */
export function hashesOf(tag: "script" | "style", html: string): string {
  return [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, "g"))]
    .map(([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`)
    .join(" ");
}
