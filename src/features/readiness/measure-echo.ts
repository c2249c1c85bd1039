import type { CallId } from "../../core/call/call.ts";
import { callById } from "../../core/line-up/line-up.ts";
import { featureCodes } from "../../core/dial/feature-codes.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { LiveQuality } from "../../core/quality/live-quality.ts";
import type { EchoFinding, EchoMeasured } from "../../core/readiness/findings.ts";
import type { Workplace } from "../../stores/react.tsx";

export type EchoPorts = Pick<Workplace, "phone" | "phoneStore" | "quality"> & {
  readonly clock: Pick<Clock, "after">;
  readonly signal: AbortSignal;
  /** What the call is called on its card. */
  readonly name: string;
  readonly onAnswered: () => void;
};

/** Milliseconds: Asterisk answers its echo at once; its sound is measured so long. */
const answerWithin = 10_000;
const lasts = 7_000;

/** Calls Asterisk's echo, measures it and hangs up. */
export async function measureEcho(ports: EchoPorts): Promise<EchoFinding> {
  const { phone, signal, name } = ports;
  const id = phone.dialInside({ kind: "echo", party: { number: featureCodes.echo, name } });
  if (id === null) return { kind: "busy" };
  const end = (): void => phone.call(id, { type: "hang-up" });
  signal.addEventListener("abort", end);
  try {
    if (!(await answered(id, ports))) return { kind: "not-answered" };
    ports.onAnswered();
    return await measured(id, ports);
  } finally {
    signal.removeEventListener("abort", end);
    end();
  }
}

/** True once it is up; false when it is over or takes too long. */
function answered(id: CallId, { phoneStore, clock }: EchoPorts): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isUp: boolean): void => {
      undo();
      stopTimer();
      resolve(isUp);
    };
    let wasThere = false;
    const look = (): void => {
      const call = callById(phoneStore.getState().lineUp, id);
      if (call?.phase === "established") settle(true);
      // Placed in another tab, it is heard of a moment later.
      if ((call === undefined && wasThere) || call?.phase === "ending") settle(false);
      wasThere ||= call !== undefined;
    };
    const stopTimer = clock.after(answerWithin, () => settle(false));
    const undo = phoneStore.subscribe(look);
    look();
  });
}

/** What was measured until the time is over, or until the call is, or another takes its place. */
function measured(id: CallId, { phoneStore, quality, clock }: EchoPorts): Promise<EchoFinding> {
  return new Promise((resolve) => {
    let latest: LiveQuality | undefined;
    const keep = (): void => {
      latest = quality.getState().get(id) ?? latest;
    };
    const finish = (finding: EchoFinding): void => {
      for (const undo of undos) undo();
      resolve(finding);
    };
    const look = (): void => {
      const call = callById(phoneStore.getState().lineUp, id);
      if (call?.phase !== "established" || call.hold !== "none") finish({ kind: "busy" });
    };
    const undos = [
      clock.after(lasts, () => finish(findingOf(latest))),
      quality.subscribe(keep),
      phoneStore.subscribe(look),
    ];
    keep();
    look();
  });
}

function findingOf(quality: LiveQuality | undefined): EchoFinding {
  const counters = quality?.counters;
  if (quality === undefined || !counters) return { kind: "measured", measured: nothingMeasured };
  if ((counters.received?.packets ?? 0) === 0) return { kind: "no-audio" };
  return { kind: "measured", measured: echoMeasured(quality) };
}

const nothingMeasured: EchoMeasured = {
  mos: null,
  roundTrip: null,
  delay: null,
  loss: null,
  timeToAudio: null,
};

/** Milliseconds of sound in a packet, which must be whole before it can be sent. */
const packetTime = 20;

/** Of a call to the echo. The delay is what voice takes to come back, as far as a browser counts it. */
export function echoMeasured({ history, counters, timeToAudio }: LiveQuality): EchoMeasured {
  const roundTrip = meanOf(history.map((sample) => sample.roundTrip));
  const wait = jitterBufferWait(counters);
  return {
    mos: meanOf(history.map(({ mos }) => mos)),
    roundTrip,
    delay: roundTrip === null || wait === null ? null : roundTrip + wait + packetTime,
    loss: meanOf(history.map(({ lossIn }) => lossIn)),
    timeToAudio,
  };
}

/** Milliseconds a sample has waited on average before it was played (webrtc-stats, jitterBufferDelay). */
function jitterBufferWait(counters: LiveQuality["counters"]): number | null {
  const { jitterBufferDelay = null, jitterBufferEmitted = null } = counters?.received ?? {};
  if (jitterBufferDelay === null || jitterBufferEmitted === null || jitterBufferEmitted === 0) return null;
  return (1_000 * jitterBufferDelay) / jitterBufferEmitted;
}

function meanOf(figures: readonly (number | null)[]): number | null {
  const told = figures.filter((figure) => figure !== null);
  return told.length === 0 ? null : told.reduce((sum, figure) => sum + figure, 0) / told.length;
}
