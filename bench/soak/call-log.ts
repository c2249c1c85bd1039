import type { Page } from "@playwright/test";

/** What the phone has written down of its calls, the oldest first: how each went, in the log's words. */
export function outcomesIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("The call log cannot be read."));
      });
    const database = await done(indexedDB.open("ringbridge"));
    const rows = (await done(database.transaction("calls").objectStore("calls").getAll())) as {
      readonly begun: number;
      readonly outcome: string;
    }[];
    database.close();
    return rows.sort((one, other) => one.begun - other.begun).map(({ outcome }) => outcome);
  });
}
