import type { Sessions } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { personOf } from "./people.ts";
import { pick } from "./pick.ts";

export function createSessions({ query }: Database): Sessions {
  const columns = ["token", "personId", "createdAt", "expiresAt"] as const;

  return {
    async add(session) {
      await query.insertInto("sessions").values(pick(session, columns)).execute();
    },
    async find(token, now) {
      const row = await query
        .selectFrom("sessions")
        .innerJoin("people", "people.id", "sessions.personId")
        .selectAll("people")
        .select(["sessions.createdAt as begunAt", "sessions.expiresAt"])
        .where("token", "=", token)
        .where("expiresAt", ">", now)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { begunAt, expiresAt } = row;
      return {
        session: { token, personId: row.id, createdAt: begunAt, expiresAt },
        person: personOf(row),
      };
    },
    async end(token) {
      await query.deleteFrom("sessions").where("token", "=", token).execute();
    },
    endOf: (personId, except) =>
      query
        .deleteFrom("sessions")
        .where("personId", "=", personId)
        .$if(except !== undefined, (ended) => ended.where("token", "!=", except ?? ""))
        .returning(columns)
        .execute(),
    takeExpired: (now) =>
      query.deleteFrom("sessions").where("expiresAt", "<=", now).returning(columns).execute(),
  };
}
