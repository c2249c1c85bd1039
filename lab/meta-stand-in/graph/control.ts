import { z } from "zod";
import { LabError } from "../../lab-error.ts";
import { handshake } from "./delivery.ts";
import type { Delivery } from "./delivery.ts";
import { showState } from "./graph-state.ts";
import { callId } from "./ids.ts";
import type { Misbehaviours } from "./misbehaviour.ts";
import { DAY, seconds } from "./pair.ts";
import { answerPermissionRequest, customerWrites, grantInProfile, revokeInProfile } from "./permissions.ts";
import { personOf } from "./person.ts";
import { accountUpdate, voicemail } from "./webhook-values.ts";
import type { App, PhoneNumber, World } from "./world.ts";

/** What the lab can do on Meta's side that no Graph API offers. Everything is posted to /lab/NAME as JSON. */
export interface Controls {
  readonly world: World;
  readonly delivery: Delivery;
  readonly misbehaviours: Misbehaviours;
}

const answer = z.enum(["accept", "accept-for-good", "decline"]);
const pair = { number: z.string(), customer: z.string() };

const orders = z.discriminatedUnion("order", [
  z.strictObject({ order: z.literal("state") }),
  z.strictObject({ order: z.literal("sent") }),
  z.strictObject({
    order: z.literal("webhook"),
    appId: z.string(),
    callbackUrl: z.string(),
    verifyToken: z.string(),
    fields: z.array(z.string()).optional(),
  }),
  z.strictObject({ order: z.literal("answer"), id: z.string(), answer }),
  z.strictObject({ order: z.literal("grant"), ...pair, lasting: z.enum(["temporary", "permanent"]) }),
  z.strictObject({ order: z.literal("revoke"), ...pair, webhook: z.enum(["sent", "none"]) }),
  z.strictObject({ order: z.literal("write"), ...pair, text: z.string() }),
  z.strictObject({ order: z.literal("voicemail"), ...pair, wacid: z.string().optional() }),
  z.strictObject({
    order: z.literal("restrict"),
    number: z.string(),
    type: z.enum(["RESTRICTED_BUSINESS_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING"]),
    days: z.number(),
  }),
  z.strictObject({ order: z.literal("lift-restrictions"), number: z.string() }),
  z.strictObject({
    order: z.literal("violation"),
    number: z.string(),
    type: z.enum([
      "LOW_BUSINESS_INITIATED_CALLING_QUALITY",
      "LOW_USER_INITIATED_CALLING_QUALITY",
      "USER_INITIATED_CALLS_LOW_PICKUP_RATE",
    ]),
  }),
  z.strictObject({
    order: z.literal("shape"),
    number: z.string(),
    kind: z.enum(["production", "test"]).optional(),
    messagingLimit: z.int().optional(),
    payment: z.enum(["valid", "missing"]).optional(),
    quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]).optional(),
    status: z.enum(["CONNECTED", "FLAGGED", "RESTRICTED", "DISCONNECTED"]).optional(),
  }),
  z.strictObject({ order: z.literal("advance"), milliseconds: z.number().min(0) }),
  z.strictObject({
    order: z.literal("misbehave"),
    answers: z.int().min(1),
    only: z.string().optional(),
    misbehaviour: z.discriminatedUnion("how", [
      z.strictObject({ how: z.literal("slow"), milliseconds: z.number().min(0) }),
      z.strictObject({ how: z.enum(["server-error", "rate-limited", "invalid-json", "cut"]) }),
    ]),
  }),
  z.strictObject({ order: z.literal("behave") }),
  z.strictObject({ order: z.literal("duplicate"), webhooks: z.int().min(0) }),
  z.strictObject({ order: z.literal("send"), field: z.string(), body: z.string() }),
]);

/** An order to the stand-in. */
export type Order = z.input<typeof orders>;

/** @throws LabError when the order cannot be followed. */
export async function obey(controls: Controls, value: unknown): Promise<unknown> {
  const read = orders.safeParse(value);
  if (!read.success) throw new LabError(`The stand-in for Meta does not know that: ${read.error.message}`);
  return follow(controls, read.data);
}

async function follow(controls: Controls, order: z.output<typeof orders>): Promise<unknown> {
  const { world, delivery, misbehaviours } = controls;
  switch (order.order) {
    case "state":
      return showState(world);
    case "sent":
      return delivery.sent();
    case "webhook":
      return setWebhook(world, order);
    case "answer":
      return giveAnswer(world, order);
    case "grant":
      return grantInProfile(
        world,
        numberOf(world, order.number),
        personOf(order.customer).key,
        order.lasting === "permanent" ? "accept-for-good" : "accept",
      );
    case "revoke":
      return revokeInProfile(
        world,
        numberOf(world, order.number),
        personOf(order.customer).key,
        order.webhook,
      );
    case "write":
      return customerWrites(world, numberOf(world, order.number), personOf(order.customer).key, order.text);
    case "voicemail": {
      const wacid = order.wacid ?? callId();
      const person = personOf(order.customer);
      world.publish(voicemail(numberOf(world, order.number), person, wacid, world.clock.now()));
      return { wacid };
    }
    case "restrict":
    case "lift-restrictions":
    case "violation":
      return judge(world, numberOf(world, order.number), order);
    case "shape": {
      const { order: _, number, ...shape } = order;
      const given = Object.entries(shape).filter(([, each]) => each !== undefined);
      return world.setNumber({ ...numberOf(world, number), ...Object.fromEntries(given) });
    }
    case "advance":
      return world.clock.advance(order.milliseconds);
    case "misbehave":
      return misbehaviours.order({ ...order, only: order.only });
    case "behave":
      return misbehaviours.clear();
    case "duplicate":
      return delivery.duplicate(order.webhooks);
    case "send":
      return delivery.send(order.field, order.body);
  }
}

function numberOf(world: World, text: string): PhoneNumber {
  const found = world.numbers().find(({ number, id }) => number === text || id === text);
  if (found) return found;
  const known = world.numbers().map(({ number }) => number);
  throw new LabError(`${text} is no number of this account. Give one of: ${known.join(", ")}.`);
}

interface WebhookOrder {
  readonly appId: string;
  readonly callbackUrl: string;
  readonly verifyToken: string;
  readonly fields?: readonly string[] | undefined;
}

async function setWebhook(
  world: World,
  { appId, callbackUrl, verifyToken, fields }: WebhookOrder,
): Promise<void> {
  const callback = { url: callbackUrl, verifyToken };
  const fault = await handshake(callback);
  if (fault !== undefined)
    throw new LabError(`The webhook was not taken. ${fault} Check its URL and its verify token.`);
  const app: App | undefined = world.apps().find(({ id }) => id === appId);
  if (!app) throw new LabError(`There is no app ${appId}.`);
  world.setApp({ ...app, callback, subscription: "subscribed", fields: fields ?? app.fields });
}

function giveAnswer(world: World, order: { id: string; answer: z.output<typeof answer> }): void {
  const fault = answerPermissionRequest(world, order.id, order.answer);
  if (fault === "unknown") throw new LabError("There is no such request for permission.");
  if (fault === "expired")
    throw new LabError("That request for permission has expired. The business has to ask anew.");
}

type Judgement = Extract<z.output<typeof orders>, { order: "restrict" | "lift-restrictions" | "violation" }>;

/** WhatsApp judges how a number calls. */
function judge(world: World, number: PhoneNumber, order: Judgement): void {
  switch (order.order) {
    case "restrict": {
      const expiration = seconds(world.clock.now() + order.days * DAY);
      const restriction = { type: order.type, reason: "Negative feedback from users", expiration };
      world.setNumber({ ...number, restrictions: [...number.restrictions, restriction] });
      world.publish(
        accountUpdate(number, "ACCOUNT_RESTRICTION", {
          restriction_info: [{ restriction_type: order.type, expiration }],
        }),
      );
      return;
    }
    case "lift-restrictions":
      world.setNumber({ ...number, restrictions: [] });
      return;
    case "violation":
      world.publish(
        accountUpdate(number, "ACCOUNT_VIOLATION", {
          violation_info: {
            violation_type: order.type,
            remediation: "Answer more calls, or call only customers who expect it.",
          },
        }),
      );
  }
}
