import { useRef, useState, type KeyboardEvent } from "react";
import { cx } from "../../ui/cx.ts";
import { Announcement } from "../../ui/announcement.tsx";
import { historyWords } from "../../words/history-words.ts";
import { CallRow } from "./call-row.tsx";
import type { EntryRecord } from "./entry-record.ts";

const texts = historyWords;
/** In a wide window, where they do not depend on what stands in them; names and notes share the rest. */
const widths = {
  what: "xl:w-44",
  who: "",
  number: "xl:w-34",
  when: "xl:w-36",
  length: "xl:w-28",
  quality: "xl:w-28",
  note: "",
  actions: "xl:w-54",
} as const;
const columns = ["what", "who", "number", "when", "length", "quality", "note", "actions"] as const;

type Props = { readonly open: readonly EntryRecord[]; readonly rest: readonly EntryRecord[] };

/**
 * A row a call; in a narrow window each is a card. Tab leads to one row and what can be pressed in it; the arrow keys lead to
 * the others, Enter on a row calls.
 */
export function CallsTable({ open, rest }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const all = [...open, ...rest];
  const stop = all.some(({ id }) => id === current) ? current : (all[0]?.id ?? null);

  function move(event: KeyboardEvent): void {
    const row = rowFor(event);
    if (row === null) return;
    const rows = [...(table.current?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])];
    const next = rows[placeAfter(event.key, rows.indexOf(row), rows.length)];
    const call =
      event.key === "Enter" && event.target === row
        ? all.find(({ id }) => id === row.getAttribute("data-row"))?.call
        : undefined;
    if (next === undefined && call === undefined) return;
    event.preventDefault();
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    call?.();
  }

  /** The row goes to the others: the next one that waits, or the first, takes the focus. */
  function done({ id, person, done: see }: EntryRecord): void {
    const index = open.findIndex((one) => one.id === id);
    const next = open[index + 1] ?? open[index - 1] ?? rest[0];
    see?.();
    setSaid(texts.saidDone(person.title));
    if (next === undefined) return;
    setCurrent(next.id);
    table.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(next.id)}"]`)?.focus();
  }

  const rowOf = (entry: EntryRecord) => (
    <CallRow
      key={entry.id}
      {...entry}
      isStop={entry.id === stop}
      onFocus={() => setCurrent(entry.id)}
      done={entry.done && (() => done(entry))}
    />
  );
  return (
    <div className="overflow-clip rounded-card border border-edge bg-surface shadow-card">
      <Announcement text={said} />
      <table ref={table} onKeyDown={move} className="block w-full text-start xl:table xl:table-fixed">
        <thead className="sr-only xl:not-sr-only xl:table-header-group">
          <tr className="bg-sunken text-[13px] text-muted">
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={cx(
                  "px-2.5 py-2 text-start font-semibold whitespace-nowrap first:ps-4",
                  widths[column],
                )}
              >
                <span className={column === "actions" ? "sr-only" : ""}>{texts.columns[column]}</span>
              </th>
            ))}
          </tr>
        </thead>
        {open.length > 0 && (
          <tbody className="block xl:table-row-group">
            <Group text={texts.groups.open} isOpen />
            {open.map(rowOf)}
          </tbody>
        )}
        {rest.length > 0 && (
          <tbody className="block xl:table-row-group">
            {open.length > 0 && <Group text={texts.groups.rest} isOpen={false} />}
            {rest.map(rowOf)}
          </tbody>
        )}
      </table>
    </div>
  );
}

function Group({ text, isOpen }: { readonly text: string; readonly isOpen: boolean }) {
  return (
    <tr className="block border-t border-edge xl:table-row">
      <th
        scope="rowgroup"
        colSpan={columns.length}
        className={`block px-4 py-1.5 text-start text-xs font-semibold xl:table-cell ${isOpen ? "bg-bad-soft text-bad" : "bg-sunken text-muted"}`}
      >
        {text}
      </th>
    </tr>
  );
}

/** The row a key was pressed in, where it is meant for the list: not for a field, and not for the browser. */
function rowFor({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): HTMLElement | null {
  const isForList = target instanceof HTMLElement && !(target instanceof HTMLInputElement);
  return !isForList || altKey || ctrlKey || metaKey ? null : target.closest<HTMLElement>("tr[data-row]");
}

/** Where a key leads from a row; -1: nowhere. */
function placeAfter(key: string, index: number, count: number): number {
  switch (key) {
    case "ArrowDown":
      return Math.min(index + 1, count - 1);
    case "ArrowUp":
      return Math.max(index - 1, 0);
    case "PageDown":
      return Math.min(index + 10, count - 1);
    case "PageUp":
      return Math.max(index - 10, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}
