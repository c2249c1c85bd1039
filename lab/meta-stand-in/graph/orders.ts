import { z } from "zod";

const answer = z.enum(["accept", "accept-for-good", "decline"]);
const pair = { number: z.string(), customer: z.string() };

/** What the lab can order on Meta's side that no Graph API offers. Each is posted to /lab/NAME as JSON. */
export const orders = z.discriminatedUnion("order", [
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
  z.strictObject({ order: z.literal("write"), ...pair, text: z.string().min(1).max(4096) }),
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
    shape: z.strictObject({
      kind: z.enum(["production", "test"]).exactOptional(),
      messagingLimit: z.int().exactOptional(),
      payment: z.enum(["valid", "missing"]).exactOptional(),
      quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]).exactOptional(),
      status: z.enum(["CONNECTED", "FLAGGED", "RESTRICTED", "DISCONNECTED"]).exactOptional(),
    }),
  }),
  z.strictObject({ order: z.literal("call"), ...pair }),
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

/** The answer to "call": the customer has dialled, and where Meta sends the call. */
export interface CallPlan {
  /** `x-wa-meta-wacid` */
  readonly wacid: string;
  readonly keyExchange: "SDES" | "DTLS";
  /** "+12145550111", with the parameters the business has set. */
  readonly uriUser: string;
}

export type Order = z.input<typeof orders>;
/** The order of this name. */
export type OrderTo<Name extends Order["order"]> = Extract<z.output<typeof orders>, { order: Name }>;
