import type { SeenEvents } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { key } from "./keepable.ts";

export function createSeenEvents({ query }: Database): SeenEvents {
  return {
    async first(accountId, event, at) {
      const added = await query
        .insertInto("seenEvents")
        .values({ accountId, key: key(event), at })
        .onConflict((known) => known.doNothing())
        .returning("at")
        .executeTakeFirst();
      return added !== undefined;
    },
  };
}
