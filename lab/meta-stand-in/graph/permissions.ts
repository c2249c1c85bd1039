import { GraphFault } from "./graph-fault.ts";
import { messageId } from "./ids.ts";
import {
  answerRequest,
  ask,
  hasRoom,
  isOpenRequest,
  openWindow,
  permissionAt,
  permissionOf,
  requestUsage,
} from "./pair.ts";
import type { Answer, PermissionRequest } from "./pair.ts";
import { personOf } from "./person.ts";
import type { Person } from "./person.ts";
import type { PermissionReply } from "./webhook-values.ts";
import { permissionReply, textMessage } from "./webhook-values.ts";
import type { PhoneNumber, World } from "./world.ts";

/** Whether a number may begin calls and ask for permission at all; the fault when not. */
export function callingFault(number: PhoneNumber, now: number): GraphFault | undefined {
  if (number.settings.status !== "ENABLED")
    return new GraphFault(138000, "Calling is not enabled for this phone number.");
  return isRestricted(number, "RESTRICTED_BUSINESS_INITIATED_CALLING", now)
    ? new GraphFault(138014, "Business-initiated calling is restricted for this phone number.")
    : undefined;
}

export const isRestricted = ({ restrictions }: PhoneNumber, type: string, now: number): boolean =>
  restrictions.some((each) => each.type === type && each.expiration * 1000 > now);

/**
 * A request reaches the customer.
 * @throws GraphFault when calling is not possible, a permanent permission exists, or a limit is reached.
 */
export function requestPermission(
  world: World,
  number: PhoneNumber,
  person: Person,
  message: Pick<PermissionRequest, "form" | "text">,
): PermissionRequest {
  const now = world.clock.now();
  const fault = callingFault(number, now);
  if (fault) throw fault;
  const pair = world.pair(number, person.key);
  if (permissionAt(pair, now).status === "permanent")
    throw new GraphFault(138017, "The user has already granted a permanent call permission.");
  if (!hasRoom(requestUsage(pair, number.kind, now)))
    throw new GraphFault(138009, "The limit of call permission requests to this user is reached.");
  const request: PermissionRequest = { ...message, id: messageId(), askedAt: now, answer: undefined };
  // Who is not on WhatsApp never sees it.
  if (person.userId !== undefined) world.setPair(number, person.key, ask(pair, request));
  return request;
}

export type AnswerFault = "unknown" | "expired";

/** The customer acts on a request, and Meta tells of it. */
export function answerPermissionRequest(world: World, id: string, given: Answer): AnswerFault | undefined {
  const now = world.clock.now();
  const found = world.pairs().find(({ pair }) => pair.requests.some((request) => request.id === id));
  const request = found?.pair.requests.find((each) => each.id === id);
  if (!found || !request) return "unknown";
  const { number, customer, pair } = found;
  if (!isOpenRequest(pair, request, now)) return "expired";
  world.setPair(number, customer, answerRequest(pair, id, given, now));
  tell(world, number, customer, {
    response: given === "decline" ? "reject" : "accept",
    permission: permissionOf(given, now),
    source: "user_action",
    about: id,
  });
  return undefined;
}

/** The customer allows calls in the business's profile: a reply without context. */
export function grantInProfile(
  world: World,
  number: PhoneNumber,
  customer: string,
  given: "accept" | "accept-for-good",
): void {
  const permission = permissionOf(given, world.clock.now());
  world.setPair(number, customer, {
    ...world.pair(number, customer),
    permission,
    unansweredInARow: 0,
  });
  tell(world, number, customer, { response: "accept", permission, source: "user_action", about: undefined });
}

/** The customer takes the permission back in the profile. Whether Meta tells is not known, so the caller decides. */
export function revokeInProfile(
  world: World,
  number: PhoneNumber,
  customer: string,
  webhook: "sent" | "none",
): void {
  const permission = { status: "no_permission" } as const;
  world.setPair(number, customer, { ...world.pair(number, customer), permission });
  if (webhook === "sent")
    tell(world, number, customer, {
      response: "reject",
      permission,
      source: "user_action",
      about: undefined,
    });
}

/** Who calls the business may be called back, if the number is set so; and the business may write for a day. */
export function customerCalls(world: World, number: PhoneNumber, customer: string, wacid: string): void {
  const now = world.clock.now();
  const pair = openWindow(world.pair(number, customer), now);
  const grants =
    number.settings.callback_permission_status === "ENABLED" &&
    permissionAt(pair, now).status !== "permanent";
  if (!grants) {
    world.setPair(number, customer, pair);
    return;
  }
  const permission = permissionOf("accept", now);
  world.setPair(number, customer, { ...pair, permission, unansweredInARow: 0 });
  tell(world, number, customer, { response: "accept", permission, source: "automatic", about: wacid });
}

export function customerWrites(world: World, number: PhoneNumber, customer: string, text: string): void {
  const now = world.clock.now();
  world.setPair(number, customer, openWindow(world.pair(number, customer), now));
  world.publish(textMessage(number, personOf(customer), text, now));
}

export function tell(world: World, number: PhoneNumber, customer: string, reply: PermissionReply): void {
  world.publish(permissionReply(number, personOf(customer), reply, world.clock.now()));
}
