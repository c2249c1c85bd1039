import * as v from "valibot";
import type { Database } from "./database.ts";
import { readContact, readEntry } from "./rows.ts";
import { notesBegin, type KeptNotes, type TableName } from "./unwritten.ts";

const readRow = { calls: readEntry, contacts: readContact } as const;

const schema = v.object({
  owner: v.string(),
  table: v.picklist(["calls", "contacts"]),
  changes: v.array(v.tuple([v.string(), v.unknown()])),
});

/**
 * Writes down what pages of this browser have noted and were gone before they could, whoever it belonged to. Gives the
 * tables that something came into. A note that is none goes.
 * @throws what the database throws; the notes stay then.
 */
export async function recover(database: Database, notes: KeptNotes): Promise<ReadonlySet<TableName>> {
  const changed = new Set<TableName>();
  for (const key of keysOf(notes)) {
    const noted = read(notes.getItem(key));
    if (noted === null) notes.removeItem(key);
    else if (await writeDown(database, notes, key, noted.table)) changed.add(noted.table);
  }
  return changed;
}

/**
 * The page that wrote the note may still be there and writing: its note is never older than what it has written, so it is
 * read within the transaction, and goes only if nothing has been added since.
 */
async function writeDown(
  database: Database,
  notes: KeptNotes,
  key: string,
  name: TableName,
): Promise<boolean> {
  const table = database[name];
  const written = await database.writing(table, async () => {
    const text = notes.getItem(key);
    const noted = read(text);
    if (noted === null) return null;
    const { owner, changes } = noted;
    await table.bulkDelete(changes.flatMap(([id, row]) => (row === null ? [id] : [])));
    const rows = changes.map(([, row]) => readRow[name](row)).filter((row) => row !== null);
    await table.bulkPut(rows.map((row) => ({ ...row, owner })));
    return text;
  });
  if (notes.getItem(key) === written) notes.removeItem(key);
  return written !== null;
}

function keysOf(notes: KeptNotes): readonly string[] {
  return Array.from({ length: notes.length }, (_, index) => notes.key(index))
    .filter((key) => key !== null)
    .filter((key) => key.startsWith(notesBegin));
}

function read(text: string | null): v.InferOutput<typeof schema> | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text ?? "null"));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
