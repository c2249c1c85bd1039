import { z } from "zod";
import type { MetaFault } from "../../core/meta/fault.ts";
import type { KeyedNews } from "../../core/meta/news.ts";
import type { Instant } from "../../core/time.ts";
import { contacts, customersOf, eventId, metadata, timeOf } from "./event-parts.ts";
import { faultOfError } from "./graph-fault.ts";
import { notUnderstood, safeWord } from "./not-understood.ts";

const value = z.object({
  metadata,
  contacts,
  calls: z.array(z.unknown()),
  errors: z.array(z.unknown()).optional().catch([]),
});

const call = z.object({
  id: eventId,
  event: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  direction: z.string().optional(),
  timestamp: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch([]),
});

/**
 * The field `calls`, which comes with SIP only when `sip.webhook_delivery` is on. Nobody has published such a payload; taken
 * is what the Graph mode sends. The calls themselves are Asterisk's to tell: here only Meta's reasons are.
 */
export function callsNews(told: unknown, receivedAt: Instant): readonly KeyedNews[] {
  const read = value.safeParse(told);
  if (!read.success) return [notUnderstood("calls")];
  const { metadata: number, contacts: known, calls, errors = [] } = read.data;
  return calls.map((each) => {
    const event = call.safeParse(each);
    if (!event.success) return notUnderstood("call");
    const { id, from, to, direction, timestamp } = event.data;
    if (event.data.event !== "terminate") return notUnderstood(`call_${safeWord(event.data.event)}`);
    const customers = customersOf([direction === "BUSINESS_INITIATED" ? to : from], known);
    if (customers.length === 0) return notUnderstood("call-of-nobody");
    const at = timeOf(timestamp, receivedAt);
    return {
      key: `call ${id} terminate`,
      news: {
        kind: "call-ended",
        phoneNumberId: number.phone_number_id,
        customers,
        faults: faultsOf([...(event.data.errors ?? []), ...errors], at),
        at,
      },
    };
  });
}

const faultsOf = (errors: readonly unknown[], at: Instant): readonly MetaFault[] =>
  errors.flatMap((error) => faultOfError(error, { at, token: "" }) ?? []);
