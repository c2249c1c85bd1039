import { z } from "zod";
import type { MetaFault } from "../../core/meta/fault.ts";
import type { Destination } from "../../core/numbers/business-number.ts";
import type { SettingsAtMeta, WantedCallSettings } from "../../core/numbers/call-settings.ts";
import type { PermissionAtMeta, PermissionReply } from "../../core/permissions/permission.ts";
import type { Json } from "./tables.ts";

// What is stored was written by this version or by an older one: a field that comes later needs a default here, or a
// migration that adds it.

const instant = z.int();
const onOff = z.enum(["on", "off"]);
const keyExchange = z.enum(["SDES", "DTLS"]);
const codecs = z.array(z.enum(["PCMA", "PCMU"]));
const callIcon = z.enum(["shown", "hidden"]);
const sipServer = z.object({ hostname: z.string(), port: z.int() });

const callHours = z.object({
  status: onOff,
  timeZone: z.string(),
  weekly: z.array(
    z.object({
      day: z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
      open: z.string(),
      close: z.string(),
    }),
  ),
  holidays: z.array(z.object({ date: z.string(), open: z.string(), close: z.string() })),
});

export const destination: z.ZodType<Destination> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("agents") }),
  z.object({ kind: z.literal("extension"), extension: z.string() }),
  z.object({ kind: z.literal("own-server"), ...sipServer.shape }),
  z.object({ kind: z.literal("bitrix24") }),
]);

export const wantedCallSettings: z.ZodType<WantedCallSettings> = z.object({
  calling: onOff,
  sip: onOff,
  keyExchange,
  callHours: callHours.nullable(),
  callbackPermission: onOff,
  callIcon,
  additionalCodecs: codecs,
  permissionTemplate: z.object({ name: z.string(), language: z.string() }).nullable(),
});

export const settingsAtMeta: z.ZodType<SettingsAtMeta> = z.object({
  readAt: instant,
  calling: onOff,
  sip: onOff,
  servers: z.array(sipServer.extend({ hasPassword: z.boolean(), ours: z.boolean() })),
  keyExchange,
  callHours: callHours.nullable(),
  callbackPermission: onOff,
  callIcon,
  additionalCodecs: codecs,
  restrictions: z.array(
    z.object({
      kind: z.enum(["outbound-calls", "inbound-calls", "call-button-hidden", "other"]),
      reason: z.string().nullable(),
      until: instant.nullable(),
    }),
  ),
  number: z
    .object({
      verifiedName: z.string().nullable(),
      status: z.string().nullable(),
      quality: z.string().nullable(),
      messagingLimit: z.string().nullable(),
      accountMode: z.string().nullable(),
    })
    .nullable(),
  passwordAtPbx: z.enum(["in-step", "behind"]),
});

export const metaFault: z.ZodType<MetaFault> = z.object({
  kind: z.enum([
    "invalid-parameter",
    "token-refused",
    "permission-of-app-missing",
    "permission-lookup-limit",
    "rate-limited",
    "button-unsupported",
    "message-undeliverable",
    "recipient-not-allowed",
    "payment-missing",
    "window-closed",
    "calls-api-off",
    "calling-not-enabled",
    "customer-uncallable",
    "too-many-calls",
    "duplicate-call",
    "connection-error",
    "call-rate-limit",
    "permission-missing",
    "connect-timeout",
    "request-limit",
    "request-too-soon",
    "daily-call-limit",
    "country-not-available",
    "quality-disabled",
    "messaging-limit-low",
    "permanent-already",
    "prerequisites-missing",
    "call-setup-failed",
    "relay-failed",
    "no-media-received",
    "no-media-sent",
    "no-media-signals",
    "template-rejected",
    "number-unknown",
    "version-ended",
    "tariff-expired",
    "server-error",
    "unreachable",
    "timeout",
    "unreadable",
    "unknown",
  ] satisfies readonly MetaFault["kind"][]),
  code: z.number().nullable(),
  subcode: z.number().nullable(),
  text: z.string().nullable(),
  at: instant,
  nextAllowedAt: instant.nullable(),
});

const allowance = z.object({ left: z.number(), max: z.number(), until: instant.nullable() });

export const permissionAtMeta: z.ZodType<PermissionAtMeta> = z.object({
  readAt: instant,
  state: z.enum(["none", "temporary", "permanent"]),
  expiresAt: instant.nullable(),
  mayCall: z.boolean(),
  mayAsk: z.boolean(),
  calls: allowance.nullable(),
  requestsDay: allowance.nullable(),
  requestsWeek: allowance.nullable(),
});

export const permissionReply: z.ZodType<PermissionReply> = z.object({
  at: instant,
  toldAt: instant,
  response: z.enum(["accept", "reject"]),
  permanent: z.boolean(),
  expiresAt: instant.nullable(),
  source: z.enum(["user", "automatic"]),
});

export const auditDetail: z.ZodType<Readonly<Record<string, string>>> = z.record(z.string(), z.string());

/** Null stays null. */
export function toJson(value: object): Json;
export function toJson(value: object | null): Json | null;
export function toJson(value: object | null): Json | null {
  return value === null ? null : JSON.stringify(value);
}

/**
 * What a column holds.
 * @param column as "numbers.wanted", for the error
 * @throws Error when somebody else has written into the database.
 */
export function fromJson<Value>(schema: z.ZodType<Value>, column: string, text: Json): Value {
  const read = schema.safeParse(parse(text));
  if (read.success) return read.data;
  throw new Error(
    `${column} in the database holds something that this program has not written: ${z.prettifyError(read.error)}`,
  );
}

/** The same for a column that may be empty. */
export function fromJsonOrNull<Value>(
  schema: z.ZodType<Value>,
  column: string,
  text: Json | null,
): Value | null {
  return text === null ? null : fromJson(schema, column, text);
}

function parse(text: Json): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // which no schema takes
  }
}
