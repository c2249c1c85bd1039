import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sizeOf } from "../builds.ts";
import type { BundleSize } from "../phones/result.ts";

/** The scripts that a page loads by itself. */
export interface FirstLoad {
  /** In the page itself: all that runs before the first frame is painted. */
  readonly before_paint: BundleSize;
  /** Those and what registers the line: nothing else is waited for until the phone can be called. */
  readonly critical: BundleSize;
  /** Those and what shows the phone, asked for at the same time. */
  readonly initial: BundleSize;
}

/** Reads what the built page of `folder` names. A script it names as less urgent is for what is shown. */
export function firstLoadOf(folder: string): FirstLoad {
  const named = scriptsNamedBy(readFileSync(join(folder, "index.html"), "utf8"));
  const [line, screens] = [named.line, named.screens].map((names) =>
    names.map((name) => readFileSync(join(folder, name), "utf8")),
  ) as [string[], string[]];
  const inPage = [...named.inPage];
  return {
    before_paint: sizeOf(inPage),
    critical: sizeOf([...inPage, ...line]),
    initial: sizeOf([...inPage, ...line, ...screens]),
  };
}

export interface NamedScripts {
  /** Their texts. */
  readonly inPage: readonly string[];
  /** Their paths. */
  readonly line: readonly string[];
  readonly screens: readonly string[];
}

/** What stands in a built page. */
export function scriptsNamedBy(html: string): NamedScripts {
  const tags = [...html.matchAll(/<(?:script|link) [^>]*(?:src|href)="\/([^"]+\.js)"[^>]*>/g)];
  const namedBy = (isScreens: boolean): readonly string[] =>
    tags.filter(([tag]) => tag.includes('fetchpriority="low"') === isScreens).map(([, path = ""]) => path);
  return {
    inPage: [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = ""]) => text),
    line: namedBy(false),
    screens: namedBy(true),
  };
}
