import type { Storage } from "../../core/ports/storage.ts";

/** Whether a business number's calls go to somebody else's phone under this extension: no person can have it then. */
export async function isExternal(storage: Pick<Storage, "numbers">, extension: string): Promise<boolean> {
  const numbers = await storage.numbers.list();
  return numbers.some(
    ({ destination }) => destination.kind === "extension" && destination.extension === extension,
  );
}
