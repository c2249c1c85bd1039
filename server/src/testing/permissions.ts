import type { PermissionAtMeta, PermissionFacts, PermissionReply } from "../core/permissions/permission.ts";
import { morning } from "./numbers.ts";
import { ticketsNumber } from "./stored.ts";

export const ida = "+4915112345678";

/** Nothing is known of Ida, but for what is given. */
export function aCustomer(differently: Partial<PermissionFacts> = {}): PermissionFacts {
  return {
    numberId: ticketsNumber.id,
    customer: ida,
    atMeta: null,
    reply: null,
    askedAt: null,
    unansweredInARow: 0,
    heardAt: null,
    unknown: null,
    ...differently,
  };
}

/** Meta's answer for a customer who has given nothing and was asked nothing. */
export function aReading(differently: Partial<PermissionAtMeta> = {}): PermissionAtMeta {
  return {
    readAt: morning,
    state: "none",
    expiresAt: null,
    mayCall: false,
    mayAsk: true,
    calls: { left: 100, max: 100, until: null },
    requestsDay: { left: 1, max: 1, until: null },
    requestsWeek: { left: 2, max: 2, until: null },
    ...differently,
  };
}

export const aPermanentReading = (differently: Partial<PermissionAtMeta> = {}) =>
  aReading({ state: "permanent", mayCall: true, mayAsk: false, ...differently });

/** The customer taps on "for 7 days". */
export function aReply(differently: Partial<PermissionReply> = {}): PermissionReply {
  return {
    at: morning,
    toldAt: differently.at ?? morning,
    response: "accept",
    permanent: false,
    expiresAt: null,
    source: "user",
    ...differently,
  };
}
