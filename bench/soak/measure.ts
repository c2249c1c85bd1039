import { setTimeout as delay } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";
import type { Builds } from "../builds.ts";
import { endAllCalls } from "../phones/pbx.ts";
import { serveSite } from "../phones/site.ts";
import { countOf, heapOf, look } from "../shift/leftovers.ts";
import { afterlife, openShiftPage } from "../shift/page.ts";
import { playCall } from "../shift/play.ts";
import { kindOf, kinds } from "../shift/result.ts";
import { patience } from "../within.ts";
import { logOf } from "./call-log.ts";
import { driveRegistrations, register } from "./registrations.ts";
import {
  faultsIn,
  leastCallsForSlope,
  soakResultOf,
  type HeapSample,
  type Played,
  type SoakResult,
} from "./result.ts";

export interface SoakPlan {
  readonly calls: number;
  /** Beside those the phone makes by itself. */
  readonly registrations: number;
  readonly reporter: Reporter;
  readonly stopped: AbortSignal;
  /** Awaited before each call: to let others have the machine. */
  readonly between?: () => Promise<void>;
}

/** Calls before the first look: what is fetched with the first call and compiled with the next is no leak. */
const warmUp = kinds.length;
/** After so many calls the heap is looked at, once they are forgotten: else it would tell how fast the last ones came. */
const sampledEvery = 100;
/** After so many calls the socket is cut: a line that breaks more often than every ten seconds waits longer each time. */
const cutEvery = 50;

/** A week's calls and registrations in one page of our phone. */
export async function playSoak(
  builds: Builds,
  lab: Lab,
  browser: Browser,
  { calls, registrations, reporter, stopped, between }: SoakPlan,
): Promise<{ readonly result: SoakResult; readonly faults: readonly string[] }> {
  await using scope = new AsyncDisposableStack();
  const site = scope.adopt(await serveSite(builds, lab), (it) => it.close());
  const { page, cdp } = await openShiftPage(browser, lab, site.url, {
    permissions: ["microphone"],
    before: [driveRegistrations],
  });
  scope.defer(() => page.context().close());

  const play = async (call: number): Promise<Played> => {
    if (stopped.aborted) throw new LabError("Stopped before the end, so there are no figures. Start again.");
    await between?.();
    const [kind, begun] = [kindOf(call), Date.now()];
    try {
      await playCall(call, page, lab);
      return { kind, begun, fault: null };
    } catch (error) {
      const fault = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      reporter.line(`  Fault: call ${String(call + 1)}, ${kind}: ${fault}`);
      await endAllCalls(lab);
      return { kind, begun, fault };
    }
  };
  for (let call = 0; call < warmUp; call += 1) await play(call);
  // Not for a few calls: what is on its way to being forgotten may hide what is not, but the goals at the end stand.
  if (calls >= leastCallsForSlope) await delay(afterlife);
  const { holdings: before } = await look(page, cdp);

  const played: Played[] = [];
  const samples: HeapSample[] = [];
  let granted = 0;
  let cuts = 0;
  for (let call = 0; call < calls; call += 1) {
    played.push(await play(call));
    granted += await register(page, share(registrations, calls, call));
    if (played.length % cutEvery === 0) {
      cuts += 1;
      await site.dropSockets();
      await untilReady(page);
      reporter.line(`${String(played.length)} of ${String(calls)} calls, ${String(granted)} registrations.`);
    }
    if (played.length % sampledEvery === 0) {
      await delay(afterlife);
      const bytes = await heapOf(cdp);
      samples.push({ calls: played.length, bytes });
      reporter.line(`The heap has ${(bytes / 1e6).toFixed(2)} MB.`);
    }
  }
  await delay(afterlife);
  const { holdings: after, timers } = await look(page, cdp);
  const logged = await logOf(page);
  const result = soakResultOf({
    ...{ played, logged, samples, before, after },
    registrations: { asked: registrations, granted },
    sockets_lost: cuts,
    live_connections: await liveConnections(cdp),
  });
  if (after.timers > before.timers || after.intervals > before.intervals)
    for (const { kind, ms, from } of timers) reporter.line(`  ${kind} of ${String(ms)} ms, set ${from}`);
  return { result, faults: faultsIn(result, played, logged) };
}

/** How many of them are due with this call, so that all are in the end. */
const share = (all: number, calls: number, call: number): number =>
  Math.floor((all * (call + 1)) / calls) - Math.floor((all * call) / calls);

/** The light has said so before, so it is waited for until it has been another. */
async function untilReady(page: Page): Promise<void> {
  const ready = page.getByRole("button", { name: /^Line ready/ });
  await ready.waitFor({ state: "detached", timeout: patience });
  await ready.waitFor({ timeout: patience });
}

/** A spare one waits for the next call and has heard of no other side yet. */
const liveConnections = (cdp: CDPSession): Promise<number> =>
  countOf(
    cdp,
    "RTCPeerConnection",
    "(it) => it.signalingState !== 'closed' && it.remoteDescription !== null",
  );
