import * as z from "zod/mini";
import type { LiveEvent, Permission, PhoneAtPbx, Team } from "./contract.ts";

/** Reads the data of one event of the stream; null for what is none that this app knows. */
export function readLiveEvent(data: string): LiveEvent | null {
  try {
    const parsed = event.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const time = z.string();
const orNull = <Schema extends z.ZodMiniType>(schema: Schema) => z.nullable(schema);

const pbxLink = z.looseObject({ state: z.enum(["connected", "away"]), since: time });

const phone = z.looseObject({
  state: z.enum(["reachable", "registered", "unreachable", "not-registered", "unknown"]),
  since: orNull(time),
  roundTripMs: orNull(z.number()),
  contacts: z.number(),
  pbx: pbxLink,
}) satisfies z.ZodMiniType<PhoneAtPbx>;

const direction = z.looseObject({
  lastSuccessAt: orNull(time),
  lastFailureAt: orNull(time),
  lastFailure: orNull(z.string()),
});

const team = z.looseObject({
  pbx: pbxLink,
  agents: z.array(
    z.looseObject({
      personId: z.string(),
      name: z.string(),
      extension: z.string(),
      phone,
      browser: z.looseObject({
        line: z.enum(["ready", "connecting", "down", "signed-out"]),
        at: orNull(time),
      }),
      call: orNull(
        z.looseObject({
          direction: z.enum(["inbound", "outbound"]),
          state: z.enum(["ringing", "talking"]),
          customer: orNull(z.string()),
          customerName: orNull(z.string()),
          label: orNull(z.string()),
          since: time,
        }),
      ),
    }),
  ),
  trunks: z.array(
    z.looseObject({
      numberId: z.string(),
      number: z.string(),
      label: z.string(),
      state: z.enum(["set-up", "missing", "not-ours", "unknown"]),
      inbound: direction,
      outbound: direction,
    }),
  ),
}) satisfies z.ZodMiniType<Team>;

const allowance = z.looseObject({ left: z.number(), max: z.number(), until: orNull(time) });

const permission = z.looseObject({
  numberId: z.string(),
  customer: z.string(),
  state: z.enum(["none", "temporary", "permanent", "unknown"]),
  expiresAt: orNull(time),
  verb: z.enum(["call", "ask", "wait"]),
  waitUntil: z.exactOptional(orNull(time)),
  calls: orNull(allowance),
  requests: z.looseObject({ day: orNull(allowance), week: orNull(allowance) }),
  unanswered: z.looseObject({
    inARow: z.number(),
    warnsAt: z.number(),
    endsAt: z.number(),
    next: z.enum(["nothing", "warns-customer", "ends-permission"]),
  }),
  window: orNull(time),
  pending: orNull(time),
  declinedAt: z.exactOptional(orNull(time)),
  readAt: orNull(time),
  unknown: orNull(
    z.looseObject({
      // A kind that a newer backend knows still says that something is unknown.
      kind: z.custom<NonNullable<Permission["unknown"]>["kind"]>((kind) => typeof kind === "string"),
      code: orNull(z.number()),
      subcode: orNull(z.number()),
      text: orNull(z.string()),
      at: time,
      nextAllowedAt: z.exactOptional(orNull(time)),
    }),
  ),
});

const event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello") }),
  z.object({ type: z.literal("own-line"), line: phone }),
  z.object({ type: z.literal("team"), team }),
  z.object({ type: z.literal("number"), numberId: z.string() }),
  z.object({ type: z.literal("permission"), permission }),
  z.object({ type: z.literal("calls"), customer: z.string() }),
  z.object({
    type: z.literal("credentials-revoked"),
    reason: z.enum(["used-elsewhere", "disabled", "expired"]),
  }),
  z.object({ type: z.literal("session-ended") }),
]);
