import { searchCalls, type CallView } from "../../use-cases/calls/search-calls.ts";
import { askPermission } from "../../use-cases/permissions/ask-permission.ts";
import { lookAtPermission } from "../../use-cases/permissions/look-at-permission.ts";
import type { Ports } from "../../use-cases/ports.ts";
import type { components } from "../generated/contract.ts";
import type { Handlers } from "../operation.ts";
import { toTime, toTimeOrNull } from "../times.ts";
import { shown } from "./outcomes.ts";
import { toPermission } from "./permission-json.ts";

type CustomerOperations = "lookAtPermission" | "askPermission" | "searchCalls";

function toCall({ agentName, ...call }: CallView): components["schemas"]["CallRecord"] {
  return {
    ...call,
    agent: agentName,
    startedAt: toTime(call.startedAt),
    answeredAt: toTimeOrNull(call.answeredAt),
    endedAt: toTimeOrNull(call.endedAt),
  };
}

export function customerHandlers(ports: Ports): Pick<Handlers, CustomerOperations> {
  return {
    lookAtPermission: async ({ actor, body }) =>
      shown(await lookAtPermission(ports, actor, body), toPermission),

    askPermission: async ({ actor, body }) => shown(await askPermission(ports, actor, body), toPermission),

    searchCalls: async ({ actor, body: { before, ...query } }) =>
      shown(
        await searchCalls(ports, actor, {
          ...query,
          ...(before !== undefined && { before: Date.parse(before) }),
        }),
        (calls) => calls.map(toCall),
      ),
  };
}
