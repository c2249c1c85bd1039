import { setTimeout as delay } from "node:timers/promises";
import { startLab } from "../lab/lab.ts";
import { LabError } from "../lab/lab-error.ts";
import { openAgent, type Agent } from "./faults/agent.ts";
import { followSipLog } from "./faults/sip-log.ts";
import { hide } from "./faults/hide.ts";
import { until } from "./faults/until.ts";
import type { Measured, Run } from "./measured.ts";
import { agentUser, endAllCalls, untilAgentIs, untilQuiet } from "./phones/pbx.ts";
import { whileLoading } from "./phones/round.ts";
import { serveSite } from "./phones/site.ts";
import { listenToRing } from "./ring/listen.ts";
import { ringResultOf, views, type Heard, type View } from "./ring/result.ts";
import { ringTable } from "./ring/table.ts";

/** Paulo Mendes calls Example Support, and gives up once it has rung. */
const call = { from: "+351912345678", to: "+12145550111", audio: { toneHz: 1000 } } as const;

/**
 * Milliseconds of silence before a ring in a hidden tab: Chromium spares a page that has just been heard or seen, for five and ten
 * seconds. Then it wakes up by itself once a minute at most, here after as long as `slowTimers` says.
 */
const asleepAfter = 15_000;
const slowTimers = "--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/10";

/** How soon a call is heard to ring, with the phone's tab in front and with another one there: in a browser as people have it. */
export async function measureRing({ flags, builds, reporter, stopped }: Run): Promise<Measured> {
  await using scope = new AsyncDisposableStack();
  const { lab: index, rounds } = flags;
  reporter.line(`Rings that are heard, ${String(rounds)} of each kind, in lab ${String(index)}.`);
  const lab = scope.adopt(await startLab({ index, reporter }), (it) => it.stop());
  const site = scope.adopt(await serveSite(builds, lab), (it) => it.close());
  const name = lab.pbx.agents.find(({ user }) => user === agentUser)?.name;
  if (name === undefined) throw new LabError(`The lab has no agent ${agentUser}.`);
  const before = [`(${listenToRing.toString()})()`];
  const options = { url: site.url, name, before, switches: [slowTimers] };
  const agent = scope.adopt(await openAgent(options), (it) => it.close());
  const log = scope.adopt(await followSipLog(lab.pbx.logFile, isInvite), (it) => it.stop());
  await untilAgentIs(lab, "online");
  await delay(whileLoading);

  const heard: Heard[] = [];
  const faults: string[] = [];
  for (const view of views) {
    if (view === "hidden") await hide(agent);
    // The first warms up, and counts only when it fails.
    for (let round = 0; round <= rounds; round += 1) {
      if (stopped.aborted)
        throw new LabError("Stopped before the end, so there are no figures. Start again.");
      try {
        if (view === "hidden") await delay(asleepAfter);
        const ms = await ring();
        if (round > 0) heard.push({ view, ms });
      } catch (error) {
        await endAllCalls(lab);
        faults.push(describe(view, round, error));
      }
    }
  }

  async function ring(): Promise<number> {
    await agent.tab().run(() => globalThis.benchListen());
    const began = Date.now();
    const customer = await lab.meta.callIn(call);
    await until(async () => (await heardBy(agent)) !== null, "the ring is heard");
    const heardAt = (await heardBy(agent)) ?? NaN;
    const invite = () => log.messages().find(({ at, way }) => way === "sent" && at >= began);
    await until(() => invite() !== undefined, "Asterisk has written down its INVITE");
    const ms = heardAt - (invite()?.at ?? NaN);
    await customer.hangUp();
    await until(async () => !(await agent.tab().hasButton("Answer")), "the page shows no call any more");
    await untilQuiet(lab);
    return ms;
  }

  const result = ringResultOf(heard);
  return { result: { ring: result }, text: ringTable(result), faults };
}

const isInvite = (text: string): boolean => text.startsWith("INVITE ");

const heardBy = (agent: Agent): Promise<number | null> => agent.tab().run(() => globalThis.benchHeard());

const describe = (view: View, round: number, error: unknown): string =>
  `Ring ${String(round)}, tab ${view === "hidden" ? "hidden" : "in front"}: ${error instanceof Error ? error.message : String(error)}`;
