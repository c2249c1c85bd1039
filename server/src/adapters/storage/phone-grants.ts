import type { PhoneGrant, PhoneGrants } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { key } from "./keepable.ts";
import { pick } from "./pick.ts";

export function createPhoneGrants({ kind, query, atomically }: Database): PhoneGrants {
  const columns = ["personId", "extension", "session", "expiresAt"] as const;

  return {
    put: (grant) =>
      atomically(async (query) => {
        // The person's row, because there may be no grant yet to lock: two at once must not both find none.
        await query
          .selectFrom("people")
          .select("id")
          .where("id", "=", grant.personId)
          .$if(kind === "postgres", (person) => person.forNoKeyUpdate())
          .execute();
        const earlier = await grantOf(query, grant.personId);
        await query
          .insertInto("phoneGrants")
          .values({ ...pick(grant, columns), session: key(grant.session) })
          .onConflict((conflict) =>
            conflict.column("personId").doUpdateSet((row) => ({
              extension: row.ref("excluded.extension"),
              session: row.ref("excluded.session"),
              expiresAt: row.ref("excluded.expiresAt"),
            })),
          )
          .execute();
        return earlier;
      }),
    find: (personId) => grantOf(query, personId),
    async removeOfSession(session) {
      const grant = await query
        .deleteFrom("phoneGrants")
        .where("session", "=", session)
        .returning(columns)
        .executeTakeFirst();
      return grant ?? null;
    },
    takeExpired: (now) =>
      query.deleteFrom("phoneGrants").where("expiresAt", "<=", now).returning(columns).execute(),
  };

  async function grantOf(within: Database["query"], personId: string): Promise<PhoneGrant | null> {
    const grant = await within
      .selectFrom("phoneGrants")
      .select(columns)
      .where("personId", "=", personId)
      .executeTakeFirst();
    return grant ?? null;
  }
}
