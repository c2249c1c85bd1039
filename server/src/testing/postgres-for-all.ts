import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The URL of the PostgreSQL that all storage tests share. */
    readonly postgres: string;
  }
}

/** One PostgreSQL for the whole run of the storage tests (vitest.config.ts); each file takes a database of its own. */
export async function setup(project: TestProject): Promise<() => void> {
  const postgres = await startPostgres();
  project.provide("postgres", postgres.url);
  return postgres.stop;
}
