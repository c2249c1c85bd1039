import type { Clock } from "../core/ports/clock.ts";
import { listen, nothingHeard, type Look } from "../core/quality/hearing.ts";

/** Milliseconds between two looks: ICE by itself takes six seconds to notice that nothing arrives. */
const interval = 250;
/** Milliseconds without sound that are worth a word, and between two looks meanwhile. */
const hush = { from: 200, interval: 100 } as const;

/** One of the browser's records (W3C webrtc-stats). */
type Report = Readonly<Record<string, unknown>>;

/** What is told of a call's sound. */
type SoundListener = {
  /** The way it comes by is lost. */
  readonly deaf: () => void;
  /** Nothing has arrived for so many milliseconds, which may mean anything: told at each look for as long as it lasts. */
  readonly hushed: (silence: number) => void;
};

/**
 * Watches whether a call's sound arrives, from now until its connection is closed, and tells when the way it comes by is
 * lost. Both sides may go on calling such a connection connected.
 */
export function watchSound(peer: RTCPeerConnection, clock: Clock, { deaf, hushed }: SoundListener): void {
  let hearing = nothingHeard;
  let silence = 0;

  async function look(): Promise<void> {
    const isExpected = peer.getTransceivers()[0]?.currentDirection?.includes("recv") === true;
    const stats = await peer.getReceivers()[0]?.getStats();
    if (stats === undefined) return;
    const at = clock.now();
    const step = listen(hearing, { at, isExpected, ...countedIn(stats) });
    hearing = step.hearing;
    if (peer.connectionState === "closed") return;
    silence = hearing.heard === null ? 0 : at - hearing.heard.at;
    if (silence >= hush.from) hushed(silence);
    if (step.verdict === "mend") deaf();
  }

  function goOn(): void {
    if (peer.connectionState === "closed") return;
    clock.after(silence >= hush.from ? hush.interval : interval, () => {
      // Closed while it was asked: then this was the last look.
      look().then(goOn, goOn);
    });
  }

  goOn();
}

function countedIn(stats: RTCStatsReport): Pick<Look, "arrived" | "way"> {
  let arrived = 0;
  let name: unknown;
  // The DOM's types give each record three fields only.
  const reports: readonly Report[] = [...(stats as ReadonlyMap<string, Report>).values()];
  for (const report of reports) {
    if (report["type"] === "inbound-rtp") arrived += numberIn(report, "packetsReceived");
    if (report["type"] === "transport") name = report["selectedCandidatePairId"];
  }
  const pair = reports.find(({ id }) => name !== undefined && id === name);
  if (typeof name !== "string" || pair?.["responsesReceived"] === undefined) return { arrived, way: null };
  // Chromium counts those that keep consent apart from those before the first answer.
  const asked = numberIn(pair, "requestsSent") + numberIn(pair, "consentRequestsSent");
  return { arrived, way: { name, asked, answered: numberIn(pair, "responsesReceived") } };
}

const numberIn = (report: Report, field: string): number => {
  const value = report[field];
  return typeof value === "number" ? value : 0;
};
