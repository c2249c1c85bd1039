/** What is noted here needs of `localStorage`; each may throw where a browser keeps nothing or has no room. */
export type KeptNotes = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export type TableName = "calls" | "contacts";

/** Notes what one page has not written into the database yet: rows by their id, null for one that goes. */
export type Unwritten<Row> = (changes: ReadonlyMap<string, Row | null>) => void;

export const notesBegin = "ringbridge.unwritten.";

/** More than an hour of calls; a whole table of contacts that comes in at once is not worth a wait. */
const mostNoted = 50;

/**
 * A note of what is on its way into the database, written at once and gone with it: the database answers later, and its
 * code comes later still, so a call that ends just before its page is gone would be lost. The next page of this browser
 * writes it down, as `recover` has it.
 */
export function noteUnwritten<Row>(
  notes: KeptNotes,
  { owner, table, page }: { readonly owner: string; readonly table: TableName; readonly page: string },
): Unwritten<Row> {
  const key = `${notesBegin}${table}.${page}`;
  return (changes) => {
    try {
      if (changes.size === 0 || changes.size > mostNoted) notes.removeItem(key);
      else notes.setItem(key, JSON.stringify({ owner, table, changes: [...changes] }));
    } catch {
      // The database may still take it.
    }
  };
}
