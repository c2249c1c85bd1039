import { CornerDownLeft, Search } from "lucide-react";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { Announcement } from "../../ui/announcement.tsx";
import { cx } from "../../ui/cx.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { paletteWords } from "../../words/palette-words.ts";
import type { Item } from "./item.ts";
import type { PaletteRecord } from "./use-palette.ts";

const texts = paletteWords;

type Props = PaletteRecord & { readonly onClose: () => void };

export function PaletteView({ text, write, items, chosen, choose, run, calls, onClose }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const optionId = (place: number) => `${id}-${place}`;
  const current = items[chosen];

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen, current]);

  function hear(event: KeyboardEvent): void {
    // Writing with a candidate window: Enter takes a candidate there.
    if (event.nativeEvent.isComposing) return;
    const next = placeAfter(event.key, chosen, items.length);
    if (next === null && event.key !== "Enter") return;
    event.preventDefault();
    if (next !== null) choose(next);
    else if (current !== undefined) run(current);
  }

  const groups = [...new Set(items.map(({ group }) => group))];
  return (
    <Dialog title={texts.title} size="l" onClose={onClose}>
      <div className="mt-4 flex h-12 items-center gap-2.5 rounded-key border border-edge-strong px-3.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-accent">
        <Search aria-hidden size={18} className="shrink-0 text-muted" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={texts.search}
          aria-expanded={items.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : optionId(chosen)}
          placeholder={texts.search}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={hear}
          className="h-full min-w-0 flex-1 bg-transparent text-base text-ellipsis outline-none placeholder:text-muted"
        />
      </div>
      <Announcement text={text === "" ? "" : texts.count(items.length)} />
      <div className="mt-2 h-[min(22rem,50dvh)]">
        {items.length === 0 && (
          <p className="px-2 py-6 text-center text-pretty text-muted">
            {calls === "possible" ? texts.nothing : texts.cannotCall}
          </p>
        )}
        {/* Scrolled by the arrow keys of the field, whose list it is. */}
        <div
          ref={list}
          id={id}
          role="listbox"
          aria-label={texts.results}
          className="max-h-full overflow-y-auto"
        >
          {groups.map((group) => (
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <p id={`${id}-${group}`} className="px-3 pt-2.5 pb-1 text-xs font-semibold text-muted">
                {texts.groups[group]}
              </p>
              {items.map(
                (item, place) =>
                  item.group === group && (
                    <Option
                      key={item.id}
                      id={optionId(place)}
                      item={item}
                      isChosen={place === chosen}
                      onPoint={() => choose(place)}
                      onRun={() => run(item)}
                    />
                  ),
              )}
            </div>
          ))}
        </div>
      </div>
      <p className="mt-3 hidden text-[13px] text-muted sm:block">{texts.keys}</p>
    </Dialog>
  );
}

type OptionProps = {
  readonly id: string;
  readonly item: Item;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
};

function Option({ id, item: { title, detail, Icon }, isChosen, onPoint, onRun }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      // The focus stays in the field: only a press that ends here counts.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={isChosen ? undefined : onPoint}
      onClick={onRun}
      className={cx(
        "flex min-h-11 cursor-pointer items-center gap-3 rounded-small px-3 py-1.5",
        isChosen && "bg-accent-soft",
      )}
    >
      <Icon aria-hidden size={18} className={cx("shrink-0", isChosen ? "text-accent" : "text-muted")} />
      <span className="min-w-0 flex-1">
        <span className="figures block truncate font-medium">
          <bdi>{title}</bdi>
        </span>
        {detail !== null && (
          <span className="figures block truncate text-[13px] text-muted">
            <bdi>{detail}</bdi>
          </span>
        )}
      </span>
      {isChosen && <CornerDownLeft aria-hidden size={15} className="shrink-0 text-accent" />}
    </div>
  );
}

/** Where a key leads in the list, round its ends; null: nowhere. */
function placeAfter(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (place + 1) % count;
    case "ArrowUp":
      return (place + count - 1) % count;
    case "PageDown":
      return Math.min(place + 6, count - 1);
    case "PageUp":
      return Math.max(place - 6, 0);
    default:
      return null;
  }
}
