import type { TrunkDirection } from "../../core/numbers/business-number.ts";
import type { SettingsAtMeta } from "../../core/numbers/call-settings.ts";
import type { NumberView } from "../../core/numbers/number-view.ts";
import { toMetaFault } from "../edge/problems.ts";
import type { components } from "../generated/contract.ts";
import { toTime, toTimeOrNull } from "../times.ts";

type Schemas = components["schemas"];

export function toTrunkDirection(direction: TrunkDirection): Schemas["TrunkDirection"] {
  return {
    lastSuccessAt: toTimeOrNull(direction.lastSuccessAt),
    lastFailureAt: toTimeOrNull(direction.lastFailureAt),
    lastFailure: direction.lastFailure,
  };
}

function toSettings(settings: SettingsAtMeta, stale: boolean): Schemas["SettingsAtMeta"] {
  return {
    ...settings,
    stale,
    readAt: toTime(settings.readAt),
    restrictions: settings.restrictions.map((one) => ({ ...one, until: toTimeOrNull(one.until) })),
  };
}

export function toNumber({
  meta,
  stale,
  trunk,
  lastError,
  ...number
}: NumberView): Schemas["BusinessNumber"] {
  return {
    ...number,
    meta: meta && toSettings(meta, stale),
    trunk: {
      ...trunk,
      inbound: toTrunkDirection(trunk.inbound),
      outbound: toTrunkDirection(trunk.outbound),
    },
    lastError: lastError && toMetaFault(lastError),
  };
}
