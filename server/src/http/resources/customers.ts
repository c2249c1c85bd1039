import { countMissedCalls } from "../../use-cases/calls/count-missed-calls.ts";
import { searchCalls, type CallView } from "../../use-cases/calls/search-calls.ts";
import { askPermission } from "../../use-cases/permissions/ask-permission.ts";
import { lookAtPermission } from "../../use-cases/permissions/look-at-permission.ts";
import type { Ports } from "../../use-cases/ports.ts";
import type { components } from "../generated/contract.ts";
import type { LiveStreams } from "../live/live-streams.ts";
import type { Handlers } from "../operation.ts";
import { toTime, toTimeOrNull } from "../times.ts";
import { shown } from "./outcomes.ts";
import { toPermission } from "./permission-json.ts";

type CustomerOperations = "lookAtPermission" | "askPermission" | "searchCalls" | "countMissedCalls";

function toCall({ agentName, ...call }: CallView): components["schemas"]["CallRecord"] {
  return {
    ...call,
    agent: agentName,
    startedAt: toTime(call.startedAt),
    answeredAt: toTimeOrNull(call.answeredAt),
    endedAt: toTimeOrNull(call.endedAt),
  };
}

/** Whoever asks for a customer hears of them from then on: noted first, so that nothing is missed in between. */
export function customerHandlers(
  ports: Ports,
  live: Pick<LiveStreams, "asked">,
): Pick<Handlers, CustomerOperations> {
  return {
    async lookAtPermission({ actor, body }) {
      live.asked(actor, body.customer);
      return shown(await lookAtPermission(ports, actor, body), toPermission);
    },

    async askPermission({ actor, body }) {
      live.asked(actor, body.customer);
      return shown(await askPermission(ports, actor, body), toPermission);
    },

    async searchCalls({ actor, body: { before, ...query } }) {
      if (query.customer !== undefined) live.asked(actor, query.customer);
      const calls = await searchCalls(ports, actor, {
        ...query,
        ...(before !== undefined && { before: Date.parse(before) }),
      });
      return shown(calls, (all) => all.map(toCall));
    },

    async countMissedCalls({ body: { from, to } }) {
      const span = { from: Date.parse(from), to: Date.parse(to) };
      return shown(await countMissedCalls(ports, span), (count) => ({ count }));
    },
  };
}
