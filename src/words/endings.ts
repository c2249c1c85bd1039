import type { CallIn } from "../core/call/call.ts";
import type { HistoryEntry } from "../core/history/entry.ts";
import * as english from "./en/endings.ts";
import { spoken } from "./language.ts";
import { takerName } from "./people.ts";

const { endReasons, colleagueEndReasons, answeredBy } = spoken("endings", english);

/** What a call's ending says, in the words for who was at the other end. */
export function endingOf({ kind, reason }: Pick<CallIn<"ended">, "kind" | "reason">) {
  const betweenColleagues = kind === "colleague" ? colleagueEndReasons[reason.kind] : undefined;
  const ending = betweenColleagues ?? endReasons[reason.kind];
  const taker = takerName(reason.by ?? null);
  return taker === null ? ending : { ...ending, title: answeredBy(taker) };
}

/** The same of a call in the log. */
export function endingIn({ kind, reason, detail, takenBy }: HistoryEntry) {
  const by = takenBy === null ? {} : { by: takenBy };
  return endingOf({ kind, reason: { kind: reason, detail, ...by } });
}
