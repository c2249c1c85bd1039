import { largestFile, type Draft } from "../../core/contacts/draft.ts";
import { readVCards } from "../../core/contacts/vcard.ts";
import type { ContactBook, TextTable } from "../../core/ports/contact-book.ts";

/** What a file turned out to be. */
export type ReadFile =
  | ({ readonly kind: "table" } & TextTable)
  | { readonly kind: "cards"; readonly drafts: readonly Draft[]; readonly faulty: readonly number[] }
  | { readonly kind: "fault"; readonly fault: "too-large" | "empty" | "not-read" };

/** Reads a file of contacts, whatever form it has: what is in it tells, not its name. Never throws. */
export async function readFile(
  file: Pick<Blob, "size" | "arrayBuffer">,
  readCsv: ContactBook["readCsv"],
): Promise<ReadFile> {
  if (file.size > largestFile) return { kind: "fault", fault: "too-large" };
  try {
    const text = textIn(await file.arrayBuffer());
    if (/^\s*BEGIN:VCARD/i.test(text)) {
      const { drafts, faulty } = readVCards(text);
      return drafts.length === 0 ? { kind: "fault", fault: "empty" } : { kind: "cards", drafts, faulty };
    }
    const table = await readCsv(text);
    return table.rows.length === 0 ? { kind: "fault", fault: "empty" } : { kind: "table", ...table };
  } catch {
    return { kind: "fault", fault: "not-read" };
  }
}

/** UTF-8 or UTF-16 by its mark; what is no UTF-8 was written by an older Windows. The mark itself goes. */
function textIn(octets: ArrayBuffer): string {
  const [first, second] = new Uint8Array(octets);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(octets);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(octets);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder("windows-1252").decode(octets);
  }
}
