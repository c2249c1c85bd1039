import type { Permission } from "../../api/contract.ts";
import { panelWords } from "../../words/panel-words.ts";
import { isWindowOpen } from "../../words/permission-words.ts";
import { agoText, momentSoon, momentText } from "../../words/time.ts";

const { permission: texts } = panelWords;

export type PermissionRow = {
  readonly label: string;
  readonly value: string;
  /** `warn`: something is about to be lost. */
  readonly tone: "plain" | "warn";
};

/** The labels in their order, for what stands there while they are read. */
export const permissionLabels = [
  texts.state,
  texts.callsToday,
  texts.unanswered,
  texts.requestsToday,
  texts.requestsWeek,
  texts.request,
  texts.window,
] as const;

/** Everything that is left of a permission, row by row. */
export function rowsOf(permission: Permission, now: number): readonly PermissionRow[] {
  const { requests } = permission;
  const plain = (label: string, value: string): PermissionRow => ({ label, value, tone: "plain" });
  return [
    plain(texts.state, stateText(permission, now)),
    ...callRows(permission, now),
    plain(texts.requestsToday, leftText(requests.day, now)),
    plain(texts.requestsWeek, leftText(requests.week, now)),
    plain(texts.request, requestText(permission, now)),
    plain(texts.window, windowText(permission, now)),
  ];
}

/** What is left of the calls. Who may not be called at all has none left, though today's hundred are still there. */
function callRows({ state, calls, unanswered }: Permission, now: number): readonly PermissionRow[] {
  if (state === "none")
    return [
      { label: texts.callsToday, value: texts.noneWithout, tone: "plain" },
      { label: texts.unanswered, value: texts.notKnown, tone: "plain" },
    ];
  return [
    { label: texts.callsToday, value: leftText(calls, now), tone: "plain" },
    {
      label: texts.unanswered,
      value: texts.next[unanswered.next](unanswered.inARow, unanswered.endsAt),
      tone: unanswered.next === "nothing" ? "plain" : "warn",
    },
  ];
}

function stateText({ state, expiresAt }: Permission, now: number): string {
  return state === "temporary" && expiresAt !== null
    ? texts.until(momentText(Date.parse(expiresAt), now))
    : texts.states[state];
}

function leftText(allowance: Permission["calls"], now: number): string {
  if (allowance === null) return texts.notKnown;
  const { left, max, until } = allowance;
  return left > 0 || until === null
    ? texts.of(left, max)
    : texts.noneUntil(max, momentSoon(Date.parse(until), now));
}

function requestText({ pending, declinedAt }: Permission, now: number): string {
  if (pending !== null) return texts.asked(agoText(Date.parse(pending), now));
  return declinedAt === null || declinedAt === undefined
    ? texts.noRequest
    : texts.declined(agoText(Date.parse(declinedAt), now));
}

function windowText(permission: Permission, now: number): string {
  const { window } = permission;
  return window !== null && isWindowOpen(permission, now)
    ? texts.windowUntil(momentSoon(Date.parse(window), now))
    : texts.windowClosed;
}
