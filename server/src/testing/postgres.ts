import { execFile, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { access, chown, constants, mkdtemp, readdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** A PostgreSQL server of this run alone. It listens on a socket in a folder that no other user can enter. */
export interface Postgres {
  /** Of the database `postgres`, as its superuser. */
  readonly url: string;
  /** Ends the server as a crash would, and starts it again: it has to recover from its log. */
  readonly crash: () => Promise<void>;
  /** Ends the server and removes its files. */
  readonly stop: () => void;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);
const superuser = "ringbridge";
const port = 5432; // names the socket's file; nothing listens on the network

/**
 * Starts a PostgreSQL with the programs of this machine. It keeps its promises to the disk (fsync is on) and sorts text as
 * people do (ICU, en-US) as installed servers do, so that a query which relies on the order of bytes is found out.
 * @throws Error with the remedy where PostgreSQL is missing or does not start.
 */
export async function startPostgres(): Promise<Postgres> {
  const programs = await findPrograms(await likelyFolders());
  const account = await accountToRunAs();
  // Not TMPDIR: a socket's path may have 107 bytes, and the account must be able to come here.
  const folder = await mkdtemp("/tmp/ringbridge-postgres-");
  const data = path.join(folder, "data");
  // Settings of the caller (PGDATA, PGPORT, a language) are none of this server's.
  const options = { cwd: folder, env: { LC_ALL: "C" }, ...account };
  const end = (): void => {
    // At once. It is no fault when the server has ended already, as by Ctrl-C.
    const stopOptions = ["stop", "--pgdata", data, "--mode", "immediate"];
    spawnSync(path.join(programs, "pg_ctl"), stopOptions, { ...options, stdio: "ignore" });
  };
  const stop = (): void => {
    process.off("exit", stop);
    end(); // nobody needs these files again
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (): Promise<void> =>
    ready(
      spawn(path.join(programs, "postgres"), serverOptions(data, folder), {
        ...options,
        stdio: ["ignore", "ignore", "pipe"],
      }),
    );
  process.once("exit", stop);
  try {
    if (account !== null) await chown(folder, account.uid, account.gid);
    await run(path.join(programs, "initdb"), initdbOptions(data), options);
    await start();
  } catch (error) {
    stop();
    throw error;
  }
  const url = `postgres://${superuser}@${encodeURIComponent(folder)}:${port}/postgres`;
  const crash = (): Promise<void> => {
    end();
    return start();
  };
  return { url, crash, stop };
}

/**
 * The first folder that holds a PostgreSQL server's programs.
 * @throws Error with the remedy.
 */
export async function findPrograms(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const programs = ["initdb", "postgres", "pg_ctl"].map((name) =>
      access(path.join(folder, name), constants.X_OK),
    );
    if ((await Promise.allSettled(programs)).every(({ status }) => status === "fulfilled")) return folder;
  }
  throw new Error(
    "The storage tests run on a real PostgreSQL, and this machine has none. Install it (15 or newer; on Debian: " +
      "apt-get install postgresql) and try again. It needs no set-up: the tests start one of their own.",
  );
}

/** Debian keeps the programs of each version in a folder of its own, outside PATH; the newest comes first. */
async function likelyFolders(): Promise<readonly string[]> {
  const versions = await readdir("/usr/lib/postgresql").catch(() => []);
  const newestFirst = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => b - a);
  const onPath = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return [...newestFirst.map((version) => `/usr/lib/postgresql/${version}/bin`), ...onPath];
}

/** PostgreSQL refuses to run as root; there it runs as the account that Debian's package made, or as nobody. */
async function accountToRunAs(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // This machine has no such account.
    }
  }
  throw new Error(
    "PostgreSQL does not run as root, and this machine has no account postgres or nobody for it.",
  );
}

function initdbOptions(data: string): readonly string[] {
  return [
    ...["--pgdata", data, "--username", superuser, "--auth", "trust", "--encoding", "UTF8"],
    ...["--locale", "C", "--locale-provider", "icu", "--icu-locale", "en-US"],
    "--no-sync", // of the empty cluster's own files
  ];
}

function serverOptions(data: string, folder: string): readonly string[] {
  return ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=", "-c", "fsync=on"];
}

/** Settles when the server takes connections; rejects with its last words when it ends before. */
function ready(server: ChildProcess & { readonly stderr: NodeJS.ReadableStream }): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    createInterface({ input: server.stderr }).on("line", (line) => {
      if (line.includes("database system is ready to accept connections")) resolve();
      said.splice(0, said.length - 4);
      said.push(line);
    });
    server.once("error", reject);
    server.once("close", () => reject(new Error(`PostgreSQL did not start: ${said.join(" ")}`)));
  });
}
