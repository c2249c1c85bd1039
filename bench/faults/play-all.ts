import type { Reporter } from "../../lab/reporter.ts";
import type { Fault } from "./fault.ts";
import { missedBy } from "./judge.ts";
import { play } from "./play.ts";
import { rowOf, wordsLine } from "./print.ts";
import type { Played } from "./print.ts";
import { openStage } from "./stage.ts";
import type { Stage, StageKind, StageOptions } from "./stage.ts";

export interface Plan extends StageOptions {
  readonly times: number;
  readonly stopped: AbortSignal;
}

/** Plays all of them, one after the other; those of a stage together. A play that breaks off counts as missed. */
export async function playAll(faults: readonly Fault[], plan: Plan): Promise<readonly Played[]> {
  const played: Played[] = [];
  const take = (one: Played): void => {
    played.push(one);
    report(one, plan.reporter);
  };
  for (const kind of new Set(faults.map(kindOf))) {
    const here = faults.filter((fault) => kindOf(fault) === kind);
    await using scope = new AsyncDisposableStack();
    const opened = await openStage(kind, plan).catch((error: unknown) => whyOf(error));
    if (typeof opened === "string") {
      for (const fault of here) take(unplayed(fault, 1, opened));
      continue;
    }
    scope.adopt(opened, (it) => it.close());
    for (const fault of here)
      for (let time = 1; time <= plan.times; time += 1) {
        if (plan.stopped.aborted) return played;
        take(await playOnce(opened, fault, time));
      }
  }
  return played;
}

const kindOf = ({ stage }: Fault): StageKind => stage ?? "alone";

async function playOnce(stage: Stage, fault: Fault, time: number): Promise<Played> {
  try {
    const seen = await play(stage, fault);
    return { fault, time, seen, missed: missedBy(fault, seen) };
  } catch (error) {
    return unplayed(fault, time, whyOf(error));
  }
}

const whyOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

function unplayed(fault: Fault, time: number, why: string): Played {
  const trouble = `It could not be played: ${why}`;
  const seen = {
    ...{ kept: undefined, silence: undefined, registered: null, lied: 0, after: undefined },
    ...{ words: [], freed: undefined, troubles: [trouble] },
    timeline: { agent: [], customer: [], ready: [], deaf: [], over: 0, end: 0, call: null },
  };
  return { fault, time, seen, missed: [trouble] };
}

function report(played: Played, reporter: Reporter): void {
  reporter.line(rowOf(played));
  reporter.line(`  said: ${wordsLine(played.seen)}`);
  for (const sentence of played.missed) reporter.line(`  ${sentence}`);
}
