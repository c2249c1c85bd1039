import { CircleAlert, Phone, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { clockText } from "../../ui/clock-text.ts";
import { cx } from "../../ui/cx.ts";
import { Figure } from "../../ui/figure.tsx";
import { isFocusFree } from "../../ui/focus.ts";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { Headline } from "../../ui/headline.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { words } from "../../words/words.ts";
import type { OutcomeRecord } from "./use-call-outcome.ts";

const { outcome: texts } = words;

const moods = {
  calm: { circle: "bg-key text-muted", icon: <HangUpIcon size={26} />, title: "text-muted" },
  attention: { circle: "bg-warn-soft text-warn", icon: <TriangleAlert size={26} />, title: "text-warn" },
  problem: { circle: "bg-bad-soft text-bad", icon: <CircleAlert size={26} />, title: "text-bad" },
} as const;

/** What became of the last call, until it is dismissed or another begins. */
export function CallOutcomeView({ person, business, mood, lasted, ...record }: OutcomeRecord) {
  const { circle, icon, title } = moods[mood];
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFocusFree()) card.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={card}
      aria-label={texts.label}
      tabIndex={-1}
      className="@container rounded-card border border-edge bg-surface p-4 shadow-card sm:p-6"
    >
      <Headline
        leading={
          <span aria-hidden className={cx("grid size-16 place-items-center rounded-full", circle)}>
            {icon}
          </span>
        }
        above={
          <div role="status" className={cx("text-[13px]", title)}>
            <h2 className="font-semibold">{record.title}</h2>
          </div>
        }
        title={person.title}
        parts={[person.number, business]}
        trailing={
          lasted !== null && (
            <Figure below={<span className="font-normal text-muted">{texts.lasted}</span>}>
              {clockText(lasted)}
            </Figure>
          )
        }
      />
      <Advice {...record} />
    </section>
  );
}

/**
 * Milliseconds in which a click on "Call back" is not meant for it: it lies where Answer was when the caller gave up,
 * and a call nobody meant counts against the customer's permission.
 */
export const unmeantFor = 700;

function Advice({
  meaning,
  next,
  detail,
  callAgain,
  dismiss,
}: Pick<OutcomeRecord, "meaning" | "next" | "detail" | "callAgain" | "dismiss">) {
  const shownAt = useRef(0);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);
  return (
    <>
      <div role="status" className="mt-4 max-w-prose">
        <p>{meaning}</p>
        {next !== null && <p className="mt-0.5 text-muted">{next}</p>}
      </div>
      <div className="mt-4 flex flex-wrap gap-2.5">
        {callAgain && (
          <Button
            onClick={() => {
              if (performance.now() - shownAt.current >= unmeantFor) callAgain.run();
            }}
            icon={<Phone aria-hidden size={18} />}
          >
            {callAgain.label}
          </Button>
        )}
        <Button onClick={dismiss}>{texts.dismiss}</Button>
      </div>
      {detail !== null && (
        <div className="mt-4">
          <SmallPrint label={words.detail} text={detail} copy={words.copy} copied={words.copied} />
        </div>
      )}
    </>
  );
}
