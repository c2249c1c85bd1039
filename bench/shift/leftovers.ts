import type { CDPSession, Page } from "@playwright/test";
import type { PendingTimer } from "./timers.ts";

/** What a page holds, after its garbage has been collected. */
export interface Holdings {
  /** Objects the collector did not take: whoever still refers to one keeps it. */
  readonly peer_connections: number;
  readonly audio_contexts: number;
  /** Nodes of Web Audio: meters, tones. */
  readonly audio_nodes: number;
  readonly live_tracks: number;
  readonly timers: number;
  readonly intervals: number;
  /** Beside the empty one that React puts on whatever can be clicked: those go with what is on the screen. */
  readonly listeners: number;
  /** Of the DOM; it grows with the lists on the screen. */
  readonly nodes: number;
  readonly heap_bytes: number;
}

export interface Look {
  readonly holdings: Holdings;
  /** To tell where a timer comes from. */
  readonly timers: readonly PendingTimer[];
}

/** Looks at a page through Chromium's own debugger, so that nothing in the page keeps alive what is counted. */
export async function look(page: Page, cdp: CDPSession): Promise<Look> {
  const usedSize = await heapOf(cdp);
  const metrics = await metricsOf(cdp);
  const timers = await page.evaluate(() => globalThis.benchTimers());
  return {
    timers,
    holdings: {
      peer_connections: await countOf(cdp, "RTCPeerConnection"),
      audio_contexts: await countOf(cdp, "AudioContext"),
      audio_nodes: metrics("AudioHandlers"),
      live_tracks: await countOf(cdp, "MediaStreamTrack", "({ readyState }) => readyState === 'live'"),
      timers: timers.filter(({ kind }) => kind === "timeout").length,
      intervals: timers.filter(({ kind }) => kind === "interval").length,
      listeners: metrics("JSEventListeners") - (await clickable(page)),
      nodes: metrics("Nodes"),
      heap_bytes: usedSize,
    },
  };
}

/** Bytes, after the garbage has been collected. */
export async function heapOf(cdp: CDPSession): Promise<number> {
  // Finalizers and weak references take more than one round.
  for (let round = 0; round < 3; round += 1) await cdp.send("HeapProfiler.collectGarbage");
  return (await cdp.send("Runtime.getHeapUsage")).usedSize;
}

const clickable = (page: Page): Promise<number> =>
  page.evaluate(
    () => [...document.querySelectorAll<HTMLElement>("*")].filter(({ onclick }) => onclick !== null).length,
  );

async function metricsOf(cdp: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
}

/** How many objects of a kind there are in the page; `which`: those of them that matter, as a function in text. */
export async function countOf(cdp: CDPSession, kind: string, which = "() => true"): Promise<number> {
  const group = { objectGroup: "bench" };
  const { result: prototype } = await cdp.send("Runtime.evaluate", {
    expression: `${kind}.prototype`,
    ...group,
  });
  if (prototype.objectId === undefined) throw new Error(`The page has no ${kind}.`);
  const { objects } = await cdp.send("Runtime.queryObjects", {
    prototypeObjectId: prototype.objectId,
    ...group,
  });
  if (objects.objectId === undefined) throw new Error(`The browser did not list its ${kind} objects.`);
  const { result } = await cdp.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: `function () { return this.filter(${which}).length; }`,
    returnByValue: true,
  });
  // What the debugger holds is no garbage.
  await cdp.send("Runtime.releaseObjectGroup", group);
  return Number(result.value);
}
