import { figures, row, times } from "../text.ts";
import { caches } from "./result.ts";
import type { SettingsResult } from "./result.ts";

/** The figures for people. */
export function settingsTable(result: SettingsResult): string {
  return [
    row("Page load, ms: p50 / p95", ["number's settings", "phone", "ratio"]),
    ...caches.map((cache) =>
      row(`  ${cache} cache`, [
        figures(result[cache].settings_ms),
        figures(result[cache].phone_ms),
        times(result[cache].settings_to_phone),
      ]),
    ),
  ].join("\n");
}
