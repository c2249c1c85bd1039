import { useState } from "react";
import type { LineProblem } from "../../core/problems.ts";
import { usePhone, useWorkplace } from "../../stores/react.tsx";
import { isDown, tellLine, type LineTelling } from "../../words/line-words.ts";
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
  /** The causes browsers keep apart from us, and where to look at the certificate (null: same site, nothing to see). */
  readonly unreachable: { readonly certificateUrl: string | null } | null;
  readonly tryNow: (() => void) | undefined;
  readonly signInAgain: (() => void) | undefined;
};

export function useLineLight(): LineRecord {
  const { phone, agent, server, signOut } = useWorkplace();
  const line = usePhone((state) => state.line);
  const [past, setPast] = useState<LineProblem | null>(null);
  const problem = "problem" in line ? line.problem : null;
  // While an attempt runs the line no longer says what went wrong before; the notice must not flicker.
  if (problem !== null && problem !== past) setPast(problem);
  if (line.phase === "ready" && past !== null) setPast(null);

  const current = problem ?? past;
  const telling = tellLine(line, current);
  const attempts = line.phase === "waiting" ? line.attempt : "attempt" in line ? line.attempt - 1 : 0;
  return {
    ...telling,
    facts: [
      ...(line.phase === "ready"
        ? [
            { label: texts.since, value: timeOfDay(line.since) },
            { label: texts.renewed, value: timeOfDay(line.expires) },
          ]
        : []),
      ...(attempts > 0 ? [{ label: texts.attempt, value: String(attempts) }] : []),
      { label: texts.agent, value: agent.user },
      { label: texts.server, value: server },
    ],
    detail: current?.detail ?? null,
    retryAt: line.phase === "waiting" ? line.retryAt : null,
    pressing: isDown(line),
    unreachable:
      current?.code === "server-unreachable" && isDown(line)
        ? { certificateUrl: certificateUrl(server, window.location.host) }
        : null,
    tryNow: telling.remedy === "try-now" ? () => phone.line({ type: "try-now" }) : undefined,
    signInAgain: telling.remedy === "sign-in-again" ? signOut : undefined,
  };
}

/** The page where the browser shows what it has against a server's certificate; null for this page's own server. */
export function certificateUrl(server: string, ownHost: string): string | null {
  if (!URL.canParse(server)) return null;
  const { protocol, host } = new URL(server);
  return protocol === "wss:" && host !== ownHost ? `https://${host}/` : null;
}
