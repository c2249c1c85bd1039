import type { Drift } from "../api/contract.ts";
import { driftWords } from "./panel-words.ts";
import { strangersText } from "./people.ts";
import { momentText } from "./time.ts";

export type DriftRow = {
  /** Tells rows apart. */
  readonly key: string;
  readonly kind: Drift["kind"];
  readonly severity: Drift["severity"];
  readonly title: string;
  /** What it leads to. */
  readonly meaning: string;
  readonly remedy: Drift["remedy"];
};

const order = { blocking: 0, warning: 1, info: 2 } as const;

/** What is wrong with a number, in words: what blocks calls first, and settings that merely differ in one row. */
export function tellDrift(drift: readonly Drift[], now: number): readonly DriftRow[] {
  return merged(drift)
    .toSorted((one, other) => order[one.severity] - order[other.severity])
    .map(({ kind, severity, params, remedy }) => ({
      key: [kind, ...Object.values(params)].join(" "),
      kind,
      severity,
      remedy,
      ...driftWords.tellings[kind](shownParams(params, now)),
    }));
}

/** Each differing setting is a drift of its own; together they are one thing to an agent. */
function merged(drift: readonly Drift[]): readonly Drift[] {
  const differing = drift.filter(({ kind }) => kind === "settings-differ");
  const [first] = differing;
  if (first === undefined) return drift;
  const names = differing.map(({ params }) => {
    const field = params["field"] ?? "?";
    return driftWords.settingNames[field] ?? field;
  });
  const one = { ...first, params: { field: names.join(", ") } };
  return drift
    .filter((each) => each === first || each.kind !== "settings-differ")
    .map((each) => (each === first ? one : each));
}

/** Values as people read them; Meta's own words made harmless. */
function shownParams(params: Drift["params"], now: number): Drift["params"] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const time = name === "until" ? Date.parse(value) : Number.NaN;
      return [name, Number.isNaN(time) ? strangersText(value, 200) : momentText(time, now)];
    }),
  );
}
