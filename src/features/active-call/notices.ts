import type { CallIn, CallTrouble } from "../../core/call/call.ts";
import type { LineUp } from "../../core/line-up/line-up.ts";

/** What the agent wanted with a call and did not get; the call goes on. Words: trouble-line.tsx. */
export type Notice =
  | {
      readonly kind: CallTrouble["kind"] | "all-places-taken";
      /** The server's own words. */
      readonly detail: string | null;
    }
  /** Somebody else was called while this call waited, and was not reached. */
  | { readonly kind: "not-reached"; readonly failed: CallIn<"ended"> };

/** Endings that need no word: the agent brought them about. */
const wanted: readonly CallIn<"ended">["reason"]["kind"][] = [
  "cancelled",
  "hung-up",
  "transferred",
  "merged",
];

/** What went wrong last with a call that is up. */
export function noticeFor(call: CallIn<"established">, { recent }: LineUp): Notice | null {
  if (call.trouble !== null) return call.trouble;
  if (call.hold !== "held") return null;
  const [last] = recent;
  const isOfThisWait =
    last?.direction === "outbound" && last.since === null && last.begun >= call.since && last.kind !== "echo";
  return isOfThisWait && !wanted.includes(last.reason.kind) ? { kind: "not-reached", failed: last } : null;
}
