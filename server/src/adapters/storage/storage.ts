import { sql, type Kysely } from "kysely";
import type { Storage } from "../../core/ports/storage.ts";
import { createAccounts } from "./accounts.ts";
import { createAudit } from "./audit.ts";
import { createCalls } from "./calls.ts";
import { createOutside, type Database, type DatabaseKind } from "./database.ts";
import { createDeliveries, createDeliveryBatches, type Batches } from "./deliveries.ts";
import { createInvitations } from "./invitations.ts";
import { createNumbers } from "./numbers.ts";
import { createPeople } from "./people.ts";
import { createPermissions } from "./permissions.ts";
import { createPhoneGrants } from "./phone-grants.ts";
import { againAfterCollision } from "./retry.ts";
import { createSeenEvents } from "./seen-events.ts";
import { createSessions } from "./sessions.ts";
import type { Tables } from "./tables.ts";

/** The storage in a database whose tables are up to date. */
export function createStorage(kind: DatabaseKind, kysely: Kysely<Tables>): Storage {
  const outside = createOutside();
  const database: Database = {
    kind,
    query: kysely.withPlugin(outside.plugin),
    atomically: (work) =>
      againAfterCollision(() =>
        outside.forbid(() =>
          kysely
            .transaction()
            .setIsolationLevel("read committed")
            .execute((transaction) => work(transaction)),
        ),
      ),
  };
  const batches = createDeliveryBatches(database);

  return {
    ...repositoriesOf(database, {
      ...batches,
      add(delivery) {
        outside.refuseInside(); // here, because the statement that it will share is nobody's
        return batches.add(delivery);
      },
    }),
    transaction: (work) =>
      againAfterCollision(() =>
        outside.forbid(() =>
          kysely
            .transaction()
            .setIsolationLevel("serializable")
            .execute((transaction) => work(insideOf(kind, transaction))),
        ),
      ),
    async ping() {
      await sql`select 1`.execute(database.query);
    },
    async close() {
      await batches.settled();
      await kysely.destroy();
    },
  };
}

/** The storage within one transaction. */
function insideOf(kind: DatabaseKind, transaction: Kysely<Tables>): Storage {
  const inside: Database = { kind, query: transaction, atomically: (work) => work(transaction) };
  const refuse = (what: string) => () => Promise.reject(new Error(`A transaction ${what}.`));
  return {
    ...repositoriesOf(inside, null),
    transaction: refuse("cannot hold another one"),
    async ping() {
      await sql`select 1`.execute(transaction);
    },
    close: refuse("cannot close the storage"),
  };
}

const repositoriesOf = (
  database: Database,
  batches: Batches | null,
): Omit<Storage, "transaction" | "ping" | "close"> => ({
  people: createPeople(database),
  invitations: createInvitations(database),
  sessions: createSessions(database),
  phoneGrants: createPhoneGrants(database),
  accounts: createAccounts(database),
  numbers: createNumbers(database),
  permissions: createPermissions(database),
  calls: createCalls(database),
  deliveries: createDeliveries(database, batches),
  seenEvents: createSeenEvents(database),
  audit: createAudit(database),
});
