import type { Account } from "../../core/numbers/business-number.ts";
import { may } from "../../core/people/person.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Actor, Ports } from "../ports.ts";

/** An account with the count of its numbers. Without a secret. */
export type AccountView = Account & { readonly numbers: number };

export async function listAccounts(
  { storage }: Pick<Ports, "storage">,
  actor: Actor,
): Promise<Outcome<readonly AccountView[]>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  return done((await storage.accounts.list()).map(viewAccount));
}

/** One account as it is stored now. Problem: `not-found`. */
export async function showAccount(
  { storage }: Pick<Ports, "storage">,
  accountId: string,
): Promise<Outcome<AccountView>> {
  const account = (await storage.accounts.list()).find(({ id }) => id === accountId);
  return account === undefined ? refused("not-found") : done(viewAccount(account));
}

/** Field by field: what is stored beside them stays here. */
const viewAccount = (account: AccountView): AccountView => ({
  id: account.id,
  name: account.name,
  wabaId: account.wabaId,
  appId: account.appId,
  graph: account.graph,
  hasAppSecret: account.hasAppSecret,
  hook: account.hook,
  verifyToken: account.verifyToken,
  webhookSeenAt: account.webhookSeenAt,
  lastError: account.lastError,
  version: account.version,
  numbers: account.numbers,
});
