import { Hash, Phone, X } from "lucide-react";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/cx.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { callsWords } from "../../words/calls-words.ts";
import { initialsOf } from "../../words/people.ts";
import { PresenceMark } from "./presence-mark.tsx";
import type { Target } from "./targets.ts";
import type { TransferRecord } from "./use-transfer.ts";

const { transfer: texts } = callsWords;

type Props = TransferRecord & { readonly who: string; readonly close: () => void };

/** Below the call, over nothing: whoever is being transferred, and whoever else calls, stays in sight. */
export function TransferView({ who, close, ...record }: Props) {
  const { search, type, targets, hasColleagues, chosen, choose, move, keepOrder } = record;
  const { transferNow, askFirst } = record;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "nearest" });
  }, []);

  const hear = (event: KeyboardEvent) => {
    const verb = { Enter: event.shiftKey ? askFirst : transferNow, Escape: close }[event.key];
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (event.nativeEvent.isComposing || (verb === undefined && step === null)) return;
    event.preventDefault();
    event.stopPropagation();
    if (step !== null) move(step);
    else verb?.();
  };

  return (
    <section
      ref={panel}
      aria-label={texts.heading(who)}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
      className="mt-4 scroll-mb-20 border-t border-edge pt-4"
    >
      <div className="flex items-center gap-2">
        <label htmlFor={`${id}-field`} className="min-w-0 flex-1 truncate text-[13px] font-semibold">
          {texts.heading(who)}
        </label>
        <IconButton label={texts.close} icon={<X aria-hidden size={18} />} onClick={close} />
      </div>
      <input
        ref={field}
        id={`${id}-field`}
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen && `${id}-${chosen.to}`}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        placeholder={texts.placeholder}
        value={search}
        onChange={(event) => type(event.target.value)}
        onKeyDown={hear}
        className="mt-1.5 h-11 w-full rounded-key border border-edge-strong bg-surface px-3 placeholder:text-muted"
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={texts.list}
        onPointerEnter={keepOrder}
        className="mt-2 h-48 overflow-y-auto rounded-key border border-edge p-1"
      >
        {targets.map((target) => (
          <TargetRow
            key={target.to}
            id={`${id}-${target.to}`}
            target={target}
            isChosen={target.to === chosen?.to}
            choose={() => {
              choose(target.to);
              field.current?.focus();
            }}
          />
        ))}
        {targets.length === 0 && (
          <li role="presentation" className="p-3 text-[13px] text-muted">
            {search === "" && !hasColleagues ? texts.noColleagues : texts.nobody}
          </li>
        )}
      </ul>
      <div className="mt-3 grid gap-2 @sm:grid-cols-2">
        <Button look="accent" wide disabled={transferNow === undefined} onClick={transferNow}>
          {texts.now}
        </Button>
        <Button wide disabled={askFirst === undefined} onClick={askFirst}>
          {texts.ask}
        </Button>
      </div>
      <p id={`${id}-hint`} className="mt-2 min-h-10 text-[13px] text-muted">
        {chosen !== undefined && askFirst === undefined ? texts.askingImpossible : texts.hint}{" "}
        <span className="hidden @md:inline">{texts.hintKeys}</span>
      </p>
    </section>
  );
}

type RowProps = {
  readonly id: string;
  readonly target: Target;
  readonly isChosen: boolean;
  readonly choose: () => void;
};

function TargetRow({ id, target, isChosen, choose }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const isColleague = target.kind === "colleague";
  const title = isColleague ? target.name : target.kind === "number" ? target.shown : target.to;
  return (
    // The field has the keyboard and names the chosen row (aria-activedescendant); a click only chooses.
    <li
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={choose}
      className={cx(
        "flex min-h-11 cursor-pointer items-center gap-3 rounded-small px-2 py-1",
        isChosen ? "bg-accent-soft" : "hover:bg-sunken",
      )}
    >
      {isColleague ? (
        <Avatar initials={initialsOf(target.name)} />
      ) : (
        <span className="grid size-9 shrink-0 place-items-center text-muted">
          {target.kind === "number" ? <Phone aria-hidden size={18} /> : <Hash aria-hidden size={18} />}
        </span>
      )}
      <span className="min-w-0 flex-1 truncate">
        <bdi className="figures font-semibold">{title}</bdi>{" "}
        <span className="figures text-[13px] text-muted">
          {isColleague ? target.to : target.kind === "number" ? texts.number : texts.extension}
        </span>
      </span>
      {isColleague && <PresenceMark presence={target.presence} />}
    </li>
  );
}
