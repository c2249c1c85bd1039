import { startLab } from "../lab/lab.ts";
import { launchBrowser } from "./browser.ts";
import type { Measured, Run } from "./measured.ts";
import { firstLoadOf } from "./shift/first-load.ts";
import { playShift } from "./shift/measure.ts";
import { faultsIn } from "./shift/result.ts";
import { faultsOfScripts, scriptsResultOf, scriptsTable } from "./shift/scripts.ts";
import { shiftTable } from "./shift/table.ts";

/** What a shift's calls leave behind in the page. */
export async function measureShift({ flags, builds, reporter, stopped }: Run): Promise<Measured> {
  await using scope = new AsyncDisposableStack();
  reporter.line(`A shift of ${String(flags.calls)} calls, in lab ${String(flags.lab)}.`);
  const lab = scope.adopt(await startLab({ index: flags.lab, reporter }), (it) => it.stop());
  const browser = scope.adopt(await launchBrowser(), (it) => it.close());
  const plan = { calls: flags.calls, reporter, stopped };
  const { result, faults, timers } = await playShift(builds, lab, browser, plan);
  const left = faultsIn(result);
  if (left.length > 0)
    for (const { kind, ms, from } of timers) reporter.line(`  ${kind} of ${String(ms)} ms, set ${from}`);
  const scripts = scriptsResultOf(firstLoadOf(builds.app), builds.later);
  return {
    result: { shift: result, scripts_kb: scripts },
    text: [shiftTable(result), "", scriptsTable(scripts, builds.later)].join("\n"),
    faults: [...faults, ...left, ...faultsOfScripts(scripts)],
  };
}
