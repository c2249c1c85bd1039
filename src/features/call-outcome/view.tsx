import { CircleAlert, TriangleAlert } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { clockText } from "../../ui/clock-text.ts";
import { cx } from "../../ui/cx.ts";
import { Figure } from "../../ui/figure.tsx";
import { isFocusFree } from "../../ui/focus.ts";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { Headline } from "../../ui/headline.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { words } from "../../words/words.ts";
import type { OutcomeChoice, OutcomeRecord } from "./use-call-outcome.ts";

const { outcome: texts } = words;

const moods = {
  calm: { circle: "bg-key text-muted", icon: <HangUpIcon size={26} />, title: "text-muted" },
  attention: { circle: "bg-warn-soft text-warn", icon: <TriangleAlert size={26} />, title: "text-warn" },
  problem: { circle: "bg-bad-soft text-bad", icon: <CircleAlert size={26} />, title: "text-bad" },
} as const;

type Choosing = { readonly choose: (choice: OutcomeChoice, others: ReactNode) => ReactNode };

/** What became of the last call, until it is dismissed or another begins. */
export function CallOutcomeView({ person, business, mood, lasted, ...record }: OutcomeRecord & Choosing) {
  const { circle, icon, title } = moods[mood];
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFocusFree()) card.current?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section
      ref={card}
      aria-label={texts.label}
      tabIndex={-1}
      className="@container scroll-mt-18 rounded-card border border-edge bg-surface p-4 shadow-card sm:p-6"
    >
      <Headline
        leading={
          <span aria-hidden className={cx("grid size-16 place-items-center rounded-full", circle)}>
            {icon}
          </span>
        }
        above={
          <div role="status" className={cx("text-[13px]", title)}>
            <h2 className="font-semibold wrap-anywhere">{record.title}</h2>
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

function Advice({
  meaning,
  next,
  detail,
  choice,
  choose,
  dismiss,
}: Pick<OutcomeRecord, "meaning" | "next" | "detail" | "choice" | "dismiss"> & Choosing) {
  const others = <Button onClick={dismiss}>{texts.dismiss}</Button>;
  return (
    <>
      <div role="status" className="mt-4 max-w-prose">
        <p>{meaning}</p>
        {next !== null && <p className="mt-0.5 text-muted">{next}</p>}
      </div>
      {choice === null ? <div className="mt-4 flex flex-wrap gap-2.5">{others}</div> : choose(choice, others)}
      {detail !== null && (
        <div className="mt-4">
          <SmallPrint label={words.detail} text={detail} copy={words.copy} copied={words.copied} />
        </div>
      )}
    </>
  );
}
