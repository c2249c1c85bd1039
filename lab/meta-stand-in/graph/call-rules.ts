import { PBX_HOST } from "../../cast.ts";
import { TEXTS } from "../meta-facts.ts";
import { isOpen } from "./call-hours.ts";
import type { CallSettings, SipServer } from "./call-settings.ts";
import { callUsage, hasRoom, permissionAt } from "./pair.ts";
import type { Pair } from "./pair.ts";
import { isRestricted } from "./permissions.ts";
import type { PhoneNumber } from "./world.ts";

/** How Meta refuses a call over SIP: status and text. */
export interface Refusal {
  readonly status: number;
  readonly text: string;
}

const refuse = (text: string, status = 403): Refusal => ({ status, text });

/**
 * The server that a call from this host is of: Meta takes a configured server that is a sub-domain of the From domain,
 * too, but no top-level domain.
 */
export function serverOf({ sip }: CallSettings, fromHost: string): SipServer | undefined {
  return sip.servers.find(({ hostname }) => {
    const name = hostname.toLowerCase();
    return name === fromHost || (fromHost.includes(".") && name.endsWith(`.${fromHost}`));
  });
}

export interface CallToCustomer {
  readonly number: PhoneNumber;
  readonly pair: Pair;
  /** Whether the two are in a call already. */
  readonly line: "free" | "busy";
  /** The session description that the business offers; "" when there is none. */
  readonly offer: string;
}

/** Why the business may not call a customer now, once it has proved who it is. */
export function refusalOf({ number, pair, line, offer }: CallToCustomer, now: number): Refusal | undefined {
  const { settings, id } = number;
  if (settings.status !== "ENABLED") return refuse(TEXTS.callingDisabled);
  if (settings.sip.status !== "ENABLED") return refuse(TEXTS.sipDisabled(id));
  if (number.payment === "missing") return refuse(TEXTS.payment);
  if (isRestricted(number, "RESTRICTED_BUSINESS_INITIATED_CALLING", now)) return refuse(TEXTS.restricted);
  if (offer !== "" && keyExchangeOf(offer) !== (settings.srtp_key_exchange_protocol ?? "DTLS"))
    return refuse(TEXTS.sdp);
  // The same for people who are not on WhatsApp: Meta may not tell which.
  if (permissionAt(pair, now).status === "no_permission") return refuse(TEXTS.noPermission);
  if (line === "busy") return refuse(TEXTS.duplicate);
  return hasRoom(callUsage(pair, now)) ? undefined : refuse(TEXTS.dailyLimit);
}

const keyExchangeOf = (offer: string): "DTLS" | "SDES" => (/^a=fingerprint:/m.test(offer) ? "DTLS" : "SDES");

/** Where a customer's call goes, or why WhatsApp does not let them call, in a sentence. */
export type CallFromCustomer =
  { readonly server: SipServer; readonly keyExchange: "DTLS" | "SDES" } | { readonly refusal: string };

export function routeFromCustomer(number: PhoneNumber, now: number): CallFromCustomer {
  const { settings, number: called } = number;
  if (settings.status !== "ENABLED")
    return { refusal: `Calling is disabled for ${called}, so WhatsApp shows customers no way to call it.` };
  if (isRestricted(number, "RESTRICTED_USER_INITIATED_CALLING", now))
    return { refusal: `WhatsApp has restricted calls of customers to ${called}.` };
  if (!isOpen(settings.call_hours, now))
    return {
      refusal: `${called} is closed now by its call hours, so WhatsApp offers customers a chat instead of a call.`,
    };
  if (settings.sip.status !== "ENABLED")
    return { refusal: `SIP is disabled for ${called}, so Meta sends its calls to no server.` };
  const server = reachableServer(settings);
  if (server) return { server, keyExchange: settings.srtp_key_exchange_protocol ?? "DTLS" };
  const places = settings.sip.servers.map(({ hostname, port }) => `${hostname}:${String(port ?? SIP_PORT)}`);
  return {
    refusal: `Meta sends calls to ${called} to ${places.join(" and ")}, which is not this lab's PBX (${PBX_HOST}:${String(SIP_PORT)}).`,
  };
}

const SIP_PORT = 5061;

/** The server that is the lab's PBX: no other hostname leads anywhere. */
export const reachableServer = ({ sip }: CallSettings): SipServer | undefined =>
  sip.servers.find(
    ({ hostname, port }) => hostname.toLowerCase() === PBX_HOST && (port ?? SIP_PORT) === SIP_PORT,
  );
