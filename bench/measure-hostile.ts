import { chromium } from "@playwright/test";
import { chromiumLaunch, writeVoices } from "../lab/chromium.ts";
import { playHostile } from "./hostile/play.ts";
import { faultsIn } from "./hostile/result.ts";
import { serveHostile } from "./hostile/site.ts";
import { hostileTable } from "./hostile/table.ts";
import type { Measured, Run } from "./measured.ts";

/** Our phone against a SIP server that is no friend. */
export async function measureHostile({ flags, builds, reporter, stopped }: Run): Promise<Measured> {
  await using scope = new AsyncDisposableStack();
  reporter.line(`A hostile server, ${String(flags.messages)} mutated messages, seed ${String(flags.seed)}.`);
  const site = scope.adopt(await serveHostile(builds.app), (it) => it.close());
  await writeVoices();
  const trust = `--ignore-certificate-errors-spki-list=${site.fingerprint}`;
  const browser = scope.adopt(
    await chromium.launch({
      ...chromiumLaunch([trust]),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    }),
    (it) => it.close(),
  );
  const { seed, messages, share } = flags;
  const result = await playHostile(site, browser, { seed, messages, share, reporter, stopped });
  return { result: { hostile: result }, text: hostileTable(result), faults: faultsIn(result) };
}
