import { checks } from "../../core/readiness/findings.ts";
import type { Verdict } from "../../core/readiness/verdict.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { CopyLine } from "../../ui/copy-line.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { readinessWords as texts } from "../../words/readiness-words.ts";
import { CheckRow } from "./check-row.tsx";
import { useReadiness, type ReadinessRecord } from "./use-readiness.ts";

type Props = {
  /** Of this app, for the report. */
  readonly version: string;
};

/** Whether this agent, at this computer, in this network can take calls: looked at one by one, with what helps. */
export function ReadinessCheck({ version }: Props) {
  return <ReadinessView {...useReadiness(version)} />;
}

const tones = { ready: "good", degraded: "warn", blocked: "bad", open: "open" } as const;

export function ReadinessView(record: ReadinessRecord) {
  const { verdict, at, start, stop, report } = record;
  const isRunning = at !== null;
  const isNew = !isRunning && report === null;
  return (
    <div className="grid gap-5">
      <section
        aria-label={texts.title}
        className="min-w-0 rounded-card border border-edge bg-surface p-4 shadow-card sm:p-5"
      >
        <p className="text-[13px] text-pretty text-muted">{texts.lead}</p>
        <div className="mt-3 flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div role="status" className="min-w-0 flex-[1_1_16rem]">
            {isRunning ? <p className="font-semibold">{texts.running}</p> : <Outcome verdict={verdict} />}
          </div>
          {start && (
            <Button look="accent" onClick={start}>
              {isNew ? texts.start : texts.again}
            </Button>
          )}
          {stop && <Button onClick={stop}>{texts.stop}</Button>}
        </div>
        <ul className="mt-4 divide-y divide-edge border-t border-edge">
          {checks.map((check) => (
            <CheckRow key={check} check={check} {...record} />
          ))}
        </ul>
        <p className="mt-3 text-[13px] text-pretty text-muted">{texts.measured}</p>
      </section>
      {report !== null && (
        <Card heading={texts.report.title} lead={texts.report.lead}>
          <div className="mt-3">
            <CopyLine
              label={texts.report.title}
              text={report}
              copy={texts.report.copy}
              copyOf={texts.report.copyOf}
              copied={texts.report.copied}
              isBlock
            />
          </div>
        </Card>
      )}
    </div>
  );
}

function Outcome({ verdict: { kind } }: { readonly verdict: Verdict }) {
  const { title, meaning } = texts.verdicts[kind];
  return (
    <>
      <p className="text-base">
        <StateMark tone={tones[kind]} text={title} />
      </p>
      {meaning !== "" && <p className="mt-0.5 text-muted">{meaning}</p>}
    </>
  );
}
