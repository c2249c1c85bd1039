import { Grammar, type Core, type Message } from "sip.js";
import type { CallSignal } from "../core/call/call.ts";
import { businessNumberIn, encodedText, headerText, isNumber, userPart } from "./header-text.ts";
import { isExtension } from "./targets.ts";

/** What the PBX says of whom we talk with, once that has changed. */
export type PartyNews = Extract<CallSignal, { type: "party-changed" }>;
export type MemberNews = Extract<CallSignal, { type: "member-changed" }>;

/** A customer who hides the number is named so: `US.1349…`. */
const isWhatsAppId = (text: string): boolean => /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(text);

/** Only customers and colleagues are somebody: not a room, a place, or who is anonymous. */
function kindOf(number: string): PartyNews["kind"] | null {
  if (isExtension(number)) return "colleague";
  return isNumber(number) || isWhatsAppId(number) ? "customer" : null;
}

/** Who is at the other end from now on: the P-Asserted-Identity (RFC 3325 9.1) of a re-INVITE; null when it names nobody. */
export function partyIn(request: Core.IncomingRequestMessage): PartyNews | null {
  const header = request.getHeader("P-Asserted-Identity");
  const identity = header === undefined ? undefined : Grammar.nameAddrHeaderParse(header);
  if (identity === undefined) return null;
  const number = userPart(identity.uri.user);
  const kind = kindOf(number);
  if (kind === null) return null;
  const party = { number, name: headerText(identity.displayName) };
  return { type: "party-changed", kind, party, businessNumber: null, payload: null };
}

/** Whom we have taken back from a parking place, as a `taken-back` says it; null when it names nobody. */
export function takenBack({ request }: Message): PartyNews | null {
  const number = encodedText(request.body) ?? "";
  const kind = kindOf(number);
  if (kind === null) return null;
  return {
    type: "party-changed",
    kind,
    party: { number, name: encodedText(request.getHeader("X-WA-Name")) },
    businessNumber: businessNumberIn(request.getHeader("X-WA-Number")),
    payload: encodedText(request.getHeader("X-WA-Payload")),
  };
}

/** Who has come into our conference or left it; null when nobody is named. */
export function memberIn({ request }: Message, standing: MemberNews["standing"]): MemberNews | null {
  const number = encodedText(request.body) ?? "";
  return kindOf(number) === null ? null : { type: "member-changed", number, standing };
}
