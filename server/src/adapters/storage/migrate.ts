import type { Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import type { DatabaseKind } from "./database.ts";
import { first } from "./migrations/0001-first.ts";
import type { Tables } from "./tables.ts";

/** By name, in order. One that was published is never changed again: a new one follows. */
const migrationsFor = (kind: DatabaseKind): Readonly<Record<string, Migration>> => ({
  "0001-first": first(kind),
});

/**
 * Brings the database to the tables that this program knows; nothing to do is the usual case.
 * @throws Error when a newer program has changed it, in words that follow a colon.
 */
export async function migrate(database: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  const migrations = migrationsFor(kind);
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = (await appliedTo(database)).filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new Error(
      `the database was last used by a newer version of this program (it knows ${unknown.join(", ")}). ` +
        "Start that version again, or restore the copy of the database made before it.",
    );
  }
  throw error instanceof Error
    ? error
    : new Error("The tables could not be brought up to date.", { cause: error });
}

async function appliedTo(database: Kysely<Tables>): Promise<readonly string[]> {
  // Kysely's own table, with the name that its Migrator gives it.
  const bookkeeping = database as unknown as Kysely<{ kysely_migration: { name: string } }>;
  const rows = await bookkeeping
    .selectFrom("kysely_migration")
    .select("name")
    .execute()
    .catch(() => []);
  return rows.map(({ name }) => name);
}
