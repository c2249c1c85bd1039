import { startLab } from "../lab/lab.ts";
import { openNetwork } from "../lab/network/network.ts";
import { launchBrowser } from "./browser.ts";
import type { Measured, Run } from "./measured.ts";
import { conditionsOf } from "./phones/conditions.ts";
import { playPhones } from "./phones/play.ts";
import { resultOf } from "./phones/result.ts";
import { notesOnPhones, tableOf } from "./phones/table.ts";

/** Our phone beside the two stock ones, and a page that does nothing but register. */
export async function measurePhones({ flags, builds, reporter, stopped }: Run): Promise<Measured> {
  await using scope = new AsyncDisposableStack();
  const { lab: index, rounds, stun, phones } = flags;
  const conditions = conditionsOf(flags.delays, flags.dead);
  reporter.line(`Phones, in lab ${String(index)}.`);
  const needsNetwork = conditions.some(({ roundTrip }) => roundTrip !== null);
  const network = needsNetwork ? scope.adopt(await openNetwork({ index }), (it) => it.close()) : undefined;
  const webSocketAddress = network && { webSocketAddress: network.pbxAddress };
  const lab = scope.adopt(await startLab({ index, reporter, ...webSocketAddress }), (it) => it.stop());
  const { certificateFingerprint } = lab.pbx;
  const browser = scope.adopt(await launchBrowser(network && { network, certificateFingerprint }), (it) =>
    it.close(),
  );
  reporter.line(`${browser.browserType().name()} ${browser.version()}, ${String(rounds)} rounds.`);
  const plan = { conditions, phones, rounds, stun, reporter, stopped };
  const { samples, steps, faults } = await playPhones({ builds, lab, browser, network }, plan);
  const result = resultOf(conditions, phones, samples, builds.bundle);
  return {
    result: { ...result },
    text: [tableOf(result, conditions, phones, steps), "", ...notesOnPhones(stun)].join("\n"),
    faults,
  };
}
