import type { Permission, PermissionFacts } from "../../core/permissions/permission.ts";
import { permissionOf } from "../../core/permissions/permission-rules.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import { MINUTE, SECOND, type Instant } from "../../core/time.ts";
import type { Actor } from "../ports.ts";
import { modeOf, type CustomerOfNumber, type PermissionPorts } from "./permission-ports.ts";
import { readPermission } from "./read-permission.ts";

/** Meta's answer is fresh for so long. */
const FRESH_FOR = MINUTE;
/** When Meta could not be asked, it is not asked again for so long: nobody should wait for it at every click. */
const SPARE_AFTER_FAULT = 10 * SECOND;

/**
 * Whether this customer may be called from this number now, and what is left. Asks Meta unless its last answer is fresh;
 * `fresh: true` asks anyway. Never fails because of Meta: `unknown` says why. Problem: `not-found`.
 */
export async function lookAtPermission(
  ports: PermissionPorts,
  _actor: Actor,
  { numberId, customer, fresh = false }: CustomerOfNumber & { readonly fresh?: boolean },
): Promise<Outcome<Permission>> {
  const { storage, clock } = ports;
  const number = await storage.numbers.find(numberId);
  if (number === null) return refused("not-found");
  const known = await storage.permissions.find(numberId, customer);
  const facts = !fresh && isFresh(known, clock.now()) ? known : await readPermission(ports, number, known);
  return done(permissionOf(facts, clock.now(), modeOf(number)));
}

export function isFresh({ atMeta, unknown }: PermissionFacts, now: Instant): boolean {
  if (unknown !== null) return now - unknown.at < SPARE_AFTER_FAULT;
  return atMeta !== null && now - atMeta.readAt < FRESH_FOR;
}
