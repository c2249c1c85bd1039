import { useState } from "react";
import type { HistoryEntry } from "../../core/history/entry.ts";
import { useHistoryLog } from "../../stores/react.tsx";
import { useNow } from "../../ui/use-now.ts";
import { endingIn } from "../../words/endings.ts";
import { panelWords } from "../../words/panel-words.ts";
import { momentInList, talkTime } from "../../words/time.ts";
import type { PastCall } from "./use-history.ts";
import { HistoryView } from "./view.tsx";

const { history: texts } = panelWords;

type Props = {
  /** Empty for a caller who hides their number: nothing tells them from others who do. */
  readonly customer: string;
  /** The call on screen: it is no earlier one. */
  readonly except: string | null;
};

const pageSize = 5;

/** Days become other days at midnight. */
const minute = 60_000;

/** Without a backend: the agent's own calls with a customer, as this browser keeps them. */
export function KeptHistory({ customer, except }: Props) {
  const { entries } = useHistoryLog();
  const now = useNow(minute);
  const [shown, setShown] = useState(pageSize);
  const calls = entries.filter(
    ({ id, party }) => customer !== "" && party.number === customer && id !== except,
  );
  return (
    <HistoryView
      heading={texts.kept}
      none={texts.noneKept}
      kind="read"
      calls={calls.slice(0, shown).map((call) => pastCall(call, now))}
      old={null}
      more={calls.length > shown ? () => setShown(shown + pageSize) : undefined}
      progress="settled"
    />
  );
}

function pastCall(entry: HistoryEntry, now: number): PastCall {
  const { id, direction, begun, answered, ended, outcome } = entry;
  return {
    id,
    direction,
    when: momentInList(begun, now),
    who: null,
    outcome: answered === null ? endingIn(entry).title : talkTime(ended - answered),
    isMissed: outcome === "missed",
  };
}
