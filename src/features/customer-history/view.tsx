import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { useId } from "react";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/cx.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { panelWords } from "../../words/panel-words.ts";
import type { HistoryRecord, PastCall } from "./use-history.ts";

const { history: texts, failed } = panelWords;

export function HistoryView(record: HistoryRecord) {
  const id = useId();
  return (
    <section aria-labelledby={id} aria-busy={record.kind === "reading"}>
      <h2 id={id} className="mb-1.5 text-xs font-semibold text-muted">
        {record.heading}
      </h2>
      <Body {...record} />
    </section>
  );
}

function Body(record: HistoryRecord) {
  switch (record.kind) {
    case "reading":
      return (
        <div className="grid gap-2">
          {["11rem", "9rem", "10rem"].map((width) => (
            <div key={width} className="flex min-h-5 items-center justify-between gap-3 text-[13px]">
              <Skeleton width={width} />
              <Skeleton width="3.5rem" />
            </div>
          ))}
        </div>
      );
    case "failed":
      return <Trouble look="warn" size="s" {...record.trouble} action={<Again again={record.again} />} />;
    case "read":
      return <Calls {...record} />;
  }
}

function Calls({ calls, none, old, more, progress }: Extract<HistoryRecord, { kind: "read" }>) {
  return (
    <>
      {calls.length === 0 ? (
        <p className="text-[13px] text-muted">{none}</p>
      ) : (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {calls.map((call) => (
            <Row key={call.id} {...call} />
          ))}
        </ul>
      )}
      {old !== null && (
        <div className="mt-2.5 flex items-center justify-between gap-3 text-[13px]">
          <p className="text-warn">{old.text}</p>
          <Again again={old.again} />
        </div>
      )}
      {(more !== undefined || progress === "reading") && (
        <div className="mt-2.5">
          <Button size="s" onClick={more} disabled={more === undefined}>
            {progress === "reading" ? texts.loading : texts.more}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ direction, when, who, outcome, isMissed }: PastCall) {
  const Icon = direction === "inbound" ? ArrowDownLeft : ArrowUpRight;
  return (
    <li className="figures flex gap-1.5 text-[13px]">
      <Icon aria-hidden size={14} className={cx("mt-0.75 shrink-0", isMissed ? "text-bad" : "text-muted")} />
      <span className="sr-only">{texts[direction]},</span>
      <span className="shrink-0">{when}</span>
      <span title={who ?? undefined} className="min-w-0 flex-1 truncate">
        {who !== null && (
          <>
            · <bdi>{who}</bdi>
          </>
        )}
      </span>
      <span className={cx("shrink-0 text-end", isMissed ? "text-bad" : "text-muted")}>{outcome}</span>
    </li>
  );
}

function Again({ again }: { readonly again: () => void }) {
  return (
    <Button look="outline" size="s" onClick={again}>
      {failed.retry}
    </Button>
  );
}
