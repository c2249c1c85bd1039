import { History, SearchX } from "lucide-react";
import { Announcement } from "../../ui/announcement.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { WaitingRows } from "../../ui/waiting-rows.tsx";
import { historyWords } from "../../words/history-words.ts";
import { CallsTable } from "./calls-table.tsx";
import { Filters } from "./filters.tsx";
import type { HistoryRecord } from "./use-history.ts";

const texts = historyWords;

export function HistoryView(record: HistoryRecord) {
  const { retentionDays, keeping, text, search, count, body, clear } = record;
  return (
    <div className="mx-auto grid w-full max-w-[80rem] grid-cols-[minmax(0,1fr)] gap-4 pb-6">
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{texts.title}</h1>
        <p className="text-[13px] text-pretty text-muted">{texts.lead(retentionDays)}</p>
      </div>
      {(keeping === "blocked" || keeping === "full") && (
        <Notice look="warn" title={texts.notKept[keeping].title}>
          <p>{texts.notKept[keeping].meaning}</p>
        </Notice>
      )}
      {body.kind !== "empty" && (
        <div className="grid gap-2 xl:grid-cols-[minmax(16rem,1fr)_auto]">
          <SearchField label={texts.search} clear={texts.clearSearch} value={text} onChange={search} />
          <Filters {...record} />
        </div>
      )}
      <Announcement text={clear === undefined ? "" : count} />
      <Body {...record} />
    </div>
  );
}

function Body({ body, clear, count }: HistoryRecord) {
  switch (body.kind) {
    case "reading":
      return <WaitingRows text={texts.loading} rows={6} />;
    case "empty":
      return <EmptyState icon={<History aria-hidden size={28} />} {...texts.empty} />;
    case "nothing":
      return (
        <EmptyState icon={<SearchX aria-hidden size={28} />} {...texts.nothing}>
          {clear && <Button onClick={clear}>{texts.filters.clear}</Button>}
        </EmptyState>
      );
    case "calls":
      return (
        <>
          <div className="-mb-2 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 text-[13px] text-muted">
            <span className="figures">{count}</span>
            {clear && (
              <Button look="quiet" size="s" onClick={clear}>
                {texts.filters.clear}
              </Button>
            )}
            <span className="ms-auto hidden xl:block">{texts.keys}</span>
          </div>
          <CallsTable open={body.open} rest={body.rest} />
          {body.more && (
            <div className="flex justify-center">
              <Button onClick={body.more.show}>{texts.more(body.more.left)}</Button>
            </div>
          )}
        </>
      );
  }
}
