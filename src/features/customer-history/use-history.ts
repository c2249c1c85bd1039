import { useCalls } from "../../api/calls.ts";
import type { CallRecord } from "../../api/contract.ts";
import { useNow } from "../../ui/use-now.ts";
import type { ApiTelling } from "../../words/api-words.ts";
import { panelWords } from "../../words/panel-words.ts";
import { strangersText } from "../../words/people.ts";
import { tellReadProblem } from "../../words/read-problem.ts";
import { momentInList, momentText, talkTime } from "../../words/time.ts";

const { history: texts } = panelWords;

export type PastCall = {
  readonly id: string;
  readonly direction: "inbound" | "outbound";
  readonly when: string;
  /** Who of us had it. */
  readonly who: string | null;
  /** The length of a talk, or why there was none. */
  readonly outcome: string;
  readonly isMissed: boolean;
};

export type HistoryRecord = { readonly heading: string; readonly none: string } & (
  | { readonly kind: "reading" }
  | { readonly kind: "failed"; readonly trouble: ApiTelling; readonly again: () => void }
  | {
      readonly kind: "read";
      readonly calls: readonly PastCall[];
      /** It could not be read anew; says from when it is. */
      readonly old: { readonly text: string; readonly again: () => void } | null;
      readonly more: (() => void) | undefined;
      readonly progress: "reading" | "settled";
    }
);

/** Days become other days at midnight. */
const period = 60_000;

export function useHistory(customer: string): HistoryRecord {
  const now = useNow(period);
  const read = useCalls(customer);
  const again = () => void read.refetch();
  const heads = { heading: texts.heading, none: texts.none };
  if (read.data === undefined)
    return read.isError
      ? { ...heads, kind: "failed", trouble: tellReadProblem(read.error), again }
      : { ...heads, kind: "reading" };
  return {
    ...heads,
    kind: "read",
    calls: read.data.pages.flat().map((call) => pastCall(call, now)),
    old: read.isError ? { text: panelWords.failed.old(momentText(read.dataUpdatedAt, now)), again } : null,
    more: read.hasNextPage && !read.isFetchingNextPage ? () => void read.fetchNextPage() : undefined,
    progress: read.isFetchingNextPage ? "reading" : "settled",
  };
}

function pastCall(call: CallRecord, now: number): PastCall {
  return {
    id: call.id,
    direction: call.direction,
    when: momentInList(Date.parse(call.startedAt), now),
    who: call.agent === null ? null : strangersText(call.agent),
    outcome: lengthOf(call) ?? texts.outcomes[call.outcome],
    isMissed: call.outcome === "missed",
  };
}

function lengthOf({ answeredAt, endedAt }: CallRecord): string | null {
  return answeredAt === null || endedAt === null
    ? null
    : talkTime(Date.parse(endedAt) - Date.parse(answeredAt));
}
