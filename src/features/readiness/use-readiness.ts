import { useEffect, useRef, useState } from "react";
import type { Check, Findings } from "../../core/readiness/findings.ts";
import { reportOf } from "../../core/readiness/report.ts";
import { verdictOf, type Verdict } from "../../core/readiness/verdict.ts";
import { useWorkplace } from "../../stores/react.tsx";
import { certificateUrl } from "../../words/line-words.ts";
import { readinessWords as texts } from "../../words/readiness-words.ts";
import { runCheck, type CheckTold } from "./run-check.ts";

type Said = NonNullable<Findings["speaker"]>;

export type ReadinessRecord = {
  readonly findings: Findings;
  readonly verdict: Verdict;
  /** What is looked at now; null while no check runs. */
  readonly at: Check | null;
  readonly isEchoHeard: boolean;
  /** What to copy once something was found. */
  readonly report: string | null;
  /** Where the server's certificate can be looked at, if that may be why the line is down. */
  readonly certificate: string | null;
  readonly watchLevel: (report: (level: number) => void) => () => void;
  readonly start: (() => void) | undefined;
  readonly stop: (() => void) | undefined;
  /** While the person is asked whether the tone was heard. */
  readonly say: ((said: Said) => void) | undefined;
  readonly replay: (() => void) | undefined;
  readonly allowNotifications: (() => void) | undefined;
};

const clock = {
  after: (delay: number, callback: () => void) => {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

/** A check that runs while its screen is there. */
export function useReadiness(version: string): ReadinessRecord {
  const { phone, phoneStore, quality, devices, probe, server } = useWorkplace();
  const [findings, setFindings] = useState<Findings>({});
  const [finishedAt, setFinishedAt] = useState<number | null>(null);
  const [at, setAt] = useState<Check | null>(null);
  const [isEchoHeard, setEchoHeard] = useState(false);
  const [say, setSay] = useState<((said: Said) => void) | undefined>(undefined);
  const running = useRef<AbortController | null>(null);
  const [levels] = useState(() => createLevels());
  useEffect(() => () => running.current?.abort(), []);

  async function begin(signal: AbortSignal): Promise<void> {
    const told: CheckTold = {
      at: setAt,
      found: (found) => {
        setFindings(found);
        setFinishedAt(Date.now());
      },
      level: levels.tell,
      echoAnswered: () => setEchoHeard(true),
      askWhetherHeard: () =>
        new Promise((resolve) => {
          const answer = (said: Said): void => {
            setSay(undefined);
            resolve(said);
          };
          signal.addEventListener("abort", () => answer("not-said"), { once: true });
          setSay(() => answer);
        }),
    };
    const [desk, looks] = await Promise.all([devices.desk(), probe()]);
    await runCheck(
      { phone, phoneStore, quality, desk, probe: looks, clock, echoName: texts.echoParty },
      told,
      signal,
    );
  }

  const start = (): void => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setFindings({});
    setEchoHeard(false);
    setAt("line");
    // A part that could not be fetched leaves its checks open: they can be made again.
    begin(mine.signal).catch(() => setAt(null));
  };
  const isRunning = at !== null;
  const verdict = verdictOf(findings);
  return {
    findings,
    verdict,
    at,
    isEchoHeard: isEchoHeard && at === "echo",
    report:
      finishedAt === null || isRunning
        ? null
        : reportOf(findings, { at: finishedAt, version, browser: navigator.userAgent }),
    certificate: findings.line === "down" ? certificateUrl(server, window.location.host) : null,
    watchLevel: levels.watch,
    start: isRunning ? undefined : start,
    stop: isRunning ? () => running.current?.abort() : undefined,
    say,
    replay: say && (() => void devices.desk().then((desk) => desk.test("speaker"))),
    allowNotifications:
      findings.notifications === "prompt"
        ? () =>
            void probe()
              .then((looks) => looks.askForNotifications())
              .then((notifications) => setFindings((before) => ({ ...before, notifications })))
        : undefined,
  };
}

/** Passes levels on without a render for each. */
function createLevels() {
  const listeners = new Set<(level: number) => void>();
  return {
    tell: (level: number): void => {
      for (const listener of listeners) listener(level);
    },
    watch: (listener: (level: number) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
