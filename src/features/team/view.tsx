import { Search } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { whenShort } from "./when.ts";
import { teamWords } from "../../words/team-words.ts";
import { AgentTable } from "./agent-table.tsx";
import { Alarms } from "./alarms.tsx";
import { Tiles } from "./tiles.tsx";
import { TrunkTable } from "./trunk-table.tsx";
import type { Freshness, TeamRecord } from "./use-team-board.ts";

const texts = teamWords;

export function TeamView(record: TeamRecord) {
  return (
    <div className="mx-auto grid w-full max-w-[100rem] gap-4">
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-xl font-semibold tracking-tight">{texts.heading}</h1>
        <p className="text-[13px] text-muted" role="status">
          {record.kind === "there" ? freshnessText(record.freshness) : texts.lead}
        </p>
        <span className="flex-1" />
        {record.kind === "there" && record.search !== null && <SearchField {...record.search} />}
      </div>
      <Board {...record} />
    </div>
  );
}

function Board(record: TeamRecord) {
  switch (record.kind) {
    case "loading":
      return <Skeleton />;
    case "failed":
      return (
        <div className="max-w-2xl">
          <Trouble
            {...tellProblem(record.problem)}
            action={
              <Button look="outline" onClick={record.again}>
                {texts.failed.again}
              </Button>
            }
          />
        </div>
      );
    case "there":
      return (
        <>
          <Staleness {...record.freshness} />
          <Tiles {...record} />
          <Alarms agents={record.alarms} />
          {record.total === 0 ? (
            <div className="rounded-card border border-dashed border-edge-strong px-6 py-12 text-center">
              <p className="font-semibold">{texts.empty.title}</p>
              <p className="mt-1 text-muted">{texts.empty.text}</p>
            </div>
          ) : (
            <AgentTable agents={record.agents} isStale={record.freshness.kind !== "live"} />
          )}
          <TrunkTable trunks={record.trunks} />
        </>
      );
  }
}

function freshnessText(freshness: Freshness): string {
  switch (freshness.kind) {
    case "live":
      return texts.fresh.live;
    case "pbx-away":
      return texts.fresh.pbxAway(whenShort(freshness.since));
    case "behind":
      return texts.fresh.behind(whenShort(freshness.since));
  }
}

/** Says once, across the board, that what stands below is old. */
function Staleness(freshness: Freshness) {
  if (freshness.kind === "live") return null;
  const meaning = freshness.kind === "pbx-away" ? texts.fresh.pbxAwayMeaning : texts.fresh.behindMeaning;
  return (
    <Notice look="warn" title={freshnessText(freshness)}>
      <p>{meaning}</p>
    </Notice>
  );
}

function SearchField({ text, change }: { readonly text: string; readonly change: (text: string) => void }) {
  return (
    <label className="flex h-10 w-full items-center gap-2 rounded-full border border-edge-strong bg-surface px-3.5 text-muted has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-accent sm:w-72">
      <Search aria-hidden size={16} className="shrink-0" />
      <input
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        value={text}
        onChange={(event) => change(event.target.value)}
        className="min-w-0 flex-1 bg-transparent text-text outline-none placeholder:text-muted"
      />
    </label>
  );
}

/** The board's places before there is anything to put there. */
function Skeleton() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <p className="sr-only" role="status">
        {texts.loading}
      </p>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {[1, 2, 3, 4].map((tile) => (
          <div key={tile} className="h-[84px] rounded-key border border-edge bg-surface" />
        ))}
      </div>
      <div className="h-64 rounded-card border border-edge bg-surface" />
    </div>
  );
}
