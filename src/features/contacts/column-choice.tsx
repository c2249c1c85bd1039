import { columnKinds, type ColumnKind, type TableReading } from "../../core/contacts/csv.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { contactsWords } from "../../words/contacts-words.ts";

const { files: texts } = contactsWords;

const options = columnKinds.map((value) => ({ value, text: texts.kinds[value] }));

type Props = {
  readonly rows: readonly (readonly string[])[];
  readonly reading: TableReading;
  readonly read: (reading: Partial<TableReading>) => void;
};

/** What each column of a table holds: guessed, to be corrected, with the first values to see it by. */
export function ColumnChoice({ rows, reading, read }: Props) {
  const { hasHeadings, columns } = reading;
  const put = (at: number, kind: ColumnKind) =>
    read({ columns: columns.map((one, index) => (index === at ? kind : one)) });
  const samples = rows.slice(hasHeadings ? 1 : 0, 20);
  const sampleOf = (at: number) =>
    samples
      .map((row) => row[at]?.trim() ?? "")
      .filter(Boolean)
      .slice(0, 2)
      .join(" · ");
  const nameOf = (at: number) => (hasHeadings ? rows[0]?.[at]?.trim() : "") || texts.column(at + 1);
  return (
    <section aria-label={texts.columns} className="mt-4">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-[13px] font-semibold">{texts.columns}</h3>
        <Checkbox
          label={texts.headings}
          checked={hasHeadings}
          onChange={(has) => read({ hasHeadings: has })}
        />
      </div>
      <ul
        // It scrolls by itself: by the keyboard too.
        tabIndex={0}
        className="max-h-56 divide-y divide-edge overflow-y-auto rounded-key border border-edge"
      >
        {columns.map((kind, at) => (
          <li
            key={at}
            className="grid grid-cols-[minmax(0,1fr)_minmax(8rem,11rem)] items-center gap-3 px-3 py-1"
          >
            <span className="min-w-0">
              <span className="block truncate text-[13px] font-medium">
                <bdi>{nameOf(at)}</bdi>
              </span>
              <span className="block truncate text-xs text-muted">
                <bdi>{sampleOf(at)}</bdi>
              </span>
            </span>
            <span className="flex">
              <Select
                label={nameOf(at)}
                value={kind}
                options={options}
                onChange={(value) => put(at, columnKinds.find((one) => one === value) ?? "nothing")}
              />
            </span>
          </li>
        ))}
      </ul>
      {!columns.includes("number") && (
        <p role="status" className="mt-2 text-[13px] text-warn">
          {texts.noNumber}
        </p>
      )}
    </section>
  );
}
