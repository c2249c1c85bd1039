import { number, row, times } from "../text.ts";
import type { Widths } from "../text.ts";
import { concurrencies } from "./result.ts";
import type { DatabaseResult, StageResult, WebhookResult } from "./result.ts";

const widths: Widths = { first: 34, others: 11 };
const line = (first: string, others: readonly string[]): string => row(first, others, widths);

type Rated = DatabaseResult["fsync"];
const rated = (title: string, { per_s, p50, p95, p99 }: Rated): string =>
  line(title, [number(per_s, 0), number(p50, 2), number(p95, 2), number(p99, 2)]);

/** The figures for people. */
export function webhookTable({ sqlite, postgres }: WebhookResult): string {
  return [
    database("SQLite", sqlite),
    "",
    "absent" in postgres
      ? `PostgreSQL was not measured. ${postgres.absent}`
      : database("PostgreSQL", postgres),
  ].join("\n");
}

function database(name: string, result: DatabaseResult): string {
  const at = (concurrency: (typeof concurrencies)[number]): StageResult => result[`at_${concurrency}`];
  return [
    line(`Webhooks, ${name}`, ["per second", "p50 ms", "p95 ms", "p99 ms"]),
    rated("  the disk: a page written for sure", result.fsync),
    ...concurrencies.flatMap((concurrency) => {
      const { bare, known, kept, processed } = at(concurrency);
      return [
        `  ${String(concurrency)} at a time`,
        rated("    bare answer", bare),
        rated("    known: repeated", known),
        rated("    kept: on disk when answered", kept),
        rated("    worked on, and told to pages", processed),
      ];
    }),
    line(
      "  kept is so many times",
      concurrencies.map((each) => `at ${String(each)}`),
    ),
    ratio("    a bare answer", (stage) => stage.ratios.answer_kept_to_bare),
    ratio("    a known one", (stage) => stage.ratios.answer_kept_to_known),
    ratio("    the disk's own time", (stage) => stage.ratios.answer_kept_to_fsync),
    ratio("    the rate of bare answers", (stage) => stage.ratios.rate_kept_to_bare),
    ratio("    the rate of the disk", (stage) => stage.ratios.rate_kept_to_fsync),
  ].join("\n");

  function ratio(title: string, of: (stage: StageResult) => number | null): string {
    return line(
      title,
      concurrencies.map((each) => times(of(at(each)))),
    );
  }
}
