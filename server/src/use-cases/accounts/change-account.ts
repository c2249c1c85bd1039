import type { GraphAccess } from "../../core/numbers/business-number.ts";
import { may } from "../../core/people/person.ts";
import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import type { Actor, Ports } from "../ports.ts";
import { lostToken, openToken } from "./ask-meta.ts";
import { checkedGraph } from "./create-account.ts";
import { showAccount, type AccountView } from "./list-accounts.ts";
import { accessTokenSeal, appSecretSeal } from "./seals.ts";

/** What is left out stays as it is. */
export type AccountChange = {
  readonly name?: string;
  readonly appId?: string | null;
  readonly accessToken?: string;
  readonly appSecret?: string;
  readonly graph?: GraphAccess;
};

type ChangePorts = Pick<Ports, "storage" | "secrets" | "clock" | "meta" | "logger">;

/**
 * Changes an account. A new token, or a new way to Meta, is tried first. Problems: `not-found`, `changed-meanwhile`,
 * `invalid` (as `createAccount`), `meta`.
 */
export async function changeAccount(
  ports: ChangePorts,
  actor: Actor,
  input: { readonly accountId: string; readonly version: number; readonly change: AccountChange },
): Promise<Outcome<AccountView>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  const { accountId, version, change } = input;
  const graph = change.graph === undefined ? done(undefined) : checkedGraph(change.graph);
  if (graph.kind === "problem") return graph;
  const tried = await tryAtMeta(ports, accountId, version, change.accessToken, graph.value);
  if (tried.kind === "problem") return tried;

  const { secrets, clock } = ports;
  const { name, appId, accessToken, appSecret } = change;
  const changed = await allOrNothing(ports.storage, async (storage) => {
    const stored = await storage.accounts.change(
      accountId,
      version,
      {
        ...(name !== undefined && { name }),
        ...(appId !== undefined && { appId }),
        ...(graph.value !== undefined && { graph: graph.value }),
      },
      {
        ...(accessToken !== undefined && {
          accessToken: secrets.seal(accessToken, accessTokenSeal(accountId)),
        }),
        ...(appSecret !== undefined && { appSecret: secrets.seal(appSecret, appSecretSeal(accountId)) }),
      },
    );
    if (stored.kind !== "changed") return refused(stored.kind);
    if (tried.value === "works") await storage.accounts.noteError(accountId, null);
    await note(storage, {
      at: clock.now(),
      by: actor.person,
      action: "account.change",
      target: accountId,
      detail: { fields: Object.keys(change).toSorted().join(",") },
    });
    return done(null);
  });
  return changed.kind === "problem" ? changed : showAccount(ports, accountId);
}

async function tryAtMeta(
  ports: ChangePorts,
  accountId: string,
  version: number,
  accessToken: string | undefined,
  graph: GraphAccess | undefined,
): Promise<Outcome<"works" | "not-tried">> {
  const account = await ports.storage.accounts.find(accountId);
  if (account === null) return refused("not-found");
  if (account.version !== version) return refused("changed-meanwhile");
  if (accessToken === undefined && graph === undefined) return done("not-tried");
  const token = accessToken ?? openToken(ports, accountId, account.sealed.accessToken);
  if (token === null) return problem({ code: "meta", meta: lostToken(ports) });
  const access = { ...(graph ?? account.graph), accessToken: token };
  const asked = await ports.meta.listNumbers(access, account.wabaId);
  return asked.kind === "fault" ? problem({ code: "meta", meta: asked.fault }) : done("works");
}
