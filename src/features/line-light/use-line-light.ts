import { useState } from "react";
import type { Line } from "../../core/line/line.ts";
import type { LineProblem } from "../../core/problems.ts";
import { usePhone, useWorkplace } from "../../stores/react.tsx";
import { causesOf, isDown, tellLine, type LineTelling } from "../../words/line-words.ts";
import { timeOfDay } from "../../words/time.ts";
import { words } from "../../words/words.ts";

const { line: texts } = words;

export type LineRecord = LineTelling & {
  /** Label and value, for whoever wants to know more. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** The server's own reason. */
  readonly detail: string | null;
  readonly retryAt: number | null;
  /** True when the agent must know now, not only on a closer look. */
  readonly pressing: boolean;
  /** The causes browsers keep from us. */
  readonly unreachable: ReturnType<typeof causesOf>;
  /** Until when the PBX keeps this phone unless it registers again, which it does at half of that time; null when it is not registered. */
  readonly expires: number | null;
  readonly tryNow: (() => void) | undefined;
  /** Begins anew on a fresh socket; calls that are up are taken along. */
  readonly connectAnew: (() => void) | undefined;
  readonly signInAgain: (() => void) | undefined;
  /** Brings the line here from where it is in use. */
  readonly useHere: (() => void) | undefined;
};

export function useLineLight(): LineRecord {
  const { phone, agent, server, signOut, takeLine } = useWorkplace();
  const line = usePhone((state) => state.line);
  const problem = useProblem(line);
  const telling = tellLine(line, problem);
  const pressing = isDown(line);
  return {
    ...telling,
    facts: [
      ...factsOf(line),
      { label: texts.agent, value: agent.user },
      { label: texts.server, value: server },
    ],
    detail: problem?.detail ?? null,
    retryAt: line.phase === "waiting" ? line.retryAt : null,
    expires: line.phase === "ready" ? line.expires : null,
    pressing,
    unreachable:
      pressing && problem !== null
        ? causesOf(problem, server, { ownHost: window.location.host, isTyped: false })
        : null,
    tryNow: telling.remedy === "try-now" ? () => phone.line({ type: "try-now" }) : undefined,
    connectAnew: line.phase === "ready" ? () => phone.line({ type: "begin-anew" }) : undefined,
    signInAgain: telling.remedy === "sign-in-again" ? signOut : undefined,
    useHere: telling.remedy === "use-here" ? (takeLine ?? signOut) : undefined,
  };
}

/**
 * What is wrong, or was wrong before the attempt that runs now: the line itself forgets it meanwhile, but
 * what the agent reads must not flicker.
 */
function useProblem(line: Line): LineProblem | null {
  const [past, setPast] = useState<LineProblem | null>(null);
  const now = "problem" in line ? line.problem : line.phase === "ready" || line.phase === "off" ? null : past;
  if (now !== past) setPast(now);
  return now;
}

function factsOf(line: Line): LineRecord["facts"] {
  switch (line.phase) {
    case "ready":
      return [{ label: texts.since, value: timeOfDay(line.since) }];
    case "waiting":
      return [{ label: texts.attempt, value: String(line.attempt) }];
    case "connecting":
    case "registering":
      return line.attempt > 1 ? [{ label: texts.attempt, value: String(line.attempt - 1) }] : [];
    case "off":
    case "refused":
      return [];
  }
}
