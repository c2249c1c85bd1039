import type { AuditEntry, Storage } from "../../core/ports/storage.ts";
import type { Instant } from "../../core/time.ts";

type Note = {
  readonly at: Instant;
  /** Null: the backend itself, or somebody not signed in. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly target?: string;
  readonly detail?: AuditEntry["detail"];
};

/** Writes into the audit log. */
export async function note(storage: Pick<Storage, "audit">, entry: Note): Promise<void> {
  await storage.audit.add({
    at: entry.at,
    actorId: entry.by?.id ?? null,
    actor: entry.by?.name ?? null,
    action: entry.action,
    target: entry.target ?? null,
    detail: entry.detail ?? {},
  });
}
