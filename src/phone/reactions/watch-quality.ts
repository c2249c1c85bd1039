import type { Call, CallId, CallIn, Instant } from "../../core/call/call.ts";
import { callById } from "../../core/line-up/line-up.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { MediaCounters, Statistics } from "../../core/ports/statistics.ts";
import { newQuality, observe, type LiveQuality } from "../../core/quality/live-quality.ts";
import { summaryOf, type QualitySummary } from "../../core/quality/summary.ts";
import type { Phone } from "../phone.ts";

export type QualityPorts = {
  readonly statistics: Statistics;
  readonly clock: Clock;
  /** How a call sounds now, about once a second. */
  readonly tell: (id: CallId, quality: LiveQuality) => void;
  /** A call that was up is over. */
  readonly ended: (id: CallId, summary: QualitySummary) => void;
};

type Watched = {
  /** The click on Answer; when the customer answered, for a call of ours. */
  readonly from: Instant;
  quality: LiveQuality;
  /** When the next sample is due. */
  due: Instant;
};

/** Milliseconds between two samples, and between two looks for the first packet in the first seconds. */
const interval = 1_000;
const eager = { interval: 50, until: 5_000 } as const;

/** Measures the calls that are up. One timer while there are any, none otherwise; returns the undo. */
export function watchQuality(phone: Pick<Phone, "state" | "subscribe">, ports: QualityPorts): () => void {
  const { statistics, clock, tell, ended } = ports;
  const watched = new Map<CallId, Watched>();
  /** When Answer was clicked. */
  const clicked = new Map<CallId, Instant>();
  /** The one timer, or the readings it led to and that set the next one; null while no call is up. */
  let round: { cancel: () => void } | null = null;

  function look(live: readonly Call[]): void {
    for (const call of live) {
      if (call.phase === "answering" && !clicked.has(call.id)) clicked.set(call.id, clock.now());
      if (call.phase === "established" && !watched.has(call.id)) begin(call);
    }
    for (const [id, one] of watched) {
      if (live.some((call) => call.id === id && call.phase === "established")) continue;
      watched.delete(id);
      ended(id, summaryOf(one.quality));
    }
    for (const id of clicked.keys()) if (!live.some((call) => call.id === id)) clicked.delete(id);
    if (watched.size === 0) stop();
    else if (round === null) schedule();
  }

  function begin({ id, since }: CallIn<"established">): void {
    watched.set(id, { from: clicked.get(id) ?? since, quality: newQuality(since), due: clock.now() });
  }

  function stop(): void {
    round?.cancel();
    round = null;
  }

  function schedule(): void {
    const now = clock.now();
    const delays = [...watched.values()].map((one) =>
      isEager(one, now) ? eager.interval : Math.max(0, one.due - now),
    );
    const mine = { cancel: clock.after(Math.min(interval, ...delays), () => void readAll()) };
    round = mine;

    async function readAll(): Promise<void> {
      await Promise.all([...watched].map(([id, one]) => read(id, one)));
      // The calls may all have gone meanwhile, and others come.
      if (round === mine) schedule();
    }
  }

  async function read(id: CallId, one: Watched): Promise<void> {
    if (one.due > clock.now() && !isEager(one, clock.now())) return;
    const counters = await statistics.read(id);
    const call = callById(phone.state().lineUp, id);
    if (counters === null || call?.phase !== "established" || watched.get(id) !== one) return;
    const timed = withTimeToAudio(one, counters);
    if (timed === one.quality && one.due > counters.at) return;
    one.quality = one.due > counters.at ? timed : observe(timed, counters, call);
    if (one.due <= counters.at) one.due = counters.at + interval;
    tell(id, one.quality);
  }

  const unsubscribe = phone.subscribe((_before, { lineUp }) => look(lineUp.live));
  look(phone.state().lineUp.live);
  return () => {
    unsubscribe();
    watched.clear();
    stop();
  };
}

const isEager = ({ quality, from }: Watched, now: Instant): boolean =>
  quality.timeToAudio === null && now - from < eager.until;

function withTimeToAudio({ quality, from }: Watched, { at, received }: MediaCounters): LiveQuality {
  if (quality.timeToAudio !== null || (received?.packets ?? 0) === 0) return quality;
  return { ...quality, timeToAudio: Math.max(0, at - from) };
}
