import { listAudit } from "../../use-cases/audit/list-audit.ts";
import type { Ports } from "../../use-cases/ports.ts";
import type { Handlers } from "../operation.ts";
import { toTime } from "../times.ts";
import { shown } from "./outcomes.ts";

export function auditHandlers(ports: Ports): Pick<Handlers, "listAudit"> {
  return {
    listAudit: async ({ actor, query }) =>
      shown(await listAudit(ports, actor, query), (entries) =>
        entries.map((entry) => ({ ...entry, at: toTime(entry.at) })),
      ),
  };
}
