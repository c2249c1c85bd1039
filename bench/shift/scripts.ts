import type { LaterScript } from "../builds.ts";
import type { BundleSize } from "../phones/result.ts";
import { number, row } from "../text.ts";
import type { FirstLoad } from "./first-load.ts";

/** kB of 1000 bytes: what the phone may need before the first frame, until it is registered, and until it can be used. */
export const scriptLimits = { before_paint: 15, critical: 120, initial: 200 } as const;

export interface ScriptsResult extends FirstLoad {
  readonly later: BundleSize & { readonly files: number };
  /** The first two are of brotli, the last of gzip. */
  readonly limits: typeof scriptLimits;
}

export function scriptsResultOf(first: FirstLoad, later: readonly LaterScript[]): ScriptsResult {
  const sum = (size: (script: LaterScript) => number): number =>
    Math.round(10 * later.reduce((all, script) => all + size(script), 0)) / 10;
  return {
    ...first,
    later: { gzip: sum(({ gzip }) => gzip), brotli: sum(({ brotli }) => brotli), files: later.length },
    limits: scriptLimits,
  };
}

/** Sentences when the phone needs too much before it can start. */
export function faultsOfScripts({ before_paint, critical, initial }: ScriptsResult): readonly string[] {
  const checked = [
    ["before the first frame", before_paint.brotli, "brotli", scriptLimits.before_paint],
    ["until it is registered", critical.brotli, "brotli", scriptLimits.critical],
    ["until it can be used", initial.gzip, "gzip", scriptLimits.initial],
  ] as const;
  return checked
    .filter(([, size, , limit]) => size > limit)
    .map(
      ([when, size, format, limit]) =>
        `The phone's JavaScript ${when} is ${number(size)} kB ${format}, more than ${String(limit)} kB.`,
    );
}

const widths = { first: 40, others: 14 };
const shown = 8;

/** The sizes for people, with the largest of what comes later. */
export function scriptsTable(
  { before_paint, critical, initial, later }: ScriptsResult,
  scripts: readonly LaterScript[],
): string {
  const line = (title: string, { gzip, brotli }: BundleSize): string =>
    row(title, [number(gzip), number(brotli)], widths);
  const largest = scripts.toSorted((a, b) => b.gzip - a.gzip).slice(0, shown);
  return [
    row("JavaScript, kB", ["gzip", "brotli"], widths),
    line(`before the first frame (brotli ≤ ${String(scriptLimits.before_paint)})`, before_paint),
    line(`until registered (brotli ≤ ${String(scriptLimits.critical)})`, critical),
    line(`until it can be used (gzip ≤ ${String(scriptLimits.initial)})`, initial),
    line(`later, ${String(later.files)} files`, later),
    ...largest.map((script) => line(`  ${script.name}`, script)),
  ].join("\n");
}
