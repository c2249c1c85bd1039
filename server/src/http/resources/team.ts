import type { Team } from "../../core/phones/team.ts";
import { getTeam } from "../../use-cases/team/get-team.ts";
import type { Ports } from "../../use-cases/ports.ts";
import type { components } from "../generated/contract.ts";
import type { Handlers } from "../operation.ts";
import { toTime, toTimeOrNull } from "../times.ts";
import { toTrunkDirection } from "./number-json.ts";
import { shown } from "./outcomes.ts";
import { toPbxLink, toPhone } from "./phone-json.ts";

export function toTeam({ pbx, agents, trunks }: Team): components["schemas"]["Team"] {
  return {
    pbx: toPbxLink(pbx),
    agents: agents.map(({ phone, browser, shift, call, ...agent }) => ({
      ...agent,
      phone: toPhone(phone),
      browser: { line: browser.line, at: toTimeOrNull(browser.at) },
      shift: { ...shift, since: toTimeOrNull(shift.since) },
      call: call && { ...call, since: toTime(call.since) },
    })),
    trunks: trunks.map(({ inbound, outbound, ...trunk }) => ({
      ...trunk,
      inbound: toTrunkDirection(inbound),
      outbound: toTrunkDirection(outbound),
    })),
  };
}

export function teamHandlers(ports: Ports): Pick<Handlers, "getTeam"> {
  return { getTeam: async ({ actor }) => shown(await getTeam(ports, actor), toTeam) };
}
