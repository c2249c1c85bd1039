import type { Page } from "@playwright/test";

/** A call as the phone has written it down. */
export interface Logged {
  /** Milliseconds since 1970. */
  readonly begun: number;
  /** How it went, in the log's words. */
  readonly outcome: string;
}

/** What the phone has written down of its calls, the oldest first. */
export function logOf(page: Page): Promise<readonly Logged[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("The call log cannot be read."));
      });
    const database = await done(indexedDB.open("ringbridge"));
    const rows = (await done(database.transaction("calls").objectStore("calls").getAll())) as Logged[];
    database.close();
    return rows
      .map(({ begun, outcome }) => ({ begun, outcome }))
      .sort((one, other) => one.begun - other.begun);
  });
}
