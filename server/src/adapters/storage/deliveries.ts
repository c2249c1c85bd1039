import type { Deliveries } from "../../core/ports/storage.ts";
import { createBatches } from "./batches.ts";
import type { Database } from "./database.ts";
import { checkKeepable, key } from "./keepable.ts";
import { pick } from "./pick.ts";

type NewDelivery = Parameters<Deliveries["keep"]>[0];
type Kept = Awaited<ReturnType<Deliveries["keep"]>>;

/** How many deliveries share one statement: 500 values, far below what either database takes. */
const MOST_AT_ONCE = 100;

/** @param batches null inside a transaction: there each statement is part of it, and nothing may wait. */
export function createDeliveries({ query }: Database, batches: Batches | null): Deliveries {
  return {
    async keep(delivery) {
      // Before it can spoil the statement that it shares with others.
      checkKeepable(delivery.body);
      key(delivery.digest);
      if (batches !== null) return batches.add(delivery);
      const [kept] = await keepAll(query, [delivery]);
      return kept ?? { kind: "known" };
    },
    async due(now, limit) {
      const rows = await query
        .selectFrom("deliveries")
        .select(["id", "accountId", "receivedAt", "body", "attempts"])
        .where("dueAt", "<=", now)
        // By the index first: those that are done stay for their digests, and must not be looked through.
        .orderBy("dueAt")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, body: row.body ?? "" }));
    },
    async waiting() {
      return query
        .selectFrom("deliveries")
        .select(({ fn }) => [
          fn.countAll<number>().as("count"),
          fn.min<number | null>("receivedAt").as("oldestAt"),
        ])
        .where("dueAt", "is not", null)
        .executeTakeFirstOrThrow();
    },
    async markDone(id, at) {
      await query
        .updateTable("deliveries")
        .set({ doneAt: at, dueAt: null, fault: null })
        .where("id", "=", id)
        .execute();
    },
    async markFailed(id, fault, nextAt) {
      await query
        .updateTable("deliveries")
        .set((deliveries) => ({ attempts: deliveries("attempts", "+", 1), fault, dueAt: nextAt }))
        .where("id", "=", id)
        .execute();
    },
    async forget(time) {
      const { numUpdatedRows } = await query
        .updateTable("deliveries")
        .set({ body: null })
        .where("doneAt", "<", time)
        .where("body", "is not", null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
  };
}

export type Batches = ReturnType<typeof createDeliveryBatches>;

/** What is to be kept at the same time shares one statement, and so one wait for the disk. */
export const createDeliveryBatches = ({ query }: Database) =>
  createBatches((deliveries: readonly NewDelivery[]) => keepAll(query, deliveries), MOST_AT_ONCE);

/** One answer for each. Of two alike the first is kept, the second known. */
async function keepAll(
  query: Database["query"],
  deliveries: readonly NewDelivery[],
): Promise<readonly Kept[]> {
  const rows = await query
    .insertInto("deliveries")
    .values(
      deliveries.map((delivery) => ({
        ...pick(delivery, ["accountId", "receivedAt", "body", "digest"]),
        attempts: 0,
        dueAt: delivery.receivedAt,
      })),
    )
    .onConflict((known) => known.columns(["accountId", "digest"]).doNothing())
    .returning(["id", "accountId", "digest"])
    .execute();
  const ids = new Map(rows.map(({ id, accountId, digest }) => [`${accountId} ${digest}`, id]));
  return deliveries.map(({ accountId, digest }): Kept => {
    const name = `${accountId} ${digest}`;
    const id = ids.get(name);
    if (id === undefined) return { kind: "known" };
    ids.delete(name);
    return { kind: "kept", id };
  });
}
