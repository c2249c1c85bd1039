import type { Allowance, Permission } from "../../core/permissions/permission.ts";
import { toMetaFault } from "../edge/problems.ts";
import type { components } from "../generated/contract.ts";
import { toTimeOrNull } from "../times.ts";

type Schemas = components["schemas"];

const toAllowance = (allowance: Allowance | null): Schemas["Allowance"] | null =>
  allowance && { ...allowance, until: toTimeOrNull(allowance.until) };

export function toPermission(permission: Permission): Schemas["Permission"] {
  return {
    ...permission,
    expiresAt: toTimeOrNull(permission.expiresAt),
    waitUntil: toTimeOrNull(permission.waitUntil),
    calls: toAllowance(permission.calls),
    requests: { day: toAllowance(permission.requests.day), week: toAllowance(permission.requests.week) },
    window: toTimeOrNull(permission.window),
    pending: toTimeOrNull(permission.pending),
    declinedAt: toTimeOrNull(permission.declinedAt),
    readAt: toTimeOrNull(permission.readAt),
    unknown: permission.unknown && toMetaFault(permission.unknown),
  };
}
