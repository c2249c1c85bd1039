import type { Instant } from "../call/call.ts";
import { checks, type Findings } from "./findings.ts";
import { verdictOf } from "./verdict.ts";

/**
 * A check as text for whoever helps: codes and figures. No password, number, name or address of a server is in it, for
 * nobody knows where it will be pasted.
 */
export function reportOf(
  findings: Findings,
  about: { readonly at: Instant; readonly version: string; readonly browser: string },
): string {
  const { kind, outcomes } = verdictOf(findings);
  const { echo, candidates, notifications } = findings;
  const report = {
    ringbridge: about.version,
    browser: about.browser,
    at: new Date(about.at).toISOString(),
    verdict: kind,
    checks: Object.fromEntries(
      checks.map((check) => {
        const outcome = outcomes[check];
        return [check, outcome.kind === "failed" ? `${outcome.weight}: ${outcome.reason}` : outcome.kind];
      }),
    ),
    candidates: candidates ?? null,
    notifications: notifications ?? null,
    "local-network": findings["local-network"] ?? null,
    echo: echo?.kind === "measured" ? rounded(echo.measured) : (echo?.kind ?? null),
  };
  return JSON.stringify(report, null, 2);
}

/** To a hundredth: more would only look exact. */
function rounded(figures: Readonly<Record<string, number | null>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      figure === null ? null : Math.round(100 * figure) / 100,
    ]),
  );
}
