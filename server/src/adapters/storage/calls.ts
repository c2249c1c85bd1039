import type { Calls } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { key } from "./keepable.ts";
import { pick } from "./pick.ts";

const columns = [
  "id",
  "direction",
  "customer",
  "customerName",
  "businessNumber",
  "extension",
  "agentName",
  "startedAt",
  "answeredAt",
  "endedAt",
  "outcome",
  "failure",
] as const;

export function createCalls({ query }: Database): Calls {
  const all = () => query.selectFrom("calls").selectAll();

  return {
    async put(call) {
      const { id, ...others } = pick(call, columns);
      key(call.customer);
      key(call.extension);
      await query
        .insertInto("calls")
        .values({ id: key(id), ...others })
        .onConflict((known) => known.column("id").doUpdateSet(others))
        .execute();
    },
    async find(id) {
      return (await all().where("id", "=", id).executeTakeFirst()) ?? null;
    },
    search: ({ customer, extension, before, limit }) => {
      let found = all();
      if (customer !== undefined) found = found.where("customer", "=", customer);
      if (extension !== undefined) found = found.where("extension", "=", extension);
      if (before !== undefined) found = found.where("startedAt", "<", before);
      return found.orderBy("startedAt", "desc").orderBy("id").limit(limit).execute();
    },
    countMissed: async ({ from, to }) => {
      const { count } = await query
        .selectFrom("calls")
        .select(({ fn }) => fn.countAll().as("count"))
        .where("outcome", "=", "missed")
        .where("startedAt", ">=", from)
        .where("startedAt", "<", to)
        .executeTakeFirstOrThrow();
      // PostgreSQL counts in 64 bits, which arrive as text.
      return Number(count);
    },
    underWay: () => all().where("outcome", "=", "under-way").orderBy("startedAt").orderBy("id").execute(),
  };
}
