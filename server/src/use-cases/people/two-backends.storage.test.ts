import { afterEach, beforeEach, expect, test } from "vitest";
import { openStorage } from "../../adapters/storage/open-storage.ts";
import type { Storage } from "../../core/ports/storage.ts";
import { createFakeLogger } from "../../testing/fake-logger.ts";
import { ownDatabase, type OwnDatabase } from "../../testing/own-database.ts";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { nora, selma } from "../../testing/people.ts";
import { acceptInvitation } from "../session/accept-invitation.ts";
import { ensureFirstAdministratorLink } from "../session/ensure-first-administrator-link.ts";
import { changePerson } from "./change-person.ts";
import { removePerson } from "./remove-person.ts";

/*
 * While one backend takes over from another, two run on one PostgreSQL. Turns within a process do not help then: the
 * database alone must see to it that somebody is left to administrate.
 */

let database: OwnDatabase;
let storages: readonly [Storage, Storage];
let worlds: readonly [PeopleWorld, PeopleWorld];

const open = () => openStorage(database.url, { logger: createFakeLogger() });

beforeEach(async () => {
  database = await ownDatabase();
  storages = [await open(), await open()];
  worlds = [
    await createPeopleWorld({ storage: storages[0] }),
    await createPeopleWorld({ storage: storages[1] }),
  ];
});
afterEach(async () => {
  for (const storage of storages) await storage.close();
  await database.drop();
});

const problem = (code: string) => ({ kind: "problem", problem: { code } });

test("two administrators who demote, disable or remove each other at once leave one", async () => {
  const [first, second] = worlds;
  await first.add(nora, { ...selma, role: "administrator" });
  for (let round = 0; round < 10; round++) {
    const [one, other] = [await first.signedIn(nora), await second.signedIn(selma)];
    const fields = round % 2 === 0 ? { role: "agent" as const } : { disabled: true };
    const outcomes = await Promise.all([
      changePerson(first.ports, one, selma.id, (await first.now(selma)).version, fields),
      changePerson(second.ports, other, nora.id, (await first.now(nora)).version, fields),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "problem"]);
    expect(outcomes).toContainEqual(problem("last-administrator"));
    for (const { id, version } of await first.storage.people.list())
      await first.storage.people.change(id, version, { role: "administrator", disabled: false });
  }
  const [one, other] = [await first.signedIn(nora), await second.signedIn(selma)];
  const outcomes = await Promise.all([
    removePerson(first.ports, one, selma.id),
    removePerson(second.ports, other, nora.id),
  ]);
  expect(outcomes).toContainEqual(problem("last-administrator"));
  expect(await first.storage.people.list()).toHaveLength(1);
});

test("two who open the first administrator's link at once are one", async () => {
  const [first, second] = worlds;
  for (let round = 0; round < 5; round++) {
    const link = await ensureFirstAdministratorLink(first.ports);
    const accept = (world: PeopleWorld, login: string) =>
      acceptInvitation(world.ports, {
        token: link?.token ?? "",
        password: "seven quiet herons",
        name: login,
        login,
        replaces: null,
      });
    const outcomes = await Promise.all([accept(first, "nora"), accept(second, "mallory")]);
    expect(outcomes).toContainEqual(problem("invitation-invalid"));
    const people = await first.storage.people.list();
    expect(people).toHaveLength(1);
    for (const { id } of people) await first.storage.people.remove(id);
  }
});
