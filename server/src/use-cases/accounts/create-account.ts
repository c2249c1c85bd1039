import { baseUrlFault, META_GRAPH, tidyBaseUrl } from "../../core/meta/base-url.ts";
import type { GraphAccess } from "../../core/numbers/business-number.ts";
import { may } from "../../core/people/person.ts";
import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import type { Actor, Ports } from "../ports.ts";
import { showAccount, type AccountView } from "./list-accounts.ts";
import { accessTokenSeal, appSecretSeal } from "./seals.ts";

export type NewAccount = {
  readonly name: string;
  readonly wabaId: string;
  readonly appId?: string | null;
  readonly accessToken: string;
  readonly appSecret?: string | null;
  /** Left out: Meta itself. */
  readonly graph?: GraphAccess;
};

/**
 * Adds a Meta account after asking Meta whether its token works. Problems: `invalid` (`/graph/baseUrl`: `form`,
 * `needs-https`), `meta`, `account-taken`.
 */
export async function createAccount(
  ports: Pick<Ports, "storage" | "secrets" | "clock" | "meta">,
  actor: Actor,
  input: NewAccount,
): Promise<Outcome<AccountView>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  const graph = checkedGraph(input.graph ?? META_GRAPH);
  if (graph.kind === "problem") return graph;

  const { accessToken, appSecret = null, name, wabaId, appId = null } = input;
  const asked = await ports.meta.listNumbers({ ...graph.value, accessToken }, wabaId);
  if (asked.kind === "fault") return problem({ code: "meta", meta: asked.fault });

  const { secrets, clock } = ports;
  const id = secrets.newId();
  const added = await allOrNothing(ports.storage, async (storage) => {
    const at = clock.now();
    const taken = await storage.accounts.add(
      {
        ...{ id, name, wabaId, appId },
        graph: graph.value,
        hook: secrets.newShortToken(),
        verifyToken: secrets.newShortToken(),
      },
      {
        accessToken: secrets.seal(accessToken, accessTokenSeal(id)),
        appSecret: appSecret === null ? null : secrets.seal(appSecret, appSecretSeal(id)),
      },
      at,
    );
    if (taken === "taken") return refused("account-taken");
    await note(storage, { at, by: actor.person, action: "account.add", target: id, detail: { wabaId } });
    return done(null);
  });
  return added.kind === "problem" ? added : showAccount(ports, id);
}

/** The way to Meta, tidied. Problem: `invalid`. */
export function checkedGraph({ baseUrl, authorization }: GraphAccess): Outcome<GraphAccess> {
  const fault = baseUrlFault(baseUrl);
  if (fault !== null) return problem({ code: "invalid", fields: [{ path: "/graph/baseUrl", fault }] });
  return done({ baseUrl: tidyBaseUrl(baseUrl), authorization });
}
