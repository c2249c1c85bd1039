import { may } from "../../core/people/person.ts";
import type { ListedNumber } from "../../core/ports/meta.ts";
import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import type { Actor, Ports } from "../ports.ts";
import { askMeta, type AskPorts } from "./ask-meta.ts";

/** `added`: already one of our numbers. */
export type NumberToPick = ListedNumber & { readonly added: boolean };

/** The phone numbers Meta has for this account; none where a partner proxy does not tell. Problems: `not-found`, `meta`. */
export async function listNumbersAtMeta(
  ports: AskPorts & Pick<Ports, "meta">,
  actor: Actor,
  { accountId }: { readonly accountId: string },
): Promise<Outcome<readonly NumberToPick[]>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  const account = await ports.storage.accounts.find(accountId);
  if (account === null) return refused("not-found");
  const listed = await askMeta(ports, accountId, (access) => ports.meta.listNumbers(access, account.wabaId));
  if (listed.kind === "fault") return problem({ code: "meta", meta: listed.fault });
  const ours = new Set((await ports.storage.numbers.list()).map(({ phoneNumberId }) => phoneNumberId));
  return done(listed.value.map((number) => ({ ...number, added: ours.has(number.phoneNumberId) })));
}
