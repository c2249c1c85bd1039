import { may } from "../../core/people/person.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import type { Actor, Ports } from "../ports.ts";

/** Removes an account that has no numbers any more. Problems: `not-found`, `account-in-use`. */
export async function removeAccount(
  { storage, clock }: Pick<Ports, "storage" | "clock">,
  actor: Actor,
  { accountId }: { readonly accountId: string },
): Promise<Outcome<null>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  return allOrNothing(storage, async (within) => {
    const removed = await within.accounts.remove(accountId);
    if (removed === "not-found") return refused("not-found");
    if (removed === "in-use") return refused("account-in-use");
    await note(within, {
      at: clock.now(),
      by: actor.person,
      action: "account.remove",
      target: accountId,
    });
    return done(null);
  });
}
