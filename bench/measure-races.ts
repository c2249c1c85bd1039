import type { Browser } from "@playwright/test";
import { startLab } from "../lab/lab.ts";
import { LabError } from "../lab/lab-error.ts";
import { launchBrowser } from "./browser.ts";
import type { Measured, Run } from "./measured.ts";
import { serveSite } from "./phones/site.ts";
import { openAgentPage } from "./races/agent-page.ts";
import { playRace } from "./races/play.ts";
import { faultsIn, racesResultOf, seedOf, type Raced } from "./races/result.ts";
import { racesTable } from "./races/table.ts";

/** Races between agents, customers and Asterisk, decided by chance. */
export async function measureRaces(run: Run): Promise<Measured> {
  await using scope = new AsyncDisposableStack();
  const { races, lanes, seed, lab } = run.flags;
  run.reporter.line(
    `${String(races)} races, seed ${String(seed)}, side by side in ${String(lanes)} labs from ${String(lab)}.`,
  );
  const browser = scope.adopt(await launchBrowser(), (it) => it.close());
  const raced: Raced[] = [];
  let next = 0;
  const take = (): number | null => (next < races ? seedOf(seed, next++) : null);
  const tell = (one: Raced): void => {
    raced.push(one);
    for (const fault of faultsIn([one])) run.reporter.line(`  Fault: ${fault}`);
    if (raced.length % 50 === 0) run.reporter.line(`${String(raced.length)} of ${String(races)} races.`);
  };
  const began = performance.now();
  // One that fails must not leave the others running.
  const ended = await Promise.allSettled(
    Array.from({ length: Math.min(lanes, races) }, (_, lane) =>
      runLane(run, browser, lab + lane, take, tell),
    ),
  );
  for (const lane of ended) if (lane.status === "rejected") throw lane.reason;
  const result = racesResultOf(seed, raced, performance.now() - began);
  return { result: { races: result }, text: racesTable(result), faults: faultsIn(raced) };
}

/** Plays races in a lab of its own, one after the other, until there are no more. */
async function runLane(
  { builds, reporter, stopped }: Run,
  browser: Browser,
  index: number,
  take: () => number | null,
  tell: (one: Raced) => void,
): Promise<void> {
  await using scope = new AsyncDisposableStack();
  const lab = scope.adopt(await startLab({ index, reporter }), (it) => it.stop());
  const site = scope.adopt(await serveSite(builds, lab, { colleagues: true }), (it) => it.close());
  const [alice, bob] = lab.pbx.agents;
  if (alice === undefined || bob === undefined) throw new LabError("The lab has no two agents.");
  const open = async (agent: typeof alice) =>
    scope.adopt(await openAgentPage(browser, site.url, agent), (it) => it.close());
  const agents = [await open(alice), await open(bob)] as const;
  for (let seed = take(); seed !== null; seed = take()) {
    if (stopped.aborted) throw new LabError("Stopped before the end, so there are no figures. Start again.");
    tell(await playRace(seed, lab, agents));
  }
}
