import { useEffect, useRef, useState, type ReactNode } from "react";
import { useShortcut } from "../../stores/shortcuts.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Chip } from "../../ui/chip.tsx";
import { cx } from "../../ui/cx.ts";
import { Elapsed } from "../../ui/elapsed.tsx";
import { Figure } from "../../ui/figure.tsx";
import { isFocusFree } from "../../ui/focus.ts";
import { Headline } from "../../ui/headline.tsx";
import { Late } from "../../ui/late.tsx";
import { words } from "../../words/words.ts";
import { CallKeys, type Panel } from "./call-keys.tsx";
import { loadKeypad, loadTrouble } from "./late-parts.ts";
import { LevelMeters } from "./level-meters.tsx";
import type { ActiveCallRecord, TransferAbout } from "./use-active-calls.ts";

const { active: texts } = words;

const moods = { calm: "text-muted", good: "text-good", warn: "text-warn", bad: "text-bad" } as const;

type Props = ActiveCallRecord & {
  readonly picker: (about: TransferAbout, close: () => void) => ReactNode;
  readonly failed: (again: () => void) => ReactNode;
};

/**
 * One call from dialing to hanging up. Every part keeps its place through all phases: what does not apply
 * leaves its place empty, and only keypad and transfer add something, below everything else.
 */
export function ActiveCallView({ picker, failed, ...record }: Props) {
  const { person, state, meaning, mood, timer, press, transfer, hold } = record;
  const [chosen, choose] = useState<Panel>("none");
  // What can no longer be done is no longer open, nor open again by itself.
  const panel = (chosen === "keypad" && !press) || (chosen === "transfer" && !transfer) ? "none" : chosen;
  if (panel !== chosen) choose(panel);
  const card = useRef<HTMLElement>(null);
  const toggle = (which: Exclude<Panel, "none">) => choose(panel === which ? "none" : which);
  const close = () => {
    choose("none");
    card.current?.focus({ preventScroll: true });
  };

  useEffect(() => {
    // The button that was pressed to get here is gone with its card: do not leave the keyboard nowhere.
    if (isFocusFree()) card.current?.focus({ preventScroll: true });
  }, []);
  useShortcut("mute", record.mute ?? record.unmute);
  useShortcut("hold", hold?.isBusy === false ? hold.toggle : undefined);
  useShortcut("keypad", press && (() => toggle("keypad")));
  useShortcut("transfer", transfer && (() => toggle("transfer")));
  useShortcut("hang-up", record.hangUp);

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
        above={<p className="text-[13px] font-semibold text-muted">{record.heading}</p>}
        title={person.title}
        parts={record.facts}
        trailing={
          <Figure
            faint={timer?.isTalk === false}
            below={
              // One announcement for each change of state, with what it means.
              <p role="status" className={moods[mood]}>
                <span>{state}</span>
                <span className="sr-only"> {meaning}</span>
              </p>
            }
          >
            {timer && <Elapsed since={timer.since} label={timer.label} />}
          </Figure>
        }
      />
      {record.returnedFrom !== null && (
        <p className="mt-3 flex">
          <Chip tone="warn">{words.incoming.backFrom(record.returnedFrom)}</Chip>
        </p>
      )}
      <LevelMeters {...record} />
      <div className="mt-3 min-h-15 text-[13px] @md:min-h-10">
        {record.notice === null ? (
          <Meaning {...record} />
        ) : (
          <Late
            load={loadTrouble}
            with={{ ...record, notice: record.notice, openTransfer: transfer && (() => choose("transfer")) }}
            waiting={null}
            failed={failed}
          />
        )}
      </div>
      <CallKeys {...record} panel={panel} toggle={toggle} />
      {press && panel === "keypad" && (
        <Late
          load={loadKeypad}
          with={{ digits: record.digits, press, close }}
          waiting={null}
          failed={failed}
        />
      )}
      {transfer && panel === "transfer" && picker(transfer, close)}
    </section>
  );
}

function Meaning({ meaning, mood, heldSince }: Pick<ActiveCallRecord, "meaning" | "mood" | "heldSince">) {
  return (
    <p className={cx(mood === "good" ? "text-muted" : moods[mood])}>
      {heldSince !== null && (
        <>
          {texts.onHoldFor} <Elapsed since={heldSince} label={texts.onHoldFor} /> —{" "}
        </>
      )}
      {meaning}
    </p>
  );
}
