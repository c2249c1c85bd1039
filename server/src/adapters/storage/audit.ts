import type { Audit } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { auditDetail, fromJson, toJson } from "./json-columns.ts";
import { pick } from "./pick.ts";

export function createAudit({ query }: Database): Audit {
  return {
    async add(entry) {
      await query
        .insertInto("audit")
        .values({
          ...pick(entry, ["at", "actorId", "actor", "action", "target"]),
          detail: toJson(entry.detail),
        })
        .execute();
    },
    async list({ before, limit }) {
      const rows = await query
        .selectFrom("audit")
        .selectAll()
        .$if(before !== undefined, (entries) => entries.where("id", "<", before ?? 0))
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, detail: fromJson(auditDetail, "audit.detail", row.detail) }));
    },
  };
}
