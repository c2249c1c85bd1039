import type { ReactNode } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import { hrefTo } from "../../stores/navigation.tsx";
import { useNumberRules } from "../../stores/react.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { tellMetaFault } from "../../words/api-words.ts";
import { numbersWords } from "../../words/numbers-words.ts";
import { personOf } from "../../words/people.ts";
import { destinationText } from "./destination-text.ts";
import { healthOf, toneOf } from "./health.ts";
import { driftNow, whenInList } from "./when.ts";

const texts = numbersWords;

/** One row a number; in a narrow window each is a card of its own. The whole row leads to the number. */
export function NumbersTable({ numbers }: { readonly numbers: readonly BusinessNumber[] }) {
  const { columns } = texts;
  return (
    <div className="overflow-hidden rounded-card border border-edge bg-surface shadow-card">
      <table className="block w-full text-start md:table">
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr className="bg-sunken text-[13px] text-muted">
            {[columns.number, columns.state, columns.destination, columns.lastError].map((column) => (
              <th key={column} scope="col" className="px-4 py-2.5 font-semibold whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {numbers.map((number) => (
            <NumberRow key={number.id} number={number} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NumberRow({ number }: { readonly number: BusinessNumber }) {
  const written = personOf({ number: number.number, name: null }, useNumberRules()).title;
  const health = healthOf(number);
  const { columns } = texts;
  return (
    <tr className="relative block border-t border-edge px-1 py-2 align-top transition-colors first:border-t-0 hover:bg-sunken md:table-row md:p-0">
      <th scope="row" className="block px-3 py-1 font-normal md:table-cell md:px-4 md:py-3">
        <a
          href={hrefTo(`/numbers/${number.id}`)}
          className="font-semibold wrap-anywhere after:absolute after:inset-0"
        >
          <bdi>{number.label}</bdi>
        </a>
        <span className="figures block text-[13px] whitespace-nowrap text-muted">{written}</span>
      </th>
      <Cell label={columns.state}>
        <StateMark tone={toneOf[health]} text={texts.states[health]} />
        <Why number={number} />
      </Cell>
      <Cell label={columns.destination}>
        <span className="wrap-anywhere">{destinationText(number.destination)}</span>
      </Cell>
      <Cell label={columns.lastError}>
        <LastError fault={number.lastError} />
      </Cell>
    </tr>
  );
}

/** The first of what is wrong, in a few words. */
function Why({ number }: { readonly number: BusinessNumber }) {
  const [first, ...others] = driftNow(number);
  if (first === undefined) return null;
  return (
    <span className="block text-[13px] text-pretty text-muted">
      {first.title}
      {others.length > 0 && ` ${texts.more(others.length)}`}
    </span>
  );
}

function LastError({ fault }: { readonly fault: BusinessNumber["lastError"] }) {
  if (fault === null) return <span className="text-muted">{texts.noError}</span>;
  return (
    <>
      <span className="block text-pretty">{tellMetaFault(fault).title}</span>
      <span className="figures block text-[13px] text-muted">{whenInList(fault.at)}</span>
    </>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <td className="flex justify-between gap-4 px-3 py-1 md:table-cell md:px-4 md:py-3">
      <span aria-hidden className="shrink-0 text-[13px] text-muted md:hidden">
        {label}
      </span>
      <span className="min-w-0 text-end md:text-start">{children}</span>
    </td>
  );
}
