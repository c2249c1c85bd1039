import type { Fault } from "./fault.ts";
import type { Seen } from "./seen.ts";

export interface Played {
  readonly fault: Fault;
  /** 1 for the first. */
  readonly time: number;
  readonly seen: Seen;
  readonly missed: readonly string[];
}

const columns = [30, 7, 16, 12, 9, 8] as const;

const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => cell.padEnd(columns[index] ?? 0)).join(" ");

export const heading = row(["fault", "call", "silence a / c", "registered", "untrue", "as expected"]);

/** One line of the table. */
export function rowOf({ fault, seen, missed }: Played): string {
  const { agent, customer } = seen.silence ?? {};
  return row([
    fault.id,
    { undefined: "–", true: "kept", false: "lost" }[String(seen.kept) as "undefined"],
    seen.silence === undefined ? "–" : `${figure(agent)} / ${figure(customer)}`,
    registeredIn(fault, seen),
    figure(seen.lied),
    missed.length === 0 ? "yes" : "NO",
  ]).trimEnd();
}

/** Nobody is left to register where the tab is gone. */
function registeredIn({ expected }: Fault, { registered }: Seen): string {
  if (registered !== null) return figure(registered);
  return expected.outcome === "ends" ? "–" : "never";
}

const figure = (length: number | null | undefined): string =>
  length === null || length === undefined ? "∞" : `${length.toFixed(1)} s`;

/** What the app said: its own words, the first few. */
export const wordsLine = ({ words }: Seen, most = 5): string =>
  words.length === 0
    ? "nothing"
    : words
        .slice(0, most)
        .map((line) => `“${line}”`)
        .join(" ") + (words.length > most ? ` and ${String(words.length - most)} more` : "");

/** For `--json`: one object for each play. */
export const recordOf = ({ fault, time, seen, missed }: Played) => ({
  id: fault.id,
  time,
  what: fault.what,
  how: fault.how,
  quick: fault.quick,
  expected: { ...fault.expected, says: fault.expected.says?.source, never: fault.expected.never?.source },
  kept: seen.kept ?? null,
  silence_s: seen.silence ?? null,
  registered_s: seen.registered,
  untrue_s: seen.lied,
  after: seen.after ?? null,
  freed_s: seen.freed ?? null,
  words: seen.words,
  timeline_s: seen.timeline,
  missed,
});
