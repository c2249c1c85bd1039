import { may } from "../../core/people/person.ts";
import type { AuditEntry } from "../../core/ports/storage.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Actor, Ports } from "../ports.ts";

const MOST = 200;

/** Who did what, newest first; `before` an entry's id. Administrators. */
export async function listAudit(
  { storage }: Pick<Ports, "storage">,
  actor: Actor,
  { before, limit = 50 }: { readonly before?: number | undefined; readonly limit?: number | undefined },
): Promise<Outcome<readonly (AuditEntry & { readonly id: number })[]>> {
  if (!may(actor.person.role, "see-audit")) return refused("forbidden");
  return done(
    await storage.audit.list({ limit: Math.min(limit, MOST), ...(before === undefined ? {} : { before }) }),
  );
}
