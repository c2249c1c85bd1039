import { useState, type ReactNode } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { cx } from "../../ui/cx.ts";
import { StateMark } from "../../ui/state-mark.tsx";
import { numbersWords } from "../../words/numbers-words.ts";
import type { CompareRow } from "./compare.ts";
import { compareNow } from "./when.ts";

const { compare: texts } = numbersWords;

type Props = {
  readonly number: BusinessNumber;
  /** Puts what Meta has into the form. */
  readonly takeMetas: (() => void) | undefined;
};

/** What Meta has, what we want and what Asterisk has, side by side: what differs, and on request all of it. */
export function Compare({ number, takeMetas }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const rows = compareNow(number);
  const differing = rows.filter(({ differs }) => differs);
  const shown = showsAll ? rows : differing;
  return (
    <Card
      heading={showsAll || differing.length === 0 ? texts.headingAll : texts.heading}
      aside={rows.length > 0 && <Toggle showsAll={showsAll} onToggle={() => setShowsAll(!showsAll)} />}
    >
      {rows.length === 0 ? (
        <p className="mt-2 text-muted">{texts.unread}</p>
      ) : (
        <>
          {differing.length === 0 && <Agreement isDecided={number.wanted !== null} />}
          {shown.length > 0 && <CompareTable rows={shown} />}
          {differing.length > 0 && number.wanted !== null && takeMetas && (
            <div className="mt-3 -ms-3">
              <Button size="s" look="quiet" onClick={takeMetas}>
                {texts.takeOver}
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  );
}

function Toggle({ showsAll, onToggle }: { readonly showsAll: boolean; readonly onToggle: () => void }) {
  return (
    <Button size="s" aria-expanded={showsAll} onClick={onToggle}>
      {showsAll ? texts.onlyDiffering : texts.all}
    </Button>
  );
}

function Agreement({ isDecided }: { readonly isDecided: boolean }) {
  return (
    <p className="mt-2 [&_span]:whitespace-normal">
      {isDecided ? (
        <StateMark tone="good" text={texts.same} />
      ) : (
        <span className="text-muted">{texts.undecided}</span>
      )}
    </p>
  );
}

function CompareTable({ rows }: { readonly rows: readonly CompareRow[] }) {
  const { columns } = texts;
  return (
    <table className="mt-3 block w-full table-fixed text-start text-[13px] md:table">
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="text-muted">
          {[columns.setting, columns.meta, columns.wanted, columns.asterisk].map((column) => (
            <th key={column} scope="col" className="py-1.5 pe-4 font-medium first:w-[26%]">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {rows.map(({ setting, meta, wanted, asterisk, differs }) => (
          <tr key={setting} className="block border-t border-edge py-2 align-top md:table-row md:py-0">
            <th scope="row" className="block pb-1 font-semibold md:table-cell md:py-2 md:pe-4 md:font-medium">
              {setting}
              {differs && <span className="sr-only"> ({texts.differs})</span>}
            </th>
            <Cell label={columns.meta} stands={differs}>
              {meta}
            </Cell>
            <Cell label={columns.wanted}>{wanted}</Cell>
            <Cell label={columns.asterisk}>{asterisk ?? texts.nothing}</Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { readonly label: string; readonly stands?: boolean; readonly children: ReactNode };

function Cell({ label, stands = false, children }: CellProps) {
  return (
    <td className="flex justify-between gap-4 py-0.5 md:table-cell md:py-2 md:pe-4">
      <span aria-hidden className="shrink-0 text-muted md:hidden">
        {label}
      </span>
      <span
        className={cx(
          "figures min-w-0 text-end wrap-anywhere md:text-start",
          stands && "font-semibold text-warn",
        )}
      >
        {children}
      </span>
    </td>
  );
}
