import { Phone, PhoneOff } from "lucide-react";
import { useId, type Ref } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { words } from "../../words/words.ts";
import type { OfferRecord } from "./use-incoming-calls.ts";

const { incoming: texts } = words;

type Props = OfferRecord & { readonly hasShortcuts: boolean; readonly ref?: Ref<HTMLDivElement> };

/**
 * One ringing call: a dialog beside everything else, not over it. Esc does nothing here: a call is declined
 * on purpose or not at all.
 */
export function IncomingCallView({
  person,
  business,
  payload,
  since,
  answer,
  decline,
  hasShortcuts,
  ref,
}: Props) {
  const id = useId();
  const where = [person.number, business && texts.to(business)].filter((part) => part !== null);
  return (
    <div
      ref={ref}
      role="alertdialog"
      aria-labelledby={`${id}-what ${id}-who`}
      aria-describedby={`${id}-where`}
      tabIndex={-1}
      data-call
      className="flex flex-wrap items-center gap-x-4 gap-y-4 rounded-l border border-accent/50 bg-surface p-5 shadow-card sm:gap-x-5"
    >
      <Avatar initials={person.initials} size="m" accent pulse />
      <div className="min-w-0 flex-[1_1_13rem]">
        <p id={`${id}-what`} className="flex items-baseline gap-2 text-[13px] font-semibold text-accent">
          {texts.heading}
          <span className="font-normal text-muted">
            <Elapsed since={since} label={texts.ringing} />
          </span>
        </p>
        <p id={`${id}-who`} title={person.title} className="truncate text-xl font-semibold tracking-tight">
          <bdi className="figures">{person.title}</bdi>
        </p>
        <div id={`${id}-where`} className="figures text-muted">
          <p className="flex flex-wrap gap-x-1.5">
            {where.map((part, index) => (
              <span key={part} className="whitespace-nowrap">
                {index > 0 && "· "}
                {part}
              </span>
            ))}
          </p>
          {payload !== null && (
            <p className="mt-2 flex">
              <Chip title={payload}>{texts.pressed(payload)}</Chip>
            </p>
          )}
        </div>
      </div>
      <div className="flex flex-[1_0_auto] items-center gap-5 md:flex-none">
        {answer && (
          <span className="flex flex-[2] md:flex-none">
            <Button
              look="accent"
              size="l"
              wide
              onClick={answer}
              icon={<Phone aria-hidden size={20} />}
              aria-keyshortcuts={hasShortcuts ? "Control+Shift+A" : undefined}
            >
              {texts.answer}
              {hasShortcuts && <Kbd keys="Ctrl ⇧ A" onColour />}
            </Button>
          </span>
        )}
        {decline && (
          <span className="flex flex-1 md:flex-none">
            <Button
              look="plain-danger"
              wide
              onClick={decline}
              icon={<PhoneOff aria-hidden size={18} />}
              aria-keyshortcuts={hasShortcuts ? "Control+Shift+R" : undefined}
            >
              {texts.decline}
              {hasShortcuts && <Kbd keys="Ctrl ⇧ R" />}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
