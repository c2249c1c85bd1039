import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import type {} from "./postgres-for-all.ts";

export interface OwnDatabase {
  readonly url: string;
  /** Removes it, and ends the connections that are still open. */
  readonly drop: () => Promise<void>;
}

/** An empty database on the PostgreSQL of this run, for one test or one file. Only in `*.storage.test.ts`. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const server = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await ask(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => ask(server, `drop database ${name} with (force)`) };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
