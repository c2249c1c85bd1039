import type { Selectable } from "kysely";
import type { Person } from "../../core/people/person.ts";
import type { People } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { key } from "./keepable.ts";
import { byText } from "./order.ts";
import { pick } from "./pick.ts";
import type { Tables } from "./tables.ts";

export function createPeople({ query, atomically }: Database): People {
  const everybody = () => query.selectFrom("people").selectAll();
  const change = (id: string) => query.updateTable("people").where("id", "=", id);
  const find: People["find"] = async (id) =>
    personOrNull(await everybody().where("id", "=", id).executeTakeFirst());

  return {
    find,
    async list() {
      return (await everybody().execute()).map(personOf).sort(byText((person) => person.name));
    },
    async findByExtension(extension) {
      return personOrNull(await everybody().where("extension", "=", extension).executeTakeFirst());
    },
    async findForSignIn(login) {
      const row = await everybody().where("loginKey", "=", loginKey(login)).executeTakeFirst();
      if (row === undefined) return null;
      const { passwordHash, failures, lockedUntil } = row;
      return { person: personOf(row), passwordHash, failures, lockedUntil };
    },
    async findBySubject(subject) {
      return personOrNull(await everybody().where("subject", "=", subject).executeTakeFirst());
    },
    async add(person, at) {
      const added = await query
        .insertInto("people")
        .values({
          ...pick(person, ["id", "login", "name", "role"]),
          extension: key(person.extension),
          loginKey: key(loginKey(person.login)),
          disabled: 0,
          failures: 0,
          createdAt: at,
          version: 1,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      if (added !== undefined) return "added";
      const namesake = await everybody().where("loginKey", "=", loginKey(person.login)).executeTakeFirst();
      return namesake === undefined ? "extension-taken" : "login-taken";
    },
    change: (id, version, fields) =>
      // The look before the change spares PostgreSQL a failed transaction; who slips in between makes it run again.
      atomically(async (query) => {
        if (typeof fields.extension === "string") {
          const other = await query
            .selectFrom("people")
            .select("id")
            .where("extension", "=", key(fields.extension))
            .where("id", "!=", id)
            .executeTakeFirst();
          if (other !== undefined) return { kind: "extension-taken" };
        }
        const row = await query
          .updateTable("people")
          .set(pick(fields, ["name", "role", "extension"]))
          .$if(fields.disabled !== undefined, (person) => person.set({ disabled: fields.disabled ? 1 : 0 }))
          .set((people) => ({ version: people("version", "+", 1) }))
          .where("id", "=", id)
          .where("version", "=", version)
          .returningAll()
          .executeTakeFirst();
        if (row !== undefined) return { kind: "changed", value: personOf(row) };
        const there = await query.selectFrom("people").select("id").where("id", "=", id).executeTakeFirst();
        return { kind: there === undefined ? "not-found" : "changed-meanwhile" };
      }),
    async remove(id) {
      const removed = await query
        .deleteFrom("people")
        .where("id", "=", id)
        .returning("id")
        .executeTakeFirst();
      return removed !== undefined;
    },
    async setPassword(id, passwordHash) {
      await change(id).set({ passwordHash }).execute();
    },
    linkSubject: (id, subject) =>
      atomically(async (query) => {
        const other = await query
          .selectFrom("people")
          .select("id")
          .where("subject", "=", key(subject))
          .executeTakeFirst();
        if (other !== undefined) return false;
        const linked = await query
          .updateTable("people")
          .set({ subject })
          .where("id", "=", id)
          .where("subject", "is", null)
          .returning("id")
          .executeTakeFirst();
        return linked !== undefined;
      }),
    async noteSignIn(id, at) {
      await change(id).set({ lastSignInAt: at, failures: 0, lockedUntil: null }).execute();
    },
    async noteFailure(id, failures, lockedUntil) {
      await change(id).set({ failures, lockedUntil }).execute();
    },
  };
}

/** One form for all ways to write a login: unique, and found, without regard to case. */
const loginKey = (login: string): string => login.normalize("NFKC").toLowerCase();

export function personOf(row: Selectable<Tables["people"]>): Person {
  return {
    ...pick(row, ["id", "login", "name", "role", "extension", "lastSignInAt", "version"]),
    disabled: row.disabled === 1,
    hasPassword: row.passwordHash !== null,
  };
}

const personOrNull = (row: Selectable<Tables["people"]> | undefined): Person | null =>
  row === undefined ? null : personOf(row);
