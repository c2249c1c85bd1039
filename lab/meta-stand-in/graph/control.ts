import { LabError } from "../../lab-error.ts";
import type { CallLog } from "./call-log.ts";
import { routeFromCustomer } from "./call-rules.ts";
import { handshake } from "./delivery.ts";
import type { Delivery } from "./delivery.ts";
import { showState } from "./graph-state.ts";
import { callId } from "./ids.ts";
import type { Misbehaviours } from "./misbehaviour.ts";
import { orders } from "./orders.ts";
import type { CallPlan, Order, OrderTo } from "./orders.ts";
import { DAY, seconds } from "./pair.ts";
import {
  answerPermissionRequest,
  customerCalls,
  customerWrites,
  grantInProfile,
  revokeInProfile,
} from "./permissions.ts";
import { personOf } from "./person.ts";
import type { PhonePasswords } from "./phone-passwords.ts";
import { accountUpdate, voicemail } from "./webhook-values.ts";
import type { PhoneNumber, World } from "./world.ts";

/** What orders act on. */
export interface Controls {
  readonly world: World;
  readonly delivery: Delivery;
  readonly misbehaviours: Misbehaviours;
  readonly calls: CallLog;
  readonly passwords: Pick<PhonePasswords, "settled">;
}

/** @returns the answer or a promise of it. @throws LabError when the order cannot be followed. */
export function obey(controls: Controls, value: unknown): unknown {
  const read = orders.safeParse(value);
  if (!read.success) throw new LabError(`The stand-in for Meta does not know that: ${read.error.message}`);
  // The compiler does not see that a name and an order of that name belong together.
  const follow = followers[read.data.order] as (controls: Controls, order: Order) => unknown;
  return follow(controls, read.data);
}

const followers: { [Name in Order["order"]]: (controls: Controls, order: OrderTo<Name>) => unknown } = {
  state: ({ world }) => showState(world),
  sent: ({ delivery }) => delivery.sent(),
  webhook: ({ world }, order) => setWebhook(world, order),
  answer: ({ world }, order) => giveAnswer(world, order),
  grant: ({ world }, { number, customer, lasting }) => {
    const given = lasting === "permanent" ? "accept-for-good" : "accept";
    grantInProfile(world, numberOf(world, number), personOf(customer).key, given);
  },
  revoke: ({ world }, { number, customer, webhook }) =>
    revokeInProfile(world, numberOf(world, number), personOf(customer).key, webhook),
  write: ({ world }, { number, customer, text }) =>
    customerWrites(world, numberOf(world, number), personOf(customer).key, text),
  voicemail: ({ world }, { number, customer, wacid = callId() }) => {
    world.publish(voicemail(numberOf(world, number), personOf(customer), wacid, world.clock.now()));
    return { wacid };
  },
  restrict: ({ world }, order) => restrict(world, numberOf(world, order.number), order),
  "lift-restrictions": ({ world }, { number }) =>
    world.setNumber({ ...numberOf(world, number), restrictions: [] }),
  violation: ({ world }, { number, type }) => {
    const remediation = "Answer more calls, or call only customers who expect it.";
    const about = { violation_info: { violation_type: type, remediation } };
    world.publish(accountUpdate(numberOf(world, number), "ACCOUNT_VIOLATION", about));
  },
  shape: ({ world }, { number, shape }) => world.setNumber({ ...numberOf(world, number), ...shape }),
  call: ({ world, calls, passwords }, { number, customer }) => {
    const plan = planCall(world, calls, numberOf(world, number), personOf(customer).key);
    return passwords.settled().then(() => plan);
  },
  advance: ({ world }, { milliseconds }) => world.advance(milliseconds),
  misbehave: ({ misbehaviours }, order) => misbehaviours.order({ ...order, only: order.only }),
  behave: ({ misbehaviours }) => misbehaviours.clear(),
  duplicate: ({ delivery }, { webhooks }) => delivery.duplicate(webhooks),
  send: ({ delivery }, { field, body }) => delivery.send(field, body),
};

function numberOf(world: World, text: string): PhoneNumber {
  const found = world.numbers().find(({ number, id }) => number === text || id === text);
  if (found) return found;
  const known = world.numbers().map(({ number }) => number);
  throw new LabError(`${text} is no number of this account. Give one of: ${known.join(", ")}.`);
}

function planCall(world: World, calls: CallLog, number: PhoneNumber, customer: string): CallPlan {
  const route = routeFromCustomer(number, world.clock.now());
  if ("refusal" in route) throw new LabError(route.refusal);
  const wacid = callId();
  customerCalls(world, number, customer, wacid);
  calls.begin({ id: wacid, numberId: number.id, customer, by: "customer" }, undefined);
  const parameters = Object.entries(route.server.request_uri_user_params ?? {});
  return {
    wacid,
    keyExchange: route.keyExchange,
    uriUser: [number.number, ...parameters.map(([key, value]) => `${key}=${value}`)].join(";"),
  };
}

async function setWebhook(
  world: World,
  { appId, callbackUrl, verifyToken, fields }: OrderTo<"webhook">,
): Promise<void> {
  const callback = { url: callbackUrl, verifyToken };
  const fault = await handshake(callback);
  if (fault !== undefined)
    throw new LabError(`The webhook was not taken. ${fault} Check its URL and its verify token.`);
  const app = world.apps().find(({ id }) => id === appId);
  if (!app) throw new LabError(`There is no app ${appId}.`);
  world.setApp({ ...app, callback, subscription: "subscribed", fields: fields ?? app.fields });
}

function giveAnswer(world: World, { id, answer }: OrderTo<"answer">): void {
  const fault = answerPermissionRequest(world, id, answer);
  if (fault === "unknown") throw new LabError("There is no such request for permission.");
  if (fault === "expired")
    throw new LabError("That request for permission has expired. The business has to ask anew.");
}

function restrict(world: World, number: PhoneNumber, { type, days }: OrderTo<"restrict">): void {
  const expiration = seconds(world.clock.now() + days * DAY);
  const restriction = { type, reason: "Negative feedback from users", expiration };
  world.setNumber({ ...number, restrictions: [...number.restrictions, restriction] });
  world.publish(
    accountUpdate(number, "ACCOUNT_RESTRICTION", {
      restriction_info: [{ restriction_type: type, expiration }],
    }),
  );
}
