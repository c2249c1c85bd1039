import type { CallOutcome, CallRecord } from "../../../core/calls/call-record.ts";

/** What was heard of a call's end before it ended. */
export type Ending = {
  /** The dialplan's `wa-notice`: why a call out failed. */
  readonly notice: { readonly kind: string; readonly text: string } | null;
};

export type Verdict = {
  readonly outcome: CallOutcome;
  readonly failure: string | null;
  /** Whether the way to Meta works; null: its end says nothing new of that. */
  readonly trunkWorks: boolean | null;
};

export function outcomeOf(record: CallRecord, { notice }: Ending): Verdict {
  if (record.answeredAt !== null) return { outcome: "answered", failure: null, trunkWorks: null };
  if (record.direction === "inbound") return { outcome: "missed", failure: null, trunkWorks: null };
  // Who hangs up first leaves the dialplan no time for a notice.
  if (notice === null) return { outcome: "cancelled", failure: null, trunkWorks: null };
  if (notice.kind !== "meta") return { outcome: "failed", failure: notice.text, trunkWorks: false };
  return metaSaid(notice.text);
}

/** `SIP 403 No Approved Call Permission Found: …`: Meta's status line, or Asterisk's when it got none. */
function metaSaid(text: string): Verdict {
  const [, digits = "0", words = ""] = /^SIP (\d{3}) ?(.*)$/s.exec(text) ?? [];
  const status = Number(digits);
  const failure = digits === "0" ? text : `${digits} ${words}`.trim();
  switch (status) {
    case 486:
    case 603:
      return { outcome: "declined", failure: null, trunkWorks: true };
    case 408:
    case 480:
    case 487:
      // 408 is what Asterisk says itself when Meta is silent.
      return { outcome: "no-answer", failure: null, trunkWorks: status !== 408 };
    default:
      return {
        outcome: status >= 400 && status < 500 ? "refused" : "failed",
        failure,
        trunkWorks: aboutCustomer.test(words),
      };
  }
}

/** Refusals by which Meta shows that it knows the number and believes the password (facts: SIP failures). */
const aboutCustomer = /call permission|call per day limit/i;
