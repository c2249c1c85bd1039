import { z } from "zod";
import type { Codec, Restriction } from "../../core/numbers/call-settings.ts";
import { callHours } from "./call-hours.ts";
import { integer, onOff, secondsOrNull, words } from "./values.ts";

const DEFAULT_PORT = 5061;

const server = z
  .object({
    hostname: z.string().min(1).max(253),
    port: integer.optional(),
    sip_user_password: z.string().optional().catch(undefined),
  })
  .transform(({ hostname, port, sip_user_password: password = "" }) => ({
    hostname,
    port: port !== null && port !== undefined && port > 0 && port < 65_536 ? port : DEFAULT_PORT,
    /** Null: another app's, or not asked for. One that a line of a file could not hold is none of Meta's. */
    password: /^[^\p{Cc}]{1,500}$/u.test(password) ? password : null,
  }));

const keyExchange = z
  .string()
  .transform((text) => (text.toUpperCase() === "SDES" ? ("SDES" as const) : ("DTLS" as const)));

/** HIDE_IN_CHAT is what DISABLE_ALL was called before. */
const callIcon = z
  .string()
  .transform((text) =>
    ["DISABLE_ALL", "HIDE_IN_CHAT"].includes(text.toUpperCase()) ? ("hidden" as const) : ("shown" as const),
  );

const codecs = z.array(z.string()).transform((names) => {
  const known = (name: string): name is Codec => name === "PCMA" || name === "PCMU";
  return [...new Set(names.map((name) => name.toUpperCase()))].filter(known);
});

const restriction = z
  .object({ type: z.string(), reason: words.optional(), expiration: secondsOrNull.optional() })
  .transform(({ type, reason, expiration }) => restrictionOf(type, reason ?? null, expiration ?? null));

/** A restriction in our words; one of an unknown type keeps Meta's. */
export function restrictionOf(type: string, reason: string | null, until: Restriction["until"]): Restriction {
  switch (type.toUpperCase()) {
    case "RESTRICTED_BUSINESS_INITIATED_CALLING":
      return { kind: "outbound-calls", reason, until };
    case "RESTRICTED_USER_INITIATED_CALLING":
      return { kind: "inbound-calls", reason, until };
    case "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN":
      return { kind: "call-button-hidden", reason, until };
    default: {
      const name = words.parse(type) ?? "";
      return { kind: "other", reason: reason === null ? name : `${name}: ${reason}`, until };
    }
  }
}

/**
 * The `calling` object, of answers and of webhooks: only what it has. Hours in a form that nobody knows are as good as
 * absent; servers in such a form are a fault, because no server means something.
 */
export const callingObject = z.object({
  status: onOff.optional(),
  call_icon_visibility: callIcon.optional(),
  call_hours: callHours.optional().catch(undefined),
  callback_permission_status: onOff.optional(),
  sip: z
    .object({ status: onOff.optional(), servers: z.array(server).nullable().optional() })
    .nullable()
    .optional(),
  srtp_key_exchange_protocol: keyExchange.nullable().optional(),
  audio: z.object({ additional_codecs: codecs.optional() }).nullable().optional().catch(undefined),
  restrictions: z
    .object({ restrictions_list: z.array(restriction).default([]) })
    .nullable()
    .optional()
    .catch(undefined),
});

export type CallingObject = z.output<typeof callingObject>;
export type ServerAtMeta = z.output<typeof server>;
