import { History, X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { cx } from "../../ui/cx.ts";
import { isDialogOpen, isTyping } from "../../ui/focus.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Late } from "../../ui/late.tsx";
import { Select } from "../../ui/select.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import { speaking } from "../../words/language.ts";
import { words } from "../../words/words.ts";
import type { DialBoxRecord } from "./use-dial-box.ts";

const { dial: texts } = words;

// Both come once a number is there: the phone rings without them.
const loadFacts = () =>
  speaking(["dialing"], () => import("./number-facts.tsx").then(({ NumberFacts }) => NumberFacts));
const loadCountryChoice = () =>
  speaking(["dialing"], () => import("./country-choice.tsx").then(({ CountryChoice }) => CountryChoice));

export function DialBoxView(record: Omit<DialBoxRecord, "choice">) {
  const { text, handed, reading, obstacle, warning, from, chosenFrom, takesKeys, change } = record;
  const { recall, chooseFrom } = record;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);

  useKeys((event) => {
    if (!takesKeys || isTyping() || isDialogOpen()) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isPlus = becomesPlus(text, event);
    if (!isPlus && !/^[\d+]$/.test(event.key)) return;
    event.preventDefault();
    change(isPlus ? "+" : text + event.key);
    input.current?.focus();
  });

  const shown = useRef(handed);
  useEffect(() => {
    if (handed !== shown.current) input.current?.focus();
    shown.current = handed;
  }, [handed]);

  const below =
    text === ""
      ? reading.text
      : (obstacle ?? (reading.isFault ? reading.text : joined(reading.text, warning)));
  return (
    <div className="rounded-key border border-edge-strong bg-surface shadow-card has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-accent">
      <div className="flex items-center pe-1.5">
        <input
          ref={input}
          type="text"
          inputMode="tel"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          aria-label={texts.number}
          aria-invalid={reading.isFault}
          aria-describedby={id}
          placeholder={texts.placeholder}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "ArrowUp" && text === "") recall?.run();
            if (event.key === "Escape") change("");
            if (!becomesPlus(text, event)) return;
            event.preventDefault();
            change("+");
          }}
          className="figures h-12 min-w-0 flex-1 rounded-key bg-transparent ps-3.5 text-xl font-medium tracking-tight outline-none placeholder:text-[15px] placeholder:font-normal placeholder:tracking-normal placeholder:text-muted"
        />
        {text === "" && recall && (
          <IconButton
            label={texts.redial(recall.who)}
            icon={<History aria-hidden size={18} />}
            onClick={() => {
              recall.run();
              input.current?.focus();
            }}
          />
        )}
        {text !== "" && (
          <IconButton
            label={texts.clear}
            icon={<X aria-hidden size={18} />}
            onClick={() => {
              change("");
              input.current?.focus();
            }}
          />
        )}
      </div>
      <p
        id={id}
        className={cx("figures min-h-5 px-3.5 text-[13px]", reading.isFault ? "text-bad" : "text-muted")}
      >
        {below}
      </p>
      <div className="flex min-h-9 items-center gap-2 px-3.5 pb-1 text-[13px] text-muted">
        {record.country && (
          <span className="-mx-2.5 flex min-w-0 flex-1">
            <Late load={loadCountryChoice} with={record.country} waiting={null} failed={() => null} />
          </span>
        )}
        {record.found && (
          <Late
            load={loadFacts}
            with={{ ...record.found, isShort: record.country !== undefined }}
            waiting={null}
            failed={() => null}
          />
        )}
      </div>
      {from.length > 0 && (
        <div className="flex border-t border-edge p-1">
          <Select label={texts.from} value={chosenFrom} options={from} onChange={chooseFrom} />
        </div>
      )}
    </div>
  );
}

/** Shift and 0, wherever a layout has the digits, or 0 held down: what a long press on 0 is on a telephone. */
function becomesPlus(text: string, { code, key, shiftKey, repeat }: KeyPressed): boolean {
  return text === ""
    ? shiftKey && code === "Digit0"
    : (text === "0" || text === "+") && key === "0" && repeat;
}

type KeyPressed = Pick<KeyboardEvent, "code" | "key" | "shiftKey" | "repeat">;

const joined = (reading: string, warning: string | null) =>
  warning === null ? reading : `${reading} · ${warning}`;
