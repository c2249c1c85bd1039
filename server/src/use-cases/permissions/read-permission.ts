import type { Permission, PermissionFacts } from "../../core/permissions/permission.ts";
import { couldNotBeRead, wasRead } from "../../core/permissions/permission-facts.ts";
import { permissionOf } from "../../core/permissions/permission-rules.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { askMeta } from "../accounts/ask-meta.ts";
import { modeOf, type PermissionPorts } from "./permission-ports.ts";

/** Asks Meta, and keeps what it says or why it says nothing. Tells whoever watches when that changes what can be done. */
export async function readPermission(
  ports: PermissionPorts,
  number: StoredNumber,
  before: PermissionFacts,
): Promise<PermissionFacts> {
  const { customer } = before;
  const mode = modeOf(number);
  const answer = await askMeta(ports, number.accountId, (access) =>
    ports.meta.readPermission(access, number.phoneNumberId, customer),
  );
  const facts = await ports.storage.permissions.change(number.id, customer, (known) =>
    answer.kind === "fault" ? couldNotBeRead(known, answer.fault) : wasRead(known, answer.value, mode),
  );
  tellIfChanged(ports, number, before, facts);
  return facts;
}

/** Tells whoever watches this customer when the button, or what is beside it, has changed. */
export function tellIfChanged(
  { clock, live }: Pick<PermissionPorts, "clock" | "live">,
  number: StoredNumber,
  before: PermissionFacts,
  after: PermissionFacts,
): void {
  const permission = newsOf(clock, number, before, after);
  if (permission !== null) live.tell({ kind: "permission", permission });
}

/** The permission as it is after a change, or null when it looks as before. */
export function newsOf(
  clock: PermissionPorts["clock"],
  number: StoredNumber,
  before: PermissionFacts,
  after: PermissionFacts,
): Permission | null {
  const [was, is] = [before, after].map((facts) => permissionOf(facts, clock.now(), modeOf(number)));
  const shown = (permission: Permission | undefined) => JSON.stringify({ ...permission, readAt: null });
  return is === undefined || shown(was) === shown(is) ? null : is;
}
