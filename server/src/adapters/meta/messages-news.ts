import { z } from "zod";
import type { KeyedNews } from "../../core/meta/news.ts";
import type { Instant } from "../../core/time.ts";
import { contacts, customersOf, eventId, metadata, timeOf, type Contact } from "./event-parts.ts";
import { faultOfError } from "./graph-fault.ts";
import { replyOf } from "./permission-reply.ts";
import { notUnderstood } from "./not-understood.ts";

const value = z.object({
  metadata,
  contacts,
  messages: z.array(z.unknown()).optional().catch([]),
  statuses: z.array(z.unknown()).optional().catch([]),
});

const message = z.object({
  id: eventId.optional(),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  timestamp: z.unknown().optional(),
  type: z.string().optional(),
  interactive: z.unknown().optional(),
});

const status = z.object({
  id: eventId,
  status: z.string(),
  timestamp: z.unknown().optional(),
  recipient_id: z.string().optional(),
  recipient_user_id: z.string().optional(),
  errors: z.array(z.unknown()).optional().catch([]),
});

type Context = {
  readonly phoneNumberId: string;
  readonly contacts: readonly Contact[] | undefined;
  readonly receivedAt: Instant;
};

/** The field `messages`: what customers write, permissions they give, and what became of our messages. */
export function messagesNews(told: unknown, receivedAt: Instant): readonly KeyedNews[] {
  const read = value.safeParse(told);
  if (!read.success) return [notUnderstood("messages")];
  const { metadata: number, messages = [], statuses = [] } = read.data;
  const context = { phoneNumberId: number.phone_number_id, contacts: read.data.contacts, receivedAt };
  return [
    ...messages.map((each) => messageNews(each, context)),
    ...statuses.flatMap((each) => statusNews(each, context)),
  ];
}

function messageNews(told: unknown, { phoneNumberId, contacts, receivedAt }: Context): KeyedNews {
  const read = message.safeParse(told);
  if (!read.success) return notUnderstood("message");
  const { id, from, from_user_id, type } = read.data;
  const customers = customersOf([from, from_user_id], contacts);
  if (customers.length === 0) return notUnderstood("message-of-nobody");
  const key = id === undefined ? null : `message ${id}`;
  const at = timeOf(read.data.timestamp, receivedAt);
  const reply = replyOf(read.data.interactive, at, receivedAt);
  if (reply === "not-understood") return notUnderstood("call_permission_reply");
  if (reply !== null) return { key, news: { kind: "permission-reply", phoneNumberId, customers, reply } };
  // WhatsApp tells of a changed number this way: nobody wrote.
  if (type === "system") return notUnderstood("system");
  // A voicemail's id is that of the call it was left at (Meta: call settings, voicemail).
  const voicemail = type === "audio" && id?.startsWith("wacid.") === true ? id : null;
  return { key, news: { kind: "heard", phoneNumberId, customers, at, voicemail } };
}

/** Only failures say something that is not known. */
function statusNews(told: unknown, { phoneNumberId, contacts, receivedAt }: Context): readonly KeyedNews[] {
  const read = status.safeParse(told);
  if (!read.success) return [notUnderstood("status")];
  const { id, errors = [], recipient_id, recipient_user_id } = read.data;
  if (read.data.status !== "failed") return [];
  const at = timeOf(read.data.timestamp, receivedAt);
  const fault = faultOfError(errors[0], { at, token: "" });
  const customers = customersOf([recipient_id, recipient_user_id], contacts);
  if (fault === null || customers.length === 0) return [notUnderstood("status")];
  return [
    {
      key: `status ${id} failed`,
      news: { kind: "message-failed", phoneNumberId, customers, messageId: id, fault },
    },
  ];
}
