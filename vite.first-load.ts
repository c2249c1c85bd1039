import { createHash } from "node:crypto";
import type { Plugin, ResolvedConfig, Rolldown } from "vite";
import { oneScript } from "./vite.one-script.ts";

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
        const first = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(screens));
        if (first === undefined) throw new Error(`No chunk begins with ${screens}.`);
        const needed = new Set([first]);
        // What is found on the way is gone through as well.
        for (const { imports } of needed)
          for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
        const styles = new Set([...needed].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
        const scripts = [...needed].map(({ fileName }) => fileName).filter((name) => !html.includes(name));
        const asked = (rel: string, name: string, more: Record<string, string>) => ({
          tag: "link",
          attrs: { rel, crossorigin: true, href: `/${name}`, ...more },
          injectTo: "head" as const,
        });
        return [
          ...[...styles].map((name) => asked("preload", name, { as: "style" })),
          ...scripts.map((name) => asked("modulepreload", name, { fetchpriority: "low" })),
        ];
      },
    },
  };
}

/**
 * The page's first script stands in the page itself, before anything that the page asks for: a browser takes milliseconds to
 * ask for a dozen files, and the line's socket is to be asked for before them.
 */
export function firstScript(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "ringbridge-first-script",
    configResolved: (resolved) => void (config = resolved),
    transformIndexHtml: {
      order: "post",
      handler: async (html) => {
        const script = (await oneScript(config.root, "src/app/first-script.ts", config.define)).trim();
        return beforeLinks(html, `<script>${script}</script>`);
      },
    },
  };
}

/** The page with this in its head, before the first thing that it links to. @throws when it links to nothing. */
export function beforeLinks(html: string, element: string): string {
  const [head, ...linked] = html.split(/(?=<link\b)/);
  if (head === undefined || linked.length === 0) throw new Error("The page links to nothing.");
  return [head, element, "\n    ", ...linked].join("");
}

/** How a policy names the scripts or styles that stand in the page itself. */
export function hashesOf(tag: "script" | "style", html: string): string {
  return [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, "g"))]
    .map(([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`)
    .join(" ");
}
