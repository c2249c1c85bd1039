import { ArrowDownLeft, ArrowUpRight, Check, Phone, PhoneMissed, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { cx } from "../../ui/cx.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { historyWords } from "../../words/history-words.ts";
import type { EntryRecord } from "./entry-record.ts";
import { NoteCell } from "./note-cell.tsx";

const texts = historyWords;

const qualityTones = { good: "good", fair: "warn", poor: "bad", "no-audio": "bad" } as const;

type Props = EntryRecord & {
  /** Whether Tab leads here. */
  readonly isStop: boolean;
  readonly onFocus: () => void;
};

export function CallRow(entry: Props) {
  const { id, person, number, outcome, business, when, begun, length, isStop, onFocus } = entry;
  /** In the narrowest window a note and the actions only share a line where there is little of both. */
  const isTall = entry.note !== "" || entry.tags.length > 0 || entry.done !== undefined;
  return (
    <tr
      data-row={id}
      tabIndex={isStop ? 0 : -1}
      aria-label={texts.row(outcome, person.title, when)}
      onFocus={onFocus}
      className={cx(
        "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 border-t border-edge px-4 py-3 xl:table-row xl:p-0",
        "hover:bg-sunken/60 focus-visible:-outline-offset-2",
      )}
    >
      <Cell className="order-2 xl:ps-4">
        <What {...entry} />
      </Cell>
      <Cell className="order-1 min-w-0 ">
        <Who person={person} />
      </Cell>
      <Cell className="order-3 figures text-end text-[13px] whitespace-nowrap text-muted xl:text-start">
        {business}
      </Cell>
      <Cell className="order-1 figures text-end text-[13px] whitespace-nowrap xl:text-start">
        <time dateTime={new Date(begun).toISOString()}>{when}</time>
      </Cell>
      <Cell className={cx("order-4 figures text-[13px] whitespace-nowrap", length === null && "hidden")}>
        {length ?? <span className="text-muted">{texts.noLength}</span>}
      </Cell>
      <Cell className={cx("order-5 text-end text-[13px] xl:text-start", entry.quality === null && "hidden")}>
        <Quality {...entry} />
      </Cell>
      <Cell className={cx("order-6 col-start-1 min-w-0 sm:col-span-1", isTall && "col-span-2")}>
        <NoteCell {...entry} who={person.title} />
      </Cell>
      <Cell
        className={cx(
          "order-7 self-end sm:col-span-1 sm:col-start-2 xl:pe-3",
          isTall ? "col-span-2" : "col-start-2",
        )}
      >
        <Actions {...entry} isStop={isStop} number={number} />
      </Cell>
    </tr>
  );
}

function Cell({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  return <td className={cx("xl:table-cell xl:px-2.5 xl:py-2 xl:align-middle", className)}>{children}</td>;
}

function Who({ person }: Pick<EntryRecord, "person">) {
  return (
    <>
      <p title={person.title} className="truncate font-semibold">
        <bdi className="figures">{person.title}</bdi>
      </p>
      <p
        title={person.ownName === null ? undefined : texts.callsThemself(person.ownName)}
        className="figures text-[13px] wrap-anywhere text-muted empty:hidden xl:truncate"
      >
        {person.number !== null && <bdi>{person.number}</bdi>}
        {person.ownName !== null && (
          <>
            {person.number !== null && " · "}
            <bdi>{texts.callsThemself(person.ownName)}</bdi>
          </>
        )}
      </p>
    </>
  );
}

function What({ direction, outcome, tone }: EntryRecord) {
  const isMissed = tone === "open" || tone === "missed";
  const Icon = isMissed ? PhoneMissed : direction === "inbound" ? ArrowDownLeft : ArrowUpRight;
  return (
    <span
      className={cx(
        "flex items-center gap-1.5 text-[13px]",
        tone === "open" && "font-semibold text-bad",
        tone === "failed" && "text-warn",
        tone === "missed" && "text-muted",
      )}
    >
      <Icon aria-hidden size={15} className={cx("shrink-0", tone === "plain" && "text-muted")} />
      <span className="sr-only">{texts.directions[direction]},</span>
      <span className="min-w-0 wrap-anywhere">{outcome}</span>
      {tone === "missed" && <span>· {texts.seenTo}</span>}
    </span>
  );
}

function Quality({ quality }: Pick<EntryRecord, "quality">) {
  if (quality === null) return <span className="text-muted">{texts.noLength}</span>;
  return (
    <span title={quality.title} className="flex justify-end xl:justify-start">
      <StateMark tone={qualityTones[quality.level]} text={quality.text} />
    </span>
  );
}

function Actions({ person, number, call, done, addContact, isStop }: Props) {
  const tabIndex = isStop ? 0 : -1;
  const who = person.title;
  return (
    <span className="flex items-center gap-0.5 xl:justify-end">
      {done && (
        <Button
          size="s"
          tabIndex={tabIndex}
          aria-label={texts.doneFor(who)}
          icon={<Check aria-hidden size={15} />}
          onClick={done}
        >
          {texts.done}
        </Button>
      )}
      <span className="ms-auto flex xl:ms-1">
        {addContact && (
          <IconButton
            label={texts.addContact(who)}
            tabIndex={tabIndex}
            icon={<UserPlus aria-hidden size={16} />}
            onClick={addContact}
          />
        )}
        {number !== "" && (
          <CopyButton label={texts.copy(who)} copied={texts.copied} text={number} tabIndex={tabIndex} />
        )}
        <span className="size-9">
          {call && (
            <IconButton
              label={texts.call(who)}
              tabIndex={tabIndex}
              icon={<Phone aria-hidden size={16} className="text-accent" />}
              onClick={call}
            />
          )}
        </span>
      </span>
    </span>
  );
}
