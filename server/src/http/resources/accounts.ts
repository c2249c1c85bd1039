import { changeAccount } from "../../use-cases/accounts/change-account.ts";
import { createAccount } from "../../use-cases/accounts/create-account.ts";
import { listAccounts, type AccountView } from "../../use-cases/accounts/list-accounts.ts";
import { listNumbersAtMeta } from "../../use-cases/accounts/list-numbers-at-meta.ts";
import { removeAccount } from "../../use-cases/accounts/remove-account.ts";
import type { Ports } from "../../use-cases/ports.ts";
import { toMetaFault } from "../edge/problems.ts";
import type { components } from "../generated/contract.ts";
import { versionOf, type Handlers } from "../operation.ts";
import { toTimeOrNull } from "../times.ts";
import { shown } from "./outcomes.ts";

type AccountOperations =
  "listAccounts" | "createAccount" | "changeAccount" | "removeAccount" | "listNumbersAtMeta";

function toAccount({
  hook,
  webhookSeenAt,
  lastError,
  ...account
}: AccountView): components["schemas"]["Account"] {
  return {
    ...account,
    webhookPath: `/webhooks/meta/${hook}`,
    webhookSeenAt: toTimeOrNull(webhookSeenAt),
    lastError: lastError && toMetaFault(lastError),
  };
}

export function accountHandlers(ports: Ports): Pick<Handlers, AccountOperations> {
  return {
    listAccounts: async ({ actor }) =>
      shown(await listAccounts(ports, actor), (accounts) => accounts.map(toAccount)),

    createAccount: async ({ actor, body }) => shown(await createAccount(ports, actor, body), toAccount),

    changeAccount: async (call) =>
      shown(
        await changeAccount(ports, call.actor, {
          accountId: call.path.accountId,
          version: versionOf(call),
          change: call.body,
        }),
        toAccount,
      ),

    removeAccount: ({ actor, path }) => removeAccount(ports, actor, path),

    listNumbersAtMeta: ({ actor, path }) => listNumbersAtMeta(ports, actor, path),
  };
}
