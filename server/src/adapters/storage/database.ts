import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely, KyselyPlugin } from "kysely";
import type { Tables } from "./tables.ts";

export type DatabaseKind = "sqlite" | "postgres";

/** What the repositories work on: the database itself, or one transaction in it. */
export type Database = {
  readonly kind: DatabaseKind;
  readonly query: Kysely<Tables>;
  /**
   * Several statements as one step: a transaction of their own, or part of the one we are in. Rows that are read to be
   * written must be locked on PostgreSQL (`forUpdate`). `work` runs again after a collision.
   */
  readonly atomically: <Value>(work: (query: Kysely<Tables>) => Promise<Value>) => Promise<Value>;
};

/**
 * Whoever is inside a transaction must use the storage that the transaction gave: the one outside waits on SQLite for the
 * transaction's end, for ever, and on PostgreSQL writes what a rollback does not take back.
 */
export function createOutside() {
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  const refuseInside = (): void => {
    if (inside.getStore()?.open !== true) return;
    throw new Error("Inside a transaction only the storage that it was given may be used.");
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      refuseInside();
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return {
    refuseInside,
    plugin,
    /** Runs what must not use the storage outside. */
    async forbid<Value>(work: () => Promise<Value>): Promise<Value> {
      refuseInside();
      const scope = { open: true };
      try {
        return await inside.run(scope, work);
      } finally {
        // What was started inside and is still running belongs to nobody now.
        scope.open = false;
      }
    },
  };
}
