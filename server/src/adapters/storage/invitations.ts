import type { Invitation, Invitations } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { pick } from "./pick.ts";

const FIRST_ADMINISTRATOR = "first-administrator";

export function createInvitations({ query }: Database): Invitations {
  const columns = ["token", "personId", "expiresAt"] as const;
  const valid = (invitation: Invitation | undefined, now: number): Invitation | null =>
    invitation !== undefined && invitation.expiresAt > now ? invitation : null;

  return {
    async put(invitation) {
      await query
        .insertInto("invitations")
        .values({ ...pick(invitation, columns), holder: invitation.personId ?? FIRST_ADMINISTRATOR })
        .onConflict((earlier) =>
          earlier.column("holder").doUpdateSet((row) => ({
            token: row.ref("excluded.token"),
            expiresAt: row.ref("excluded.expiresAt"),
          })),
        )
        .execute();
    },
    async find(token, now) {
      const row = await query
        .selectFrom("invitations")
        .select(columns)
        .where("token", "=", token)
        .executeTakeFirst();
      return valid(row, now);
    },
    async take(token, now) {
      const row = await query
        .deleteFrom("invitations")
        .where("token", "=", token)
        .returning(columns)
        .executeTakeFirst();
      return valid(row, now);
    },
    async removeOf(personId) {
      await query.deleteFrom("invitations").where("personId", "=", personId).execute();
    },
  };
}
