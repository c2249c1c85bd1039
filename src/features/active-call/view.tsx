import { Grip, Mic, MicOff, PhoneOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { cx } from "../../ui/cx.ts";
import { Elapsed } from "../../ui/elapsed.tsx";
import { isFocusFree } from "../../ui/focus.ts";
import { KeyButton } from "../../ui/key-button.tsx";
import { words } from "../../words/words.ts";
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
  const { person, business, state, meaning, mood, timer, isMuted, mute, unmute, press, hangUp } = record;
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
      className="rounded-l border border-edge bg-surface p-4 shadow-card sm:p-6"
    >
      <div className="flex items-center gap-4 sm:gap-5">
        <span className="hidden sm:block">
          <Avatar initials={person.initials} size="l" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 title={person.title} className="truncate text-xl font-semibold tracking-tight sm:text-2xl">
            <bdi className="figures">{person.title}</bdi>
          </h2>
          <p className="figures flex min-h-5 flex-wrap gap-x-1.5 text-muted">
            {person.number !== null && <span className="whitespace-nowrap">{person.number}</span>}
            {person.number !== null && business !== null && <span aria-hidden>·</span>}
            {business !== null && <span className="truncate">{business}</span>}
          </p>
        </div>
        <div className="shrink-0 text-right">
          <p
            className={cx(
              "h-9 text-2xl leading-9 font-semibold tracking-tight sm:text-3xl sm:leading-9",
              timer?.isTalk === false && "text-muted",
            )}
          >
            {timer && <Elapsed since={timer.since} label={timer.label} />}
          </p>
          <p role="status" className={cx("text-[13px] font-semibold whitespace-nowrap", moods[mood])}>
            {state}
          </p>
        </div>
      </div>
      <LevelMeters {...record} />
      <p
        role="status"
        className={cx("mt-3 min-h-5 text-[13px]", mood === "good" ? "text-muted" : moods[mood])}
      >
        {meaning}
      </p>
      <div className="mt-4 grid grid-cols-[1fr_1fr_1.35fr] gap-2.5">
        <div className="h-18">
          {mute && (
            <KeyButton
              label={texts.mute}
              icon={<Mic aria-hidden size={20} />}
              onClick={mute}
              shortcut="Control+Shift+M"
            />
          )}
          {unmute && (
            <KeyButton
              label={texts.unmute}
              icon={<MicOff aria-hidden size={20} />}
              onClick={unmute}
              lit={isMuted}
              shortcut="Control+Shift+M"
            />
          )}
        </div>
        <div className="h-18">
          {press && (
            <KeyButton
              label={texts.keypad}
              icon={<Grip aria-hidden size={20} />}
              onClick={() => setPadOpen(!isPadOpen)}
              expanded={isPadOpen}
            />
          )}
        </div>
        <div className="h-18">
          {hangUp && (
            <KeyButton
              label={texts.hangUp}
              icon={<PhoneOff aria-hidden size={20} />}
              onClick={hangUp}
              look="danger"
            />
          )}
        </div>
      </div>
      {press && isPadOpen && <Keypad digits={record.digits} press={press} close={() => setPadOpen(false)} />}
    </section>
  );
}
