import { useAccounts } from "../../api/accounts.ts";
import { useAudit } from "../../api/audit.ts";
import type { AuditEntry } from "../../api/contract.ts";
import { useNumbers } from "../../api/numbers.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { WaitingRows } from "../../ui/waiting-rows.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { auditWords } from "../../words/audit-words.ts";
import { momentInList, timeOfDay } from "../../words/time.ts";
import { tellEntry, type Names } from "./tell-entry.ts";

const texts = auditWords;

/** Who did what, newest first. */
export function AuditScreen() {
  const names = useNames();
  const query = useAudit();
  const { data, error, dataUpdatedAt, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const entries = data?.pages.flat() ?? [];
  return (
    <div className="mx-auto grid w-full max-w-[70rem] grid-cols-[minmax(0,1fr)] gap-4">
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{texts.heading}</h1>
        <p className="text-[13px] text-muted">{texts.lead}</p>
      </div>
      {data === undefined ? (
        error === null ? (
          <WaitingRows text={texts.loading} rows={6} />
        ) : (
          <Trouble
            {...tellProblem(error)}
            action={
              <Button look="outline" onClick={() => void refetch()}>
                {texts.again}
              </Button>
            }
          />
        )
      ) : entries.length === 0 ? (
        <p className="text-muted">{texts.empty}</p>
      ) : (
        <>
          {error !== null && <Notice look="warn" title={texts.old(timeOfDay(dataUpdatedAt))} />}
          <Entries entries={entries} names={names} />
          <div className="flex justify-center pb-2">
            {hasNextPage ? (
              <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {isFetchingNextPage ? texts.loadingMore : texts.more}
              </Button>
            ) : (
              <p className="text-[13px] text-muted">{texts.end}</p>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** What numbers and accounts are called now; the log keeps only their ids. Empty until they are known. */
function useNames(): Names {
  const numbers = useNumbers().data;
  const accounts = useAccounts().data;
  return {
    numbers: numbers && new Map(numbers.map(({ id, label }) => [id, label])),
    accounts: accounts && new Map(accounts.map(({ id, name }) => [id, name])),
  };
}

function Entries({ entries, names }: { readonly entries: readonly AuditEntry[]; readonly names: Names }) {
  const { when, who, what } = texts.columns;
  return (
    <div className="overflow-hidden rounded-card border border-edge bg-surface shadow-card">
      <table className="block w-full text-start md:table">
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr className="bg-sunken text-[13px] text-muted">
            {[when, who, what].map((column) => (
              <th key={column} scope="col" className="px-4 py-2.5 font-semibold">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} names={names} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ entry, names }: { readonly entry: AuditEntry; readonly names: Names }) {
  const { who, what, details } = tellEntry(entry, names);
  return (
    <tr className="flex flex-wrap gap-x-3 border-t border-edge px-4 py-2.5 align-top first:border-t-0 md:table-row md:p-0">
      <td className="figures text-[13px] whitespace-nowrap text-muted md:w-44 md:px-4 md:py-2.5">
        <time dateTime={entry.at}>{whenInList(entry.at)}</time>
      </td>
      <td className="text-[13px] wrap-anywhere md:w-52 md:px-4 md:py-2.5 md:text-sm">
        <bdi>{who}</bdi>
      </td>
      <td className="w-full min-w-0 wrap-anywhere md:w-auto md:px-4 md:py-2.5">
        {what}
        {details !== null && <span className="block text-[13px] text-muted">{details}</span>}
      </td>
    </tr>
  );
}

const whenInList = (time: string) => momentInList(Date.parse(time), Date.now());
