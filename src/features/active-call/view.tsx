import { useEffect, useRef, useState } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { cx } from "../../ui/cx.ts";
import { Elapsed } from "../../ui/elapsed.tsx";
import { Figure } from "../../ui/figure.tsx";
import { isFocusFree } from "../../ui/focus.ts";
import { Headline } from "../../ui/headline.tsx";
import { words } from "../../words/words.ts";
import { CallKeys } from "./call-keys.tsx";
import { Keypad } from "./keypad.tsx";
import { LevelMeters } from "./level-meters.tsx";
import type { ActiveCallRecord } from "./use-active-calls.ts";

const { active: texts } = words;

const moods = { calm: "text-muted", good: "text-good", warn: "text-warn", bad: "text-bad" } as const;

/**
 * One call from dialing to hanging up. Every part keeps its place through all phases: what does not apply
 * leaves its place empty, and only the keypad adds something, below everything else.
 */
export function ActiveCallView(record: ActiveCallRecord) {
  const { person, business, state, meaning, mood, timer, press } = record;
  const [isPadOpen, setPadOpen] = useState(false);
  const card = useRef<HTMLElement>(null);

  useEffect(() => {
    // The button that was pressed to get here is gone with its card: do not leave the keyboard nowhere.
    if (isFocusFree()) card.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section
      ref={card}
      aria-label={texts.label(person.title)}
      tabIndex={-1}
      data-call
      className="@container rounded-card border border-edge bg-surface p-4 shadow-card sm:p-6"
    >
      <Headline
        leading={<Avatar initials={person.initials} size="l" />}
        above={<p className="text-[13px] font-semibold text-muted">{texts.heading}</p>}
        title={person.title}
        parts={[person.number, business]}
        trailing={
          <Figure
            faint={timer?.isTalk === false}
            below={
              <p role="status" className={moods[mood]}>
                {state}
              </p>
            }
          >
            {timer && <Elapsed since={timer.since} label={timer.label} />}
          </Figure>
        }
      />
      <LevelMeters {...record} />
      <p
        role="status"
        className={cx("mt-3 min-h-10 text-[13px] @md:min-h-5", mood === "good" ? "text-muted" : moods[mood])}
      >
        {meaning}
      </p>
      <CallKeys {...record} isPadOpen={isPadOpen} togglePad={() => setPadOpen(!isPadOpen)} />
      {press && isPadOpen && <Keypad digits={record.digits} press={press} close={() => setPadOpen(false)} />}
    </section>
  );
}
