import { z } from "zod";
import type { Allowance, PermissionAtMeta } from "../../core/permissions/permission.ts";
import type { Instant } from "../../core/time.ts";
import { secondsOrNull } from "./values.ts";

const limit = z.object({
  time_period: z.string(),
  max_allowed: z.int().min(0),
  current_usage: z.int().min(0),
  limit_expiration_time: secondsOrNull.optional(),
});
const action = z.object({
  action_name: z.string(),
  can_perform_action: z.boolean(),
  limits: z.array(limit).optional().catch([]),
});
const answer = z.object({
  permission: z.object({
    status: z
      .string()
      .transform((text) => text.toLowerCase())
      .pipe(z.enum(["no_permission", "temporary", "permanent"])),
    // Meta's sample and its table have different names for it.
    expiration_time: secondsOrNull.optional(),
    expiration: secondsOrNull.optional(),
  }),
  actions: z.array(action).optional().catch([]),
});

type Action = z.output<typeof action>;

const states = { no_permission: "none", temporary: "temporary", permanent: "permanent" } as const;

/** GET call_permissions in our words; null for what is not that. `readAt`: when it was asked. */
export function readPermission(value: unknown, readAt: Instant): PermissionAtMeta | null {
  const read = answer.safeParse(value);
  if (!read.success) return null;
  const { permission, actions = [] } = read.data;
  const state = states[permission.status];
  const named = (name: string) => actions.find(({ action_name }) => action_name === name);
  const [call, ask] = [named("start_call"), named("send_call_permission_request")];
  return {
    readAt,
    state,
    expiresAt: state === "temporary" ? (permission.expiration_time ?? permission.expiration ?? null) : null,
    mayCall: call?.can_perform_action ?? state !== "none",
    mayAsk: ask?.can_perform_action ?? state !== "permanent",
    calls: allowanceOf(call, isDay),
    requestsDay: allowanceOf(ask, isDay),
    requestsWeek: allowanceOf(ask, isWeek),
  };
}

const isDay = (period: string) => period === "PT24H" || period === "P1D";
const isWeek = (period: string) => period === "P7D" || period === "P1W" || period === "PT168H";

function allowanceOf(action: Action | undefined, isPeriod: (period: string) => boolean): Allowance | null {
  const counted = action?.limits?.find(({ time_period }) => isPeriod(time_period));
  if (action === undefined || counted === undefined) return null;
  const { max_allowed: max, current_usage: used, limit_expiration_time: until = null } = counted;
  // What Meta says can be done can be done, whatever its numbers say (its sample has an old maximum).
  const left = Math.max(action.can_perform_action ? 1 : 0, max - used);
  return { left, max, until: left === 0 ? until : null };
}
