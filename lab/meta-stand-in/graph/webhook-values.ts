import { mediaId, messageId } from "./ids.ts";
import { seconds } from "./pair.ts";
import type { Permission } from "./pair.ts";
import type { Person } from "./person.ts";
import type { PhoneNumber, Webhook } from "./world.ts";

/** Where Meta's webhooks of a number come from. */
const metadataOf = ({ id, number }: PhoneNumber) => ({
  display_phone_number: number.slice(1),
  phone_number_id: id,
});

const contactOf = ({ name, waId, userId }: Person) => ({
  profile: { name },
  wa_id: waId,
  ...(userId === undefined ? {} : { user_id: userId }),
});

/** What a customer sends. */
function fromCustomer(number: PhoneNumber, person: Person, message: Record<string, unknown>): Webhook {
  return {
    field: "messages",
    value: {
      messaging_product: "whatsapp",
      metadata: metadataOf(number),
      contacts: [contactOf(person)],
      messages: [
        {
          from: person.waId,
          ...(person.userId === undefined ? {} : { from_user_id: person.userId }),
          ...message,
        },
      ],
    },
  };
}

export const textMessage = (number: PhoneNumber, person: Person, text: string, now: number): Webhook =>
  fromCustomer(number, person, {
    id: messageId(),
    timestamp: String(seconds(now)),
    type: "text",
    text: { body: text },
  });

/** A voicemail is an audio message whose id is the call's. */
export const voicemail = (number: PhoneNumber, person: Person, wacid: string, now: number): Webhook =>
  fromCustomer(number, person, {
    id: wacid,
    timestamp: String(seconds(now)),
    type: "audio",
    audio: {
      mime_type: "audio/ogg; codecs=opus",
      sha256: "8sYZQzpjLVkHs2q1eLMmRO5pI7XxxvhPYvY3M7xVdDk=",
      id: mediaId(),
      voice: true,
    },
  });

export interface PermissionReply {
  readonly response: "accept" | "reject";
  readonly permission: Permission;
  readonly source: "user_action" | "automatic";
  /** The request's or the call's id; undefined when it came from the business's profile or from WhatsApp itself. */
  readonly about: string | undefined;
}

export function permissionReply(
  number: PhoneNumber,
  person: Person,
  { response, permission, source, about }: PermissionReply,
  now: number,
): Webhook {
  const granted =
    permission.status === "temporary"
      ? { is_permanent: false, expiration_timestamp: String(seconds(permission.expiresAt)) }
      : { is_permanent: true };
  return fromCustomer(number, person, {
    id: messageId(),
    timestamp: String(seconds(now)),
    ...(about === undefined ? {} : { context: { from: number.number.slice(1), id: about } }),
    type: "interactive",
    interactive: {
      type: "call_permission_reply",
      call_permission_reply: {
        response,
        ...(response === "accept" ? granted : {}),
        response_source: source,
      },
    },
  });
}

/** A message that could not be delivered: error 131026. */
export const undeliverable = (number: PhoneNumber, person: Person, id: string, now: number): Webhook => ({
  field: "messages",
  value: {
    messaging_product: "whatsapp",
    metadata: metadataOf(number),
    statuses: [
      {
        id,
        status: "failed",
        timestamp: String(seconds(now)),
        recipient_id: person.waId,
        errors: [
          {
            code: 131026,
            title: "Message undeliverable",
            message: "Message undeliverable",
            error_data: { details: "Message Undeliverable." },
          },
        ],
      },
    ],
  },
});

export const settingsUpdate = (number: PhoneNumber, calling: unknown, now: number): Webhook => ({
  field: "account_settings_update",
  value: {
    messaging_product: "whatsapp",
    timestamp: String(seconds(now)),
    type: "phone_number_settings",
    phone_number_settings: { phone_number_id: number.id, calling },
  },
});

export const accountUpdate = (number: PhoneNumber, event: string, about: object): Webhook => ({
  field: "account_update",
  value: { phone_number: number.number.slice(1), event, ...about },
});

export interface CallEvent {
  readonly id: string;
  readonly by: "business" | "customer";
  readonly happening: { readonly event: "call_created" } | CallTermination;
}

interface CallTermination {
  readonly event: "terminate";
  readonly answeredAt: number | undefined;
}

/** What `sip.webhook_delivery` brings; nobody has published such a payload, so the one of the Graph mode is taken. */
export function callEvent(number: PhoneNumber, person: Person, call: CallEvent, now: number): Webhook {
  const [business, customer] = [number.number.slice(1), person.waId];
  const [from, to] = call.by === "business" ? [business, customer] : [customer, business];
  return {
    field: "calls",
    value: {
      messaging_product: "whatsapp",
      metadata: metadataOf(number),
      contacts: [contactOf(person)],
      calls: [
        {
          id: call.id,
          from,
          to,
          event: call.happening.event,
          timestamp: String(seconds(now)),
          direction: call.by === "business" ? "BUSINESS_INITIATED" : "USER_INITIATED",
          ...(call.happening.event === "terminate" ? termination(call.happening, now) : {}),
        },
      ],
    },
  };
}

function termination({ answeredAt }: CallTermination, now: number): object {
  if (answeredAt === undefined) return { status: "FAILED" };
  return {
    status: "COMPLETED",
    start_time: String(seconds(answeredAt)),
    end_time: String(seconds(now)),
    duration: seconds(now - answeredAt),
  };
}
