import type { LaterScript } from "../builds.ts";
import type { BundleSize } from "../phones/result.ts";
import { number, row } from "../text.ts";

/** kB of 1000 bytes, gzip: what the phone may need before it can start. */
export const scriptLimit = 200;

export interface ScriptsResult {
  readonly initial: BundleSize;
  readonly later: BundleSize & { readonly files: number };
  readonly limit_gzip: number;
}

export function scriptsResultOf(initial: BundleSize, later: readonly LaterScript[]): ScriptsResult {
  const sum = (size: (script: LaterScript) => number): number =>
    Math.round(10 * later.reduce((all, script) => all + size(script), 0)) / 10;
  return {
    initial,
    later: { gzip: sum(({ gzip }) => gzip), brotli: sum(({ brotli }) => brotli), files: later.length },
    limit_gzip: scriptLimit,
  };
}

/** A sentence when the phone needs too much before it can start. */
export function faultsOfScripts({ initial }: ScriptsResult): readonly string[] {
  return initial.gzip > scriptLimit
    ? [
        `The phone's initial JavaScript is ${number(initial.gzip)} kB gzip, more than ${String(scriptLimit)} kB.`,
      ]
    : [];
}

const widths = { first: 28, others: 14 };
const shown = 8;

/** The sizes for people, with the largest of what comes later. */
export function scriptsTable({ initial, later }: ScriptsResult, scripts: readonly LaterScript[]): string {
  const line = (title: string, { gzip, brotli }: BundleSize): string =>
    row(title, [number(gzip), number(brotli)], widths);
  const largest = scripts.toSorted((a, b) => b.gzip - a.gzip).slice(0, shown);
  return [
    row("JavaScript, kB", ["gzip", "brotli"], widths),
    line(`at once (limit ${String(scriptLimit)})`, initial),
    line(`later, ${String(later.files)} files`, later),
    ...largest.map((script) => line(`  ${script.name}`, script)),
  ].join("\n");
}
