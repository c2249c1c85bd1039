import { z } from "zod";
import type { PermissionReply } from "../../core/permissions/permission.ts";
import type { Instant } from "../../core/time.ts";
import { secondsOrNull } from "./values.ts";

const interactive = z.object({
  type: z.literal("call_permission_reply"),
  call_permission_reply: z.unknown().optional(),
});

const reply = z.object({
  response: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(["accept", "reject"])),
  is_permanent: z.boolean().nullable().optional().catch(false),
  expiration_timestamp: secondsOrNull.optional(),
  response_source: z.string().nullable().optional().catch(null),
});

/** A customer's answer about calls; null when the message is none. */
export function replyOf(
  value: unknown,
  at: Instant,
  toldAt: Instant,
): PermissionReply | "not-understood" | null {
  const isReply = interactive.safeParse(value);
  if (!isReply.success) return null;
  const read = reply.safeParse(isReply.data.call_permission_reply);
  if (!read.success) return "not-understood";
  const { response, is_permanent, expiration_timestamp, response_source } = read.data;
  const permanent = response === "accept" && is_permanent === true;
  return {
    at,
    toldAt,
    response,
    permanent,
    expiresAt: response === "accept" && !permanent ? (expiration_timestamp ?? null) : null,
    source: response_source === "automatic" ? "automatic" : "user",
  };
}
