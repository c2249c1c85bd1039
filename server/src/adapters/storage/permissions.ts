import type { Selectable } from "kysely";
import type { PermissionFacts } from "../../core/permissions/permission.ts";
import type { Permissions } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { fromJsonOrNull, metaFault, permissionAtMeta, permissionReply, toJson } from "./json-columns.ts";
import { key } from "./keepable.ts";
import { pick } from "./pick.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["permissions"]>;

export function createPermissions({ kind, query, atomically }: Database): Permissions {
  const read = (within: Database["query"], numberId: string, customer: string) =>
    within
      .selectFrom("permissions")
      .selectAll()
      .where("numberId", "=", numberId)
      .where("customer", "=", customer);

  return {
    async find(numberId, customer) {
      const row = await read(query, numberId, customer).executeTakeFirst();
      return row === undefined ? nothingKnown(numberId, customer) : factsOf(row);
    },
    change: (numberId, customer, change) =>
      atomically(async (query) => {
        // There must be a row before it can be locked.
        await query
          .insertInto("permissions")
          .values({ numberId, customer: key(customer), unansweredInARow: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const row = await read(query, numberId, customer)
          .$if(kind === "postgres", (stored) => stored.forUpdate())
          .executeTakeFirstOrThrow();
        const facts = { ...change(factsOf(row)), numberId, customer };
        await query
          .updateTable("permissions")
          .set({
            ...pick(facts, ["askedAt", "unansweredInARow", "heardAt"]),
            atMeta: toJson(facts.atMeta),
            reply: toJson(facts.reply),
            unknown: toJson(facts.unknown),
          })
          .where("numberId", "=", numberId)
          .where("customer", "=", customer)
          .execute();
        return facts;
      }),
  };
}

const nothingKnown = (numberId: string, customer: string): PermissionFacts => ({
  ...{ numberId, customer },
  ...{ atMeta: null, reply: null, askedAt: null, unansweredInARow: 0, heardAt: null, unknown: null },
});

function factsOf(row: Row): PermissionFacts {
  return {
    ...pick(row, ["numberId", "customer", "askedAt", "unansweredInARow", "heardAt"]),
    atMeta: fromJsonOrNull(permissionAtMeta, "permissions.at_meta", row.atMeta),
    reply: fromJsonOrNull(permissionReply, "permissions.reply", row.reply),
    unknown: fromJsonOrNull(metaFault, "permissions.unknown", row.unknown),
  };
}
