import { LabError } from "../../lab/lab-error.ts";
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
  const kinds = [...new Set(faults.map(kindOf))];
  for (const kind of kinds) {
    await using scope = new AsyncDisposableStack();
    const stage = scope.adopt(await openStage(kind, plan), (it) => it.close());
    for (const fault of faults.filter((one) => kindOf(one) === kind))
      for (let time = 1; time <= plan.times; time += 1) {
        if (plan.stopped.aborted) return played;
        const one = await playOnce(stage, fault, time);
        played.push(one);
        report(one, plan.reporter);
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
    const why = error instanceof LabError || !(error instanceof Error) ? String(error) : error.message;
    const trouble = `It could not be played: ${why.split("\n")[0] ?? ""}`;
    const seen = {
      ...{ kept: undefined, silence: undefined, registered: null, lied: 0, after: undefined },
      ...{ words: [], freed: undefined, troubles: [trouble] },
    };
    return { fault, time, seen, missed: [trouble] };
  }
}

function report(played: Played, reporter: Reporter): void {
  reporter.line(rowOf(played));
  reporter.line(`  said: ${wordsLine(played.seen)}`);
  for (const sentence of played.missed) reporter.line(`  ${sentence}`);
}
