import { CircleAlert, Phone, PhoneOff, TriangleAlert, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { clockText } from "../../ui/clock-text.ts";
import { cx } from "../../ui/cx.ts";
import { isFocusFree } from "../../ui/focus.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { words } from "../../words/words.ts";
import type { OutcomeRecord } from "./use-call-outcome.ts";

const { outcome: texts } = words;

const moods = {
  calm: { circle: "bg-key text-muted", Icon: PhoneOff },
  attention: { circle: "bg-warn-soft text-warn", Icon: TriangleAlert },
  problem: { circle: "bg-bad-soft text-bad", Icon: CircleAlert },
} as const;

/** What became of the last call, until it is dismissed or another begins. */
export function CallOutcomeView(record: OutcomeRecord) {
  const { person, business, title, meaning, next, mood, lasted, detail, callAgain, dismiss } = record;
  const { circle, Icon } = moods[mood];
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFocusFree()) card.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={card}
      aria-label={texts.label}
      tabIndex={-1}
      className="rounded-l border border-edge bg-surface p-4 shadow-card sm:p-6"
    >
      <div className="flex items-start gap-4 sm:gap-5">
        <span
          aria-hidden
          className={cx("hidden size-16 shrink-0 place-items-center rounded-full sm:grid", circle)}
        >
          <Icon size={26} strokeWidth={1.75} />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-2 text-xl font-semibold tracking-tight sm:text-2xl">
            <Icon aria-hidden size={20} className={cx("shrink-0 sm:hidden", circle, "bg-transparent")} />
            {title}
          </h2>
          <p className="figures flex flex-wrap gap-x-1.5 text-muted">
            <bdi title={person.title} className="max-w-full truncate font-medium text-text">
              {person.title}
            </bdi>
            {[person.number, business].map(
              (part) =>
                part !== null && (
                  <span key={part} className="whitespace-nowrap">
                    · {part}
                  </span>
                ),
            )}
          </p>
        </div>
        {lasted !== null && (
          <p className="hidden shrink-0 text-right sm:block">
            <span className="figures block h-9 text-3xl leading-9 font-semibold tracking-tight">
              {clockText(lasted)}
            </span>
            <span className="text-[13px] text-muted">{texts.lasted}</span>
          </p>
        )}
        <span className="-mt-1 -mr-1.5">
          <IconButton label={texts.dismiss} icon={<X aria-hidden size={18} />} onClick={dismiss} />
        </span>
      </div>
      <div role="status" className="mt-4 max-w-prose">
        <span className="sr-only">{title}. </span>
        <p>
          {meaning}
          {lasted !== null && (
            <span className="figures sm:hidden">
              {" "}
              {texts.lasted}: {clockText(lasted)}.
            </span>
          )}
        </p>
        {next !== null && <p className="mt-0.5 text-muted">{next}</p>}
      </div>
      {(detail !== null || callAgain) && (
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-3">
          {callAgain && (
            <Button onClick={callAgain.run} icon={<Phone aria-hidden size={18} />}>
              {callAgain.label}
            </Button>
          )}
          {detail !== null && (
            <SmallPrint label={words.detail} text={detail} copy={words.copy} copied={words.copied} />
          )}
        </div>
      )}
    </section>
  );
}
