import type { CallIn } from "../core/call/call.ts";
import { words } from "./words.ts";

/** What a call's ending says, in the words for who was at the other end. */
export function endingOf({ kind, reason }: Pick<CallIn<"ended">, "kind" | "reason">) {
  const betweenColleagues = kind === "colleague" ? words.colleagueEndReasons[reason.kind] : undefined;
  return betweenColleagues ?? words.endReasons[reason.kind];
}
