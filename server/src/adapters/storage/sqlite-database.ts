import { chmodSync, closeSync, fsyncSync, openSync, statSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
} from "kysely";
import type { Logger } from "../../core/ports/logger.ts";
import { refuseUnkeepable } from "./keepable.ts";

/** How long another program, a backup perhaps, may hold the file before we give up; milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** How long statements may follow one another without a pause; milliseconds. */
const LONGEST_TURN = 10;

/**
 * Kysely's way to a SQLite file (or `:memory:`) through Node's own SQLite. Kysely gives its one connection to one
 * transaction at a time.
 * @throws Error that names DATABASE_URL and the remedy.
 */
export function sqliteDialect(file: string, logger: Logger): Dialect {
  const database = open(file, logger);
  const config = { database: forKysely(database), onCreateConnection: refuseUnkeepable };
  const dialect = new SqliteDialect(config);
  return {
    createDriver: () => new ImmediateDriver(config),
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

class ImmediateDriver extends SqliteDriver {
  private pausedAt = 0;

  /**
   * Node's SQLite answers at once, so that a long row of statements, a backlog worked off perhaps, would keep everything
   * else from running. Now and then the others have their turn.
   */
  override async acquireConnection(): Promise<DatabaseConnection> {
    if (performance.now() - this.pausedAt > LONGEST_TURN) {
      await new Promise(setImmediate);
      this.pausedAt = performance.now();
    }
    return super.acquireConnection();
  }

  /** Takes the right to write at once: taken later it may be refused without waiting (SQLITE_BUSY_SNAPSHOT). */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** SQLite takes table definitions back like everything else, so a migration that dies leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function open(file: string, logger: Logger): DatabaseSync {
  try {
    if (file !== ":memory:") prepareFile(file, logger);
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
    // What is committed is on disk: WAL alone would give the last commits away when the power fails. fullfsync: macOS.
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = on");
    return database;
  } catch (error) {
    throw new Error(`DATABASE_URL: ${explainSqlite(file, error)}`, { cause: error });
  }
}

/** Makes the file readable for this account alone before anything is in it; SQLite's files beside it follow. */
function prepareFile(file: string, logger: Logger): void {
  closeSync(openSync(file, "a", 0o600));
  const { mode, size } = statSync(file);
  if (size === 0) {
    chmodSync(file, 0o600);
    const folder = openSync(path.dirname(file), "r");
    fsyncSync(folder);
    closeSync(folder);
  } else if ((mode & 0o077) !== 0) {
    logger.warn("storage.open-to-others", { mode: (mode & 0o777).toString(8) });
  }
}

/** What went wrong at the start, with the remedy. */
export function explainSqlite(file: string, error: unknown): string {
  const folder = path.dirname(path.resolve(file));
  switch (codeOf(error)) {
    case "ENOENT":
      return `there is no folder ${folder} for the database. Make it, or name another one.`;
    case "EACCES":
    case "EPERM":
      return `this account may not write ${file}. Give it the right to write the file and its folder, or name another one.`;
    case "EROFS":
      return `${folder} is on a disk that cannot be written. Name another place.`;
    case "ENOTDIR":
      return `${folder} is no folder, so no database can be in it. Name another place.`;
    case "EISDIR":
      return `${file} is a folder. Name a file in it: sqlite:${path.join(file, "ringbridge.db")}`;
    case "ENOSPC":
    case SQLITE_FULL:
      return `the disk that holds ${folder} is full.`;
    case SQLITE_NOTADB:
      return `${file} is not a SQLite database. Name another file; nothing was changed in this one.`;
    case SQLITE_BUSY:
      return `another program holds ${file}. End it and start again.`;
    default:
      return `${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}`;
  }
}

// https://www.sqlite.org/rescode.html
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error) return error.errcode;
  return "code" in error ? error.code : undefined;
}

/** What Kysely expects is better-sqlite3; Node's takes parameters one by one and tells columns instead of `reader`. */
const forKysely = (database: DatabaseSync): SqliteDatabase => ({
  close: () => database.close(),
  prepare: (text) => {
    const statement = database.prepare(text);
    const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    };
  },
});
