import { Phone } from "lucide-react";
import { useId, type ComponentProps, type Ref } from "react";
import type { ShortcutHint } from "../../stores/shortcuts.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { Figure } from "../../ui/figure.tsx";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { Headline } from "../../ui/headline.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import type { Meant } from "../../ui/use-meant.ts";
import { words } from "../../words/words.ts";
import type { OfferRecord } from "./use-incoming-calls.ts";

const { incoming: texts } = words;

export type OfferProps = OfferRecord & {
  /** Whom answering puts on hold. */
  readonly holds: string | null;
  /** Whether a click is already meant for this card; until then its buttons wait. */
  readonly meant: Meant;
  /** The keys that act on this offer, if any do. */
  readonly answerKeys: ShortcutHint | undefined;
  readonly declineKeys: ShortcutHint | undefined;
  readonly ref?: Ref<HTMLDivElement>;
};

/**
 * One ringing call: a dialog beside everything else, not over it. Esc does nothing here: a call is declined
 * on purpose or not at all.
 */
export function IncomingCallView({
  kind,
  person,
  business,
  payload,
  returnedFrom,
  since,
  answer,
  decline,
  meant,
  answerKeys,
  declineKeys,
  ref,
}: OfferProps) {
  const id = useId();
  const isSettling = meant === "settling" ? true : undefined;
  return (
    <div
      ref={ref}
      role="alertdialog"
      aria-labelledby={`${id}-what ${id}-who`}
      aria-describedby={`${id}-where`}
      tabIndex={-1}
      data-call
      className="@container rounded-card border border-accent/60 bg-surface p-4 shadow-card ring-3 ring-accent/10 sm:p-6"
    >
      <div id={`${id}-where`}>
        <Headline
          leading={<Avatar initials={person.initials} size="l" accent pulse />}
          above={
            <p id={`${id}-what`} className="text-[13px] font-semibold text-accent">
              {kind === "colleague" ? texts.colleagueHeading : texts.heading}
            </p>
          }
          title={person.title}
          id={`${id}-who`}
          parts={[person.number, business && texts.to(business)]}
          trailing={
            <Figure faint below={null}>
              <Elapsed since={since} label={texts.ringing} />
            </Figure>
          }
        />
        {returnedFrom !== null && (
          <p className="mt-3 flex @md:ps-21">
            <Chip tone="warn">{texts.backFrom(returnedFrom)}</Chip>
          </p>
        )}
        {payload !== null && (
          <p className="mt-3 flex @md:ps-21">
            <Chip title={payload}>{texts.pressed(payload)}</Chip>
          </p>
        )}
      </div>
      <div className="mt-5 grid grid-cols-[1.6fr_1fr] gap-4 @md:grid-cols-[2fr_1fr] @md:gap-8">
        {answer && (
          <Button
            look="accent"
            size="l"
            wide
            onClick={isSettling ? undefined : answer}
            aria-disabled={isSettling}
            icon={<Phone aria-hidden size={20} />}
            aria-keyshortcuts={answerKeys?.aria}
          >
            {texts.answer}
            {answerKeys && <Shortcut keys={answerKeys.shown} onColour />}
          </Button>
        )}
        {decline && (
          <Button
            look="plain-danger"
            size="l"
            wide
            onClick={isSettling ? undefined : decline}
            aria-disabled={isSettling}
            icon={<HangUpIcon size={18} />}
            aria-keyshortcuts={declineKeys?.aria}
          >
            {texts.decline}
            {declineKeys && <Shortcut keys={declineKeys.shown} />}
          </Button>
        )}
      </div>
      {kind === "customer" && decline && <p className="mt-3 text-[13px] text-muted">{texts.onlyHere}</p>}
    </div>
  );
}

/** Only in a card wide enough for both buttons with their keys. */
function Shortcut(props: ComponentProps<typeof Kbd>) {
  return (
    <span className="hidden @min-[38rem]:flex">
      <Kbd {...props} />
    </span>
  );
}
