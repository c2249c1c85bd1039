import { z } from "zod";
import type { Instant } from "../../core/time.ts";
import { secondsOrNull, toCustomer } from "./values.ts";

/** Parts that events of messages and of calls share. */

export const metadata = z.object({ phone_number_id: z.string().regex(/^\d{1,32}$/) });

const contact = z.object({ wa_id: z.string().optional(), user_id: z.string().optional() });
export const contacts = z.array(contact).optional().catch(undefined);
export type Contact = z.output<typeof contact>;

/** An id of Meta's that is short enough for a key. */
export const eventId = z.string().regex(/^[\x21-\x7e]{1,400}$/);

/** When it happened: never after it was told. */
export function timeOf(timestamp: unknown, receivedAt: Instant): Instant {
  return Math.min(secondsOrNull.parse(timestamp ?? null) ?? receivedAt, receivedAt);
}

/**
 * All that a customer is known by, the telephone number first. A customer with a username may be without one, and who
 * called or wrote is then told by id alone. With one contact in the event it is the one meant.
 */
export function customersOf(
  told: readonly (string | undefined)[],
  known: readonly Contact[] | undefined,
): readonly string[] {
  const only = known?.length === 1 ? [known[0]?.wa_id, known[0]?.user_id] : [];
  const all = [...told, ...only].flatMap((text) => (text === undefined ? [] : [toCustomer(text)]));
  const customers = [...new Set(all)].filter((customer) => customer !== null);
  return customers.toSorted((one, other) => Number(other.startsWith("+")) - Number(one.startsWith("+")));
}
