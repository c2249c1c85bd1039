import * as v from "valibot";
import type { LiveEvent, Permission, PhoneAtPbx, Team } from "./contract.ts";

/** Reads the data of one event of the stream; null for what is none that this app knows. */
export function readLiveEvent(data: string): LiveEvent | null {
  try {
    const parsed = v.safeParse(event, JSON.parse(data));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const time = v.string();
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);

const pbxLink = v.looseObject({ state: v.picklist(["connected", "away"]), since: time });

const phone = v.looseObject({
  state: v.picklist(["reachable", "registered", "unreachable", "not-registered", "unknown"]),
  since: orNull(time),
  roundTripMs: orNull(v.number()),
  contacts: v.number(),
  pbx: pbxLink,
}) satisfies v.GenericSchema<unknown, PhoneAtPbx>;

const direction = v.looseObject({
  lastSuccessAt: orNull(time),
  lastFailureAt: orNull(time),
  lastFailure: orNull(v.string()),
});

const team = v.looseObject({
  pbx: pbxLink,
  agents: v.array(
    v.looseObject({
      personId: v.string(),
      name: v.string(),
      extension: v.string(),
      phone,
      browser: v.looseObject({
        line: v.picklist(["ready", "connecting", "down", "signed-out"]),
        at: orNull(time),
      }),
      shift: v.looseObject({
        state: v.picklist(["ready", "paused", "offline", "not-in-queue", "unknown"]),
        reason: orNull(v.string()),
        since: orNull(time),
      }),
      call: orNull(
        v.looseObject({
          direction: v.picklist(["inbound", "outbound"]),
          state: v.picklist(["ringing", "talking"]),
          customer: orNull(v.string()),
          customerName: orNull(v.string()),
          label: orNull(v.string()),
          since: time,
        }),
      ),
    }),
  ),
  trunks: v.array(
    v.looseObject({
      numberId: v.string(),
      number: v.string(),
      label: v.string(),
      state: v.picklist(["set-up", "missing", "not-ours", "unknown"]),
      inbound: direction,
      outbound: direction,
    }),
  ),
}) satisfies v.GenericSchema<unknown, Team>;

const allowance = v.looseObject({ left: v.number(), max: v.number(), until: orNull(time) });

const permission = v.looseObject({
  numberId: v.string(),
  customer: v.string(),
  state: v.picklist(["none", "temporary", "permanent", "unknown"]),
  expiresAt: orNull(time),
  verb: v.picklist(["call", "ask", "wait"]),
  waitUntil: v.exactOptional(orNull(time)),
  calls: orNull(allowance),
  requests: v.looseObject({ day: orNull(allowance), week: orNull(allowance) }),
  unanswered: v.looseObject({
    inARow: v.number(),
    warnsAt: v.number(),
    endsAt: v.number(),
    next: v.picklist(["nothing", "warns-customer", "ends-permission"]),
  }),
  window: orNull(time),
  pending: orNull(time),
  declinedAt: v.exactOptional(orNull(time)),
  readAt: orNull(time),
  unknown: orNull(
    v.looseObject({
      // A kind that a newer backend knows still says that something is unknown.
      kind: v.custom<NonNullable<Permission["unknown"]>["kind"]>((kind) => typeof kind === "string"),
      code: orNull(v.number()),
      subcode: orNull(v.number()),
      text: orNull(v.string()),
      at: time,
      nextAllowedAt: v.exactOptional(orNull(time)),
    }),
  ),
});

const event = v.variant("type", [
  v.object({ type: v.literal("hello") }),
  v.object({ type: v.literal("own-line"), line: phone }),
  v.object({ type: v.literal("team"), team }),
  v.object({ type: v.literal("number"), numberId: v.string() }),
  v.object({ type: v.literal("permission"), permission }),
  v.object({ type: v.literal("calls"), customer: v.string() }),
  v.object({
    type: v.literal("credentials-revoked"),
    reason: v.picklist(["used-elsewhere", "disabled", "expired"]),
  }),
  v.object({ type: v.literal("session-ended") }),
]);
