import { CamelCasePlugin, Kysely, type Dialect } from "kysely";
import type { Logger } from "../../core/ports/logger.ts";
import type { Storage } from "../../core/ports/storage.ts";
import { migrate } from "./migrate.ts";
import { explainPostgres, postgresDialect } from "./postgres-database.ts";
import { explainSqlite, sqliteDialect } from "./sqlite-database.ts";
import { createStorage } from "./storage.ts";
import type { Tables } from "./tables.ts";

export type StorageOptions = { readonly logger: Logger };

/** A connection that waits so long for an answer is given up; milliseconds. */
const LONGEST_SILENCE = 60_000;

/**
 * Opens the storage and brings its tables up to date.
 * @param url `sqlite:/var/lib/ringbridge/ringbridge.db`, `sqlite::memory:` or `postgres://user:password@host/database`
 * @throws Error that names DATABASE_URL and the remedy, and never the password.
 */
export async function openStorage(url: string, options: StorageOptions): Promise<Storage> {
  if (url.startsWith("sqlite:")) return openSqlite(fileOf(url), options);
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, options);
  throw new Error(
    "DATABASE_URL must begin with sqlite: or postgres:, as in sqlite:/var/lib/ringbridge/ringbridge.db",
  );
}

async function openSqlite(file: string, { logger }: StorageOptions): Promise<Storage> {
  const kysely = kyselyOn(sqliteDialect(file, logger));
  try {
    await migrate(kysely, "sqlite");
  } catch (error) {
    await kysely.destroy();
    throw new Error(`DATABASE_URL: ${explainSqlite(file, error)}`, { cause: error });
  }
  return createStorage("sqlite", kysely);
}

async function openPostgres(url: string, { logger }: StorageOptions): Promise<Storage> {
  if (!URL.canParse(url)) {
    throw new Error(
      "DATABASE_URL is no URL: write postgres://user:password@host/database (special characters as %XX)",
    );
  }
  // Large tables may take their time to be changed.
  const patient = kyselyOn(postgresDialect(url, { logger, silence: 0 }));
  try {
    await migrate(patient, "postgres");
  } catch (error) {
    throw new Error(`DATABASE_URL: ${explainPostgres(url, error)}`, { cause: error });
  } finally {
    await patient.destroy();
  }
  return createStorage("postgres", kyselyOn(postgresDialect(url, { logger, silence: LONGEST_SILENCE })));
}

const kyselyOn = (dialect: Dialect): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect,
    plugins: [new CamelCasePlugin({ underscoreBetweenUppercaseLetters: true })],
  });

function fileOf(url: string): string {
  const file = url.slice("sqlite:".length).replace(/^\/\/(?=\/)/, "");
  if (file !== "" && !file.startsWith("//")) return file;
  throw new Error("DATABASE_URL names no file: write sqlite:/var/lib/ringbridge/ringbridge.db");
}
