import { startLab } from "../lab/lab.ts";
import { launchBrowser } from "./browser.ts";
import type { Measured, Run } from "./measured.ts";
import { playSoak } from "./soak/measure.ts";
import { soakTable } from "./soak/table.ts";

/** A week of calls and registrations in one page. */
export async function measureSoak({ flags, builds, reporter, stopped }: Run): Promise<Measured> {
  await using scope = new AsyncDisposableStack();
  const { calls, registrations } = flags.soak;
  reporter.line(
    `A soak of ${String(calls)} calls and ${String(registrations)} registrations, in lab ${String(flags.lab)}.`,
  );
  const lab = scope.adopt(await startLab({ index: flags.lab, reporter }), (it) => it.stop());
  const browser = scope.adopt(await launchBrowser(), (it) => it.close());
  const { result, faults } = await playSoak(builds, lab, browser, {
    calls,
    registrations,
    reporter,
    stopped,
  });
  return { result: { soak: result }, text: soakTable(result), faults };
}
