import { createHash } from "node:crypto";
import type { ExternalPlan, TrunkPlan } from "../../../core/ports/pbx.ts";
import { trunkOf } from "../names.ts";

/** One SIP object as Asterisk takes it. A test holds them to asterisk-samples/pjsip.conf, where the reasons are. */
export type SipObject = {
  readonly type: "auth" | "aor" | "endpoint" | "identify";
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** What is the same for all objects of one Asterisk. */
export type SipSite = {
  /** The name given to Meta: From's host, and the realm that phones are challenged for. */
  readonly domain: string;
  /** Meta's SIP address and the realm of its challenge. */
  readonly metaHost: string;
  readonly metaRealm: string;
};

/** A digest in place of the password: nobody reads the password out of Asterisk. Meta was seen to ask for either hash. */
export function digestsOf(username: string, realm: string, password: string): string {
  const digest = (hash: string) => createHash(hash).update(`${username}:${realm}:${password}`).digest("hex");
  return `MD5:${digest("md5")},SHA-256:${digest("sha256")}`;
}

function auth(id: string, username: string, realm: string, password: string): SipObject {
  const password_digest = digestsOf(username, realm, password);
  // An earlier push may have left a password: what is not sent keeps its value.
  return {
    type: "auth",
    id,
    fields: { auth_type: "digest", username, realm, password: "", password_digest },
  };
}

/** `password`: of a browser, or something that nobody knows. */
export function agentAuth(site: SipSite, extension: string, password: string): SipObject {
  const { type, id, fields } = auth(extension, extension, site.domain, password);
  // As long as a registration, so that renewing it is not challenged twice.
  return { type, id, fields: { ...fields, nonce_lifetime: "300" } };
}

export function agentAor(extension: string): SipObject {
  return {
    type: "aor",
    id: extension,
    fields: {
      max_contacts: "1",
      remove_existing: "yes",
      remove_unavailable: "yes",
      qualify_frequency: "15",
      qualify_timeout: "2.0",
      qualify_2xx_only: "yes",
      minimum_expiration: "30",
      default_expiration: "120",
      maximum_expiration: "300",
      support_path: "yes",
    },
  };
}

export function agentEndpoint(site: SipSite, extension: string, name: string): SipObject {
  return {
    type: "endpoint",
    id: extension,
    fields: {
      webrtc: "yes",
      context: "from-webrtc",
      subscribe_context: "hints",
      message_context: "shift",
      from_domain: site.domain,
      allow: "!all,opus",
      direct_media: "no",
      timers: "no",
      dtmf_mode: "rfc4733",
      trust_id_inbound: "no",
      send_pai: "yes",
      device_state_busy_at: "1",
      refer_blind_progress: "no",
      rtp_timeout: "40",
      rtp_timeout_hold: "60",
      auth: extension,
      aors: extension,
      callerid: `"${spoken(name)}" <${extension}>`,
    },
  };
}

/** Bytes: the field of Asterisk's caller id, but for its end (main/callerid.c by way of pjsip_configuration.c). */
const LONGEST_NAME = 79;

/**
 * What can stand between quotes: the rest would end them, or the header. Asterisk cuts a longer name between bytes, and
 * with half a character in it can neither show the endpoint any more (500) nor be talked out of it.
 */
function spoken(name: string): string {
  const plain = name.replaceAll(/["\\<>\p{Cc}]/gu, " ").trim();
  const { read } = new TextEncoder().encodeInto(plain, new Uint8Array(LONGEST_NAME));
  return plain.slice(0, read);
}

export function trunkObjects(
  site: SipSite,
  { number, password, destination }: TrunkPlan,
): readonly SipObject[] {
  const id = trunkOf(number);
  const digits = number.replace("+", "");
  const out = auth(`${id}-out`, digits, site.metaRealm, password);
  return [
    auth(`${id}-in`, digits, site.domain, password),
    { ...out, fields: { ...out.fields, supported_algorithms_uac: "MD5,SHA-256" } },
    {
      type: "aor",
      id,
      fields: { contact: `sip:${site.metaHost};transport=tls`, qualify_frequency: "0" },
    },
    {
      type: "endpoint",
      id,
      fields: {
        transport: "tls",
        context: "from-meta",
        allow: "!all,opus",
        media_encryption: "sdes",
        rtcp_mux: "yes",
        rtp_symmetric: "yes",
        force_rport: "yes",
        rewrite_contact: "no",
        direct_media: "no",
        timers: "no",
        send_connected_line: "no",
        trust_connected_line: "no",
        moh_passthrough: "no",
        "100rel": "no",
        send_pai: "no",
        send_rpid: "no",
        trust_id_inbound: "no",
        dtmf_mode: "rfc4733",
        allow_subscribe: "no",
        allow_transfer: "no",
        aors: id,
        auth: `${id}-in`,
        outbound_auth: `${id}-out`,
        from_user: number,
        from_domain: site.domain,
        "@wa_destination": destination.kind === "extension" ? `extension:${destination.extension}` : "queue",
      },
    },
    {
      type: "identify",
      id: `${id}-identify`,
      fields: { endpoint: id, match_request_uri: `/^sip:[+]?${digits}[@;]/` },
    },
  ];
}

export function externalObjects(
  site: SipSite,
  { extension, password, businessNumber }: ExternalPlan,
): readonly SipObject[] {
  return [
    auth(extension, extension, site.domain, password),
    {
      type: "aor",
      id: extension,
      fields: {
        max_contacts: "1",
        remove_existing: "yes",
        qualify_frequency: "60",
        minimum_expiration: "60",
        maximum_expiration: "3600",
      },
    },
    {
      type: "endpoint",
      id: extension,
      fields: {
        transport: "tls",
        context: "from-extension",
        message_context: "no-messages",
        from_domain: site.domain,
        allow: "!all,opus,g722,alaw,ulaw",
        media_encryption: "sdes",
        rewrite_contact: "yes",
        force_rport: "yes",
        rtp_symmetric: "yes",
        direct_media: "no",
        timers: "no",
        dtmf_mode: "rfc4733",
        trust_id_inbound: "no",
        allow_subscribe: "no",
        allow_transfer: "no",
        device_state_busy_at: "1",
        auth: extension,
        aors: extension,
        "@wa_number": businessNumber.replace("+", ""),
      },
    },
  ];
}
