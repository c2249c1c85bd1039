import type { ReactNode } from "react";
import type { Check, Findings } from "../../core/readiness/findings.ts";
import type { Outcome } from "../../core/readiness/verdict.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { MeterBar } from "../../ui/meter-bar.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { figureText } from "../../words/quality-words.ts";
import { readinessWords as texts } from "../../words/readiness-words.ts";
import type { ReadinessRecord } from "./use-readiness.ts";

type Props = ReadinessRecord & { readonly check: Check };

/** One look: what it is of, what it found, and the one thing that helps. */
export function CheckRow(props: Props) {
  const { check, verdict, at } = props;
  const outcome = verdict.outcomes[check];
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2 py-3">
      <div className="w-44 shrink-0">
        <StateMark tone={toneOf(outcome, at === check)} text={texts.checks[check]} />
      </div>
      <div className="flex min-w-0 flex-[1_1_18rem] flex-col justify-center text-[13px] sm:min-h-10">
        {at === check ? <Now {...props} /> : <Found {...props} />}
      </div>
    </li>
  );
}

function toneOf(outcome: Outcome, isNow: boolean): "good" | "warn" | "bad" | "open" {
  if (isNow || outcome.kind === "open") return "open";
  if (outcome.kind === "passed") return "good";
  return outcome.weight === "blocking" ? "bad" : "warn";
}

/** While it is looked at: what the person can do for it. */
function Now({ check, say, replay, isEchoHeard, watchLevel }: Props) {
  if (check === "microphone")
    return (
      <span className="flex min-h-10 items-center gap-4">
        {texts.talk}
        <MeterBar watch={watchLevel} />
      </span>
    );
  if (check === "speaker" && say)
    return (
      <span className="flex flex-wrap items-center gap-2">
        <span className="me-2">{texts.speaker.ask}</span>
        <Button size="s" onClick={() => say("heard")}>
          {texts.speaker.yes}
        </Button>
        <Button size="s" onClick={() => say("not-heard")}>
          {texts.speaker.no}
        </Button>
        <Button size="s" look="quiet" onClick={replay}>
          {texts.speaker.replay}
        </Button>
      </span>
    );
  return <p className="text-muted">{isEchoHeard ? texts.echoRunning : texts.checking}</p>;
}

function Found({ check, verdict, findings, allowNotifications, certificate }: Props) {
  const outcome = verdict.outcomes[check];
  switch (outcome.kind) {
    case "open":
      return <p className="text-muted">{texts.open}</p>;
    case "passed":
      return <p className="text-muted">{passedText(check, findings)}</p>;
    case "failed":
      return (
        <>
          <p>{texts.reasons[outcome.reason]}</p>
          <p className="text-pretty text-muted">{texts.actions[outcome.reason]}</p>
          {check === "notifications" && allowNotifications && (
            <Action>
              <Button size="s" onClick={allowNotifications}>
                {texts.allow}
              </Button>
            </Action>
          )}
          {check === "line" && certificate !== null && (
            <Action>
              <LinkButton size="s" href={certificate} target="_blank" rel="noreferrer">
                {texts.certificate}
              </LinkButton>
            </Action>
          )}
        </>
      );
  }
}

const Action = ({ children }: { readonly children: ReactNode }) => <div className="mt-2">{children}</div>;

function passedText(check: Check, { candidates, echo }: Findings): string {
  if (check === "candidates")
    return texts.passed.candidates((candidates?.found ?? []).map((kind) => texts.kinds[kind]).join(", "));
  if (check === "echo") {
    const { mos = null, roundTrip = null, delay = null } = echo?.kind === "measured" ? echo.measured : {};
    const { score, milliseconds } = figureText;
    return texts.passed.echo(score(mos), milliseconds(roundTrip), milliseconds(delay));
  }
  return texts.passed[check];
}
