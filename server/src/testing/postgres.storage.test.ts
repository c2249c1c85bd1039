import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, expect, it } from "vitest";
import { ownDatabase } from "./own-database.ts";
import { findPrograms } from "./postgres.ts";

const toUndo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of toUndo.splice(0).reverse()) await undo();
});

async function connect(): Promise<Client> {
  const database = await ownDatabase();
  toUndo.push(database.drop);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  toUndo.push(() => client.end());
  return client;
}

it("gives each who asks a database of its own", async () => {
  const [one, other] = [await connect(), await connect()];
  await one.query("create table people (name text)");
  await expect(other.query("select * from people")).rejects.toThrow('relation "people" does not exist');
});

it("keeps its promises to the disk and sorts as people do", async () => {
  const client = await connect();
  expect((await client.query("show fsync")).rows).toEqual([{ fsync: "on" }]);
  const sorted = await client.query(
    "select name from (values ('Zoe'), ('adam'), ('Ébano')) as people (name) order by name",
  );
  expect(sorted.rows).toEqual([{ name: "adam" }, { name: "Ébano" }, { name: "Zoe" }]);
});

it("can be dropped while somebody is connected", async () => {
  const database = await ownDatabase();
  const client = new Client({ connectionString: database.url });
  const thrownOut = new Promise((resolve) => client.on("error", resolve));
  await client.connect();
  await database.drop();
  await expect(thrownOut).resolves.toMatchObject({ code: "57P01" }); // admin_shutdown
});

it("says what to install where there is no PostgreSQL", async () => {
  const empty = await mkdtemp(path.join(tmpdir(), "ringbridge-no-postgres-"));
  toUndo.push(() => rm(empty, { recursive: true }));
  await expect(findPrograms([empty])).rejects.toThrow("apt-get install postgresql");
});
