import { openStorage } from "../adapters/storage/open-storage.ts";
import type { Storage } from "../core/ports/storage.ts";
import { createFakeLogger } from "./fake-logger.ts";

/** A storage of its own, empty, gone when it is closed. */
export const openMemoryStorage = (): Promise<Storage> =>
  openStorage("sqlite::memory:", { logger: createFakeLogger() });
