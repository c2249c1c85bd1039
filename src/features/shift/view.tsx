import {
  ChevronDown,
  CircleCheck,
  CircleDashed,
  CircleOff,
  CirclePause,
  Timer,
  type LucideIcon,
} from "lucide-react";
import { Announcement } from "../../ui/announcement.tsx";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Countdown, Elapsed } from "../../ui/elapsed.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { shiftWords as texts } from "../../words/shift-words.ts";
import { words } from "../../words/words.ts";
import type { ShiftRecord, ShiftState } from "./use-shift-switch.ts";

const marks: Readonly<Record<ShiftState, { readonly Icon: LucideIcon; readonly colour: string }>> = {
  ready: { Icon: CircleCheck, colour: "text-good" },
  "on-a-call": { Icon: CircleCheck, colour: "text-good" },
  paused: { Icon: CirclePause, colour: "text-warn" },
  "wrap-up": { Icon: Timer, colour: "text-warn" },
  offline: { Icon: CircleOff, colour: "text-muted" },
  away: { Icon: CircleOff, colour: "text-muted" },
  unknown: { Icon: CircleDashed, colour: "text-muted" },
  pausing: { Icon: CircleDashed, colour: "text-warn" },
  unpausing: { Icon: CircleDashed, colour: "text-warn" },
};

/** Whether the queue sends calls to this agent: state and time in the bar, what to choose under it. */
export function ShiftSwitchView(record: ShiftRecord) {
  const { state, title, meaning, since, until, refused, extend, finish } = record;
  const { Icon, colour } = marks[state];
  return (
    <div className="flex items-center gap-1">
      <Announcement text={texts.announce(title)} />
      <Disclosure
        from="start"
        label={texts.label(title)}
        button={
          <>
            <Icon aria-hidden size={18} strokeWidth={2.25} className={`shrink-0 ${colour}`} />
            <span className="hidden max-w-44 truncate font-semibold sm:inline">{title}</span>
            {since !== null && <Elapsed since={since} label={texts.since} />}
            {until !== null && <Countdown until={until} />}
            <ChevronDown aria-hidden size={16} className="shrink-0 text-muted" />
          </>
        }
      >
        {(close) => (
          <>
            <p className="font-semibold">{title}</p>
            <p className="mt-0.5 text-[13px] text-muted">{meaning}</p>
            {refused !== null && (
              <div className="mt-3">
                <Notice look="warn" size="s" title={texts.refused.title}>
                  {texts.refused.meaning}
                  {refused.detail !== null && (
                    <SmallPrint
                      label={words.detail}
                      text={refused.detail}
                      copy={words.copy}
                      copied={words.copied}
                    />
                  )}
                </Notice>
              </div>
            )}
            <Choices {...record} close={close} />
          </>
        )}
      </Disclosure>
      {finish && (
        <span className="hidden gap-1 md:flex">
          <Button size="s" onClick={extend} aria-label={texts.moreLabel}>
            {texts.more}
          </Button>
          <Button size="s" look="accent" onClick={finish}>
            {texts.finish}
          </Button>
        </span>
      )}
    </div>
  );
}

function Choices(record: ShiftRecord & { readonly close: () => void }) {
  const { makeReady, reasons, extend, finish, goOffline, goOnline, close } = record;
  const choose = (verb: (() => void) | undefined) =>
    verb &&
    (() => {
      close();
      verb();
    });
  return (
    <div className="mt-3 grid gap-2">
      {finish && (
        <div className="grid grid-cols-2 gap-2">
          <Button onClick={extend} aria-label={texts.moreLabel}>
            {texts.more}
          </Button>
          <Button look="accent" onClick={choose(finish)}>
            {texts.finish}
          </Button>
        </div>
      )}
      {goOnline && (
        <Button wide look="accent" onClick={choose(goOnline)}>
          {texts.online}
        </Button>
      )}
      {makeReady && !finish && (
        <Button wide look="accent" onClick={choose(makeReady)}>
          {texts.ready}
        </Button>
      )}
      {!goOnline && (
        <fieldset className="mt-1">
          <legend className="mb-1.5 text-xs font-semibold text-muted">{texts.pauseFor}</legend>
          <div className="flex flex-wrap gap-1.5">
            {reasons.map(({ id, text, pause }) => (
              <Button
                key={id}
                size="s"
                look={pause === undefined ? "accent" : "plain"}
                aria-pressed={pause === undefined}
                onClick={choose(pause)}
              >
                {text}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      {!goOnline && (
        <div className="mt-1 border-t border-edge pt-3">
          <Button wide disabled={goOffline === undefined} onClick={choose(goOffline)}>
            {texts.offline}
          </Button>
          {goOffline === undefined && <p className="mt-1.5 text-[13px] text-muted">{texts.notDuringCall}</p>}
        </div>
      )}
    </div>
  );
}
