import { startLab } from "../lab/lab.ts";
import { launchBrowser } from "./browser.ts";
import type { Measured, Run } from "./measured.ts";
import { notesOnPhones, playPhones } from "./phones/play.ts";
import { resultOf } from "./phones/result.ts";
import { stepsOf, tableOf } from "./phones/table.ts";

/** Our phone beside the two stock ones. */
export async function measurePhones({ flags, builds, reporter, stopped }: Run): Promise<Measured> {
  await using scope = new AsyncDisposableStack();
  reporter.line(`Phones, in lab ${String(flags.lab)}.`);
  const lab = scope.adopt(await startLab({ index: flags.lab, reporter }), (it) => it.stop());
  const browser = scope.adopt(await launchBrowser(), (it) => it.close());
  reporter.line(`${browser.browserType().name()} ${browser.version()}, ${String(flags.rounds)} rounds.`);
  const plan = { rounds: flags.rounds, stun: flags.stun, reporter, stopped };
  const { samples, steps, faults } = await playPhones(builds, lab, browser, plan);
  const result = resultOf(samples, builds.bundle);
  return {
    result,
    text: [tableOf(result), "", stepsOf(steps), "", ...notesOnPhones(flags.stun)].join("\n"),
    faults,
  };
}
