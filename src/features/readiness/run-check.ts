import type { Clock } from "../../core/ports/clock.ts";
import type { SoundDesk } from "../../core/ports/audio.ts";
import type { ReadinessProbe } from "../../core/ports/readiness-probe.ts";
import { checks, type Check, type Findings } from "../../core/readiness/findings.ts";
import type { Workplace } from "../../stores/react.tsx";
import { measureEcho } from "./measure-echo.ts";

export type CheckPorts = Pick<Workplace, "phone" | "phoneStore" | "quality"> & {
  readonly desk: SoundDesk;
  readonly probe: ReadinessProbe;
  readonly clock: Pick<Clock, "after">;
  /** The echo call's name on its card. */
  readonly echoName: string;
};

export type CheckTold = {
  /** What is looked at now; null: nothing any more. */
  readonly at: (check: Check | null) => void;
  readonly found: (findings: Findings) => void;
  /** How loud the microphone is while it is looked at, 0 to 1. */
  readonly level: (level: number) => void;
  /** The person is asked whether the tone was heard. */
  readonly askWhetherHeard: () => Promise<NonNullable<Findings["speaker"]>>;
  readonly echoAnswered: () => void;
};

/** Looks at one thing after the other until all are, or until the signal; tells what it finds as it goes. Never rejects. */
export async function runCheck(ports: CheckPorts, told: CheckTold, signal: AbortSignal): Promise<void> {
  const looks: { readonly [C in Check]: () => Promise<Findings[C] | undefined> } = {
    line: () => Promise.resolve(ports.phoneStore.getState().line.phase === "ready" ? "ready" : "down"),
    microphone: () => listenToMicrophone(ports, told, signal),
    speaker: () => {
      ports.desk.test("speaker");
      return told.askWhetherHeard();
    },
    notifications: () => ports.probe.allowed("notifications"),
    "local-network": () => ports.probe.allowed("local-network"),
    candidates: () => ports.probe.gather(),
    echo: () =>
      ports.phoneStore.getState().line.phase === "ready"
        ? measureEcho({ ...ports, name: ports.echoName, signal, onAnswered: told.echoAnswered })
        : Promise.resolve({ kind: "not-answered" }),
  };
  let findings: Findings = {};
  for (const check of checks) {
    if (signal.aborted) break;
    told.at(check);
    const finding = await looks[check]();
    // A check that was stopped has found nothing.
    if (isStopped(signal)) break;
    findings = { ...findings, [check]: finding };
    told.found(findings);
  }
  told.at(null);
}

/** Read anew: it may have become so while something was awaited. */
const isStopped = (signal: AbortSignal): boolean => signal.aborted;

/** Milliseconds to wait for a sound; a person needs some to begin to speak. */
const listenFor = 6_000;
/** The quietest voice, on the meter's scale: 47 dB below full scale. */
const audible = 0.15;

function listenToMicrophone(
  { desk, clock }: CheckPorts,
  { level: tell }: CheckTold,
  signal: AbortSignal,
): Promise<NonNullable<Findings["microphone"]>> {
  return new Promise((resolve) => {
    let times = 0;
    let stop: () => void = () => undefined;
    const finish = (finding: NonNullable<Findings["microphone"]>): void => {
      stop();
      stopTimer();
      stopWatching();
      signal.removeEventListener("abort", leave);
      tell(0);
      resolve(finding);
    };
    const faultNow = () => {
      const { trouble } = desk.state();
      return trouble?.instead === null ? trouble.fault : null;
    };
    const look = (): void => {
      const fault = faultNow();
      if (fault !== null) finish(fault);
    };
    const leave = (): void => finish(faultNow() ?? "silent");
    signal.addEventListener("abort", leave);
    const stopWatching = desk.subscribe(look);
    const stopTimer = clock.after(listenFor, leave);
    stop = desk.listen((level) => {
      tell(level);
      times = level >= audible ? times + 1 : times;
      // Long enough to see the meter move, and no click of a switch.
      if (times === 12) finish("heard");
    });
  });
}
