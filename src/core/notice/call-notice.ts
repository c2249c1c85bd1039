import type { CallId, CallIn } from "../call/call.ts";
import type { LineUp } from "../line-up/line-up.ts";

/** Whether somebody looks at this page: `away` when it is hidden or another window has the keyboard. */
export type Attention = "here" | "away";

/** What the computer's own notification is about. */
export type CallNotice = {
  /** The oldest offer: the one its buttons act on. */
  readonly offer: CallIn<"incoming">;
  /** How many others ring meanwhile. */
  readonly others: number;
};

/**
 * The notification that must stand now, or null: one for all offers that ring at once, and none while the agent looks at
 * the page. Derived, so that no path can leave one behind.
 */
export function callNotice({ live }: LineUp, attention: Attention): CallNotice | null {
  const [offer, ...others] = live.filter((call) => call.phase === "incoming");
  return offer === undefined || attention === "here" ? null : { offer, others: others.length };
}

/** What somebody pressed on a notification; `look` is the notification itself. */
export type NoticePress = { readonly press: "answer" | "decline" | "look"; readonly call: CallId };
