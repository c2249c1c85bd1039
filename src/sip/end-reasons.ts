import type { EndReason } from "../core/call/call.ts";
import { headerText } from "./header-text.ts";

/** A final answer to our INVITE that is no success. */
export type Refusal = {
  readonly status: number;
  readonly phrase: string;
  /**
   * What the PBX told us aside (SIP MESSAGE before the final answer), because its own answer carries no
   * more than a number. `kind` is its header X-WA-Notice, `text` its body.
   */
  readonly notice: { readonly kind: string; readonly text: string } | null;
};

type Kind = EndReason["kind"];

/** An end by its kind alone, or with words of somebody else's. */
export const because = (kind: Kind, detail: string | null = null): EndReason => ({ kind, detail });

/** Our own PBX's refusals, by X-WA-Notice (asterisk-samples/extensions.conf). */
const ownNotices: ReadonlyMap<string, Kind> = new Map([
  ["number-not-allowed", "number-not-allowed"],
  ["place-empty", "place-empty"],
  ["trunk-unreachable", "service-unavailable"],
  ["business-number-unknown", "line-setup"],
]);

/**
 * Meta's texts of refused calls (WhatsApp Cloud API calling, SIP troubleshooting page). Matched on the
 * part that carries the meaning: the rest names ids and hosts. Those that the page only describes (duplicate call,
 * payment, SDP) are matched by the words a text about them can hardly do without.
 */
const metaTexts: readonly (readonly [RegExp, Kind])[] = [
  [/no approved call permission/i, "no-permission"],
  [/connected call per day limit/i, "daily-limit"],
  [/does not match any sip server/i, "server-not-registered"],
  [/not authorized for phone number/i, "app-not-authorized"],
  [/invalid business phone number/i, "business-number-wrong"],
  [/digest/i, "trunk-password-refused"],
  [/proxy auth uri/i, "line-setup"],
  [/duplicate call/i, "call-already-up"],
  [/\bpayment\b/i, "payment-missing"],
  [/\bsdp\b/i, "audio-refused"],
  [/^SIP 404\b/, "line-setup"], // Meta's answer to a wrong Request-URI, not to a wrong number
  [/rtp timeout/i, "no-audio-at-customer"],
  [/declined/i, "declined-by-customer"],
  [/^SIP 403\b/, "refused"], // a text that the page does not have
];

/** SIP statuses when no text says more (RFC 3261 21). Asterisk maps Meta's answers onto these. */
const statuses: Readonly<Record<number, Kind>> = {
  400: "line-setup",
  404: "number-unknown",
  408: "no-answer",
  480: "no-answer",
  486: "declined-by-customer", // Meta: "User declined the call"
  600: "customer-busy",
  603: "declined-by-customer",
  500: "service-unavailable",
  502: "service-unavailable",
  503: "service-unavailable",
  504: "service-unavailable",
};

/** Why a call we placed was not connected, in our words; `detail` keeps the network's. */
export function reasonOfRefusal({ status, phrase, notice }: Refusal): EndReason {
  const text = notice?.text ?? `SIP ${status} ${phrase}`;
  const kind = (notice && kindOf(notice)) ?? statuses[status] ?? "failed";
  return { kind, detail: headerText(text) };
}

function kindOf({ kind, text }: NonNullable<Refusal["notice"]>): Kind | undefined {
  return ownNotices.get(kind) ?? metaTexts.find(([pattern]) => pattern.test(text))?.[1];
}

/**
 * Why an offer vanished, from the Reason headers of its CANCEL (RFC 3326). Asterisk says
 * `SIP;cause=200;text="Call completed elsewhere"` to the phones that did not answer, and only a Q.850
 * reason when the caller gave up.
 */
export function reasonOfCancel(reasons: readonly string[]): EndReason {
  const elsewhere = reasons.some((reason) => /^\s*SIP\s*;.*\bcause\s*=\s*200\b/i.test(reason));
  return { kind: elsewhere ? "answered-elsewhere" : "missed", detail: null };
}

/**
 * Why a talk was ended over there, from the Reason headers of its BYE. Q.850's 44 is what Asterisk says when no sound of ours
 * has arrived for `rtp_timeout`: this computer slept, or its network was gone for too long, and nobody has hung up.
 */
export function reasonOfBye(reasons: readonly string[]): EndReason {
  const isLost = reasons.some((reason) => /^\s*Q\.850\s*;.*\bcause\s*=\s*44\b/i.test(reason));
  return { kind: isLost ? "line-lost" : "hung-up-by-customer", detail: null };
}
