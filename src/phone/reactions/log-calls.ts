import { entryOf, type HistoryEntry } from "../../core/history/entry.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { HistoryLog } from "../../core/ports/history-log.ts";
import type { PhoneState, Reaction } from "../phone.ts";

/** Writes each call into the log the moment it is over. */
export function logCalls(log: Pick<HistoryLog, "add">, clock: Pick<Clock, "now">): Reaction {
  return (before, after) => {
    if (before.lineUp === after.lineUp) return;
    for (const entry of [...newlyEnded(before, after), ...mergedAway(before, after, clock.now())])
      log.add(entry);
  };
}

/** Writes the calls that the end of the phone ends: signing out waits for nobody to say so. */
export function logUnfinished(
  log: Pick<HistoryLog, "add">,
  { lineUp }: PhoneState,
  clock: Pick<Clock, "now">,
): void {
  for (const call of lineUp.live) {
    if (call.kind === "echo") continue;
    const since = "since" in call ? call.since : null;
    const unanswered = call.direction === "inbound" ? "declined" : "cancelled";
    const reason = { kind: since === null ? unanswered : "hung-up", detail: null } as const;
    log.add(entryOf({ ...call, phase: "ended", since, at: clock.now(), reason }));
  }
}

/** Oldest first: a later call may see to an earlier missed one. */
function newlyEnded({ lineUp: before }: PhoneState, { lineUp: after }: PhoneState): readonly HistoryEntry[] {
  if (before.recent === after.recent) return [];
  const known = new Set(before.recent.map(({ id }) => id));
  return after.recent
    .filter(({ id }) => !known.has(id))
    .map(entryOf)
    .reverse();
}

/** Calls that went into a conference leave the line-up without a trace; the talk with them is worth an entry all the same. */
function mergedAway(
  { lineUp: before }: PhoneState,
  { lineUp: after }: PhoneState,
  at: number,
): readonly HistoryEntry[] {
  const there = new Set([...after.live, ...after.recent].map(({ id }) => id));
  return before.live
    .filter((call) => call.phase === "established" && call.transfer?.purpose === "merge")
    .filter(({ id }) => !there.has(id))
    .map((call) => {
      const since = call.phase === "established" ? call.since : null;
      return entryOf({ ...call, phase: "ended", since, at, reason: { kind: "merged", detail: null } });
    });
}
