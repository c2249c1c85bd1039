import { useEffect, useRef, useState, type ComponentType, type ReactNode } from "react";
import type { CallId } from "../../core/call/call.ts";
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

export type Around = {
  /** Offers whom a call can be transferred to; `close` takes the offer away. */
  readonly Picker: ComponentType<TransferAbout & { readonly close: () => void }>;
  /** How a call sounds, in one line below its keys. */
  readonly Quality?: ComponentType<{ readonly id: CallId }>;
  /** Instead of a part whose files did not arrive. */
  readonly failed: (again: () => void) => ReactNode;
};

/**
 * One call from dialing to hanging up. Every part keeps its place through all phases: what does not apply
 * leaves its place empty, and only keypad and transfer add something, below everything else.
 */
export function ActiveCallView({ Picker, Quality, failed, ...record }: ActiveCallRecord & Around) {
  const { person, press, transfer } = record;
  const { panel, choose, toggle } = usePanel(record);
  const card = useRef<HTMLElement>(null);
  const close = () => {
    choose("none");
    card.current?.focus({ preventScroll: true });
  };

  useEffect(() => {
    // The button that was pressed to get here is gone with its card: do not leave the keyboard nowhere.
    if (isFocusFree()) card.current?.focus({ preventScroll: true });
    // Whoever chose a colleague further down has not left the call out of sight. With the frame that shows it, for which the
    // page is laid out anyway: before, that would be done twice, and what the server says would wait for it.
    const frame = requestAnimationFrame(() => card.current?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, []);

  return (
    <section
      ref={card}
      aria-label={texts.label(person.title)}
      tabIndex={-1}
      data-call
      className="@container scroll-mt-18 rounded-card border border-edge bg-surface p-4 shadow-card sm:p-6"
    >
      <Head {...record} />
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
      {Quality && (
        <div className="mt-3 min-h-9">
          <Quality id={record.id} />
        </div>
      )}
      {press && panel === "keypad" && (
        <Late
          load={loadKeypad}
          with={{ digits: record.digits, press, close }}
          waiting={null}
          failed={failed}
        />
      )}
      {transfer && panel === "transfer" && <Picker {...transfer} close={close} />}
    </section>
  );
}

/** What is open below the keys, and the keys of the keyboard. */
function usePanel(record: ActiveCallRecord) {
  const { mute, unmute, press, transfer, hold, hangUp } = record;
  const [chosen, choose] = useState<Panel>("none");
  // What can no longer be done is no longer open, nor open again by itself.
  const isPossible = { none: true, keypad: press !== undefined, transfer: transfer !== undefined }[chosen];
  const panel = isPossible ? chosen : "none";
  if (panel !== chosen) choose(panel);
  const toggle = (which: Exclude<Panel, "none">) => choose(panel === which ? "none" : which);

  useShortcut("mute", mute ?? unmute);
  useShortcut("hold", hold?.isBusy === false ? hold.toggle : undefined);
  useShortcut("keypad", press && (() => toggle("keypad")));
  useShortcut("transfer", transfer && (() => toggle("transfer")));
  useShortcut("hang-up", hangUp);
  return { panel, choose, toggle };
}

function Head({ person, heading, facts, timer, state, meaning, mood, back }: ActiveCallRecord) {
  return (
    <>
      <Headline
        leading={<Avatar initials={person.initials} of={person.of} size="l" />}
        above={<p className="min-h-5 text-[13px] font-semibold text-muted">{heading}</p>}
        title={person.title}
        parts={facts}
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
      {back !== null && (
        <p className="mt-3 flex">
          <Chip tone="warn" long="wrapped">
            {back}
          </Chip>
        </p>
      )}
    </>
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
