import { Socket } from "node:net";
import { PostgresDialect, type Dialect } from "kysely";
import { Client, Pool, TypeOverrides, types, type ClientBase } from "pg";
import type { Logger } from "../../core/ports/logger.ts";
import { refuseUnkeepable } from "./keepable.ts";

export type PostgresOptions = {
  readonly logger: Logger;
  /** How long a connection in use may be silent before it is given up, in milliseconds; 0: for ever. */
  readonly silence: number;
};

/** Kysely's way to PostgreSQL: up to ten connections, made when they are needed and again after they were lost. */
export function postgresDialect(url: string, { logger, silence }: PostgresOptions): Dialect {
  const prepare = async (client: ClientBase): Promise<void> => {
    // Without a listener a lost connection would end the process.
    client.on("error", (error) => logger.warn("storage.connection-lost", { code: codeOf(error) }));
    if (client instanceof Client && client.connection.stream instanceof Socket) {
      const { stream } = client.connection;
      stream.setTimeout(silence, () => stream.destroy(new Error("PostgreSQL does not answer.")));
    }
    await client.query(promiseOfDisk);
  };
  const pool = new Pool({
    connectionString: url,
    application_name: "ringbridge",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: withNumbers(),
    // The pool waits for it, though its types do not say so. Kysely's own hook would keep the connection if it failed.
    onConnect: (client): unknown => prepare(client),
  });
  pool.on("error", () => undefined); // told by its client already
  return new PostgresDialect({ pool, onCreateConnection: refuseUnkeepable });
}

/** What is committed is on disk, also where the server is set up to say so too early. */
const promiseOfDisk =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

/** Instants and counts are bigint, which pg would give as text. Ours are safe integers: keepable.ts sees to that. */
function withNumbers(): TypeOverrides {
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, Number);
  return parsers;
}

/** What went wrong at the first connection, with the remedy and without the password. */
export function explainPostgres(url: string, error: unknown): string {
  const { host, port, user = "", database = "" } = new Client({ connectionString: url });
  const server = `PostgreSQL at ${host}${host.startsWith("/") ? "" : `:${port}`}`;
  const known: Readonly<Record<string, string>> = {
    "28P01": `${server} refuses the password of "${user}". Correct it in the URL (special characters as %XX).`,
    "28000": `${server} does not let "${user}" in from here. Its file pg_hba.conf decides that.`,
    "3D000": `${server} has no database "${database}". Make it (createdb), or name another one.`,
    "42501": `${server}: "${user}" may not make tables in "${database}". Make that user the database's owner.`,
    "53300": `${server} has no connection left. Allow more of them (max_connections).`,
    "57P03": `${server} is just starting or ending. Try again when it is ready.`,
    ENOTFOUND: `the host name ${host} is not known. Correct it, or check the name service.`,
    EAI_AGAIN: `the host name ${host} cannot be looked up now. Check the name service.`,
    ECONNREFUSED: `nothing listens for ${server}. Start the server, or correct host and port.`,
    ENOENT: `nothing listens for ${server}. Start the server, or correct host and port.`,
  };
  const words = error instanceof Error ? error.message : String(error);
  return known[codeOf(error) ?? ""] ?? `${server} cannot be used: ${words}`;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
