import type { Logger } from "../../core/ports/logger.ts";
import type { Storage } from "../../core/ports/storage.ts";
import { sqliteDialect } from "./sqlite-database.ts";
import { createStorage } from "./storage.ts";

/**
 * Opens the storage and brings its tables up to date.
 * @param url `sqlite:/var/lib/ringbridge/ringbridge.db`, `sqlite::memory:` or `postgres://user:password@host/database`
 * @throws Error that names DATABASE_URL and the remedy, and never the password.
 */
export async function openStorage(url: string, { logger }: { readonly logger: Logger }): Promise<Storage> {
  if (url.startsWith("sqlite:")) {
    return createStorage("sqlite", sqliteDialect(fileOf(url), logger));
  }
  throw new Error(
    "DATABASE_URL must begin with sqlite: or postgres:, as in sqlite:/var/lib/ringbridge/ringbridge.db",
  );
}

function fileOf(url: string): string {
  const file = url.slice("sqlite:".length).replace(/^\/\/(?=\/)/, "");
  if (file !== "" && !file.startsWith("//")) return file;
  throw new Error("DATABASE_URL names no file: write sqlite:/var/lib/ringbridge/ringbridge.db");
}
