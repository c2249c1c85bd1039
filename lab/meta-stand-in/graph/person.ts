import { customers, findCustomer } from "../customers.ts";
import type { Customer } from "../customers.ts";

/** A user of WhatsApp, or a number that is none. */
export interface Person {
  /** E.164 with its plus; what stands for it when Meta does not show it ("US.13491208655302741918"). */
  readonly key: string;
  readonly name: string;
  /** The number without plus, as `wa_id`. */
  readonly waId: string;
  /** Business-scoped user id (BSUID): undefined for who is not on WhatsApp. */
  readonly userId: string | undefined;
  readonly customer: Customer | undefined;
}

const userIdOf = ({ country, number }: Customer): string =>
  `${country}.1${number.slice(1).padStart(19, "0")}`;

/** Whether this can be somebody's number or BSUID at all. */
export const canBePerson = (text: string): boolean =>
  /^[A-Z]{2}\.\w+$/.test(text) || /^\+?[\d ().-]{5,30}$/.test(text);

/** Whoever has this number, with or without plus and spaces, or this BSUID. */
export function personOf(text: string): Person {
  const isUserId = /^[A-Z]{2}\./.test(text);
  const customer = isUserId
    ? customers.find((each) => userIdOf(each) === text)
    : findCustomer(text.replaceAll(/\D/g, ""));
  const key = customer?.number ?? (isUserId ? text : `+${text.replaceAll(/\D/g, "")}`);
  return {
    key,
    name: customer?.name ?? key,
    waId: key.replace(/^\+/, ""),
    userId: customer ? userIdOf(customer) : isUserId ? text : undefined,
    customer,
  };
}
