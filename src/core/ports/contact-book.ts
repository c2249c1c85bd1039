import type { Contact } from "../contacts/contact.ts";
import type { Keeping } from "./history-log.ts";

export type ContactsState = {
  readonly keeping: Keeping;
  readonly contacts: readonly Contact[];
};

/** A table from a file: its rows as texts, the first of them usually the names of the columns. */
export type TextTable = {
  readonly rows: readonly (readonly string[])[];
  /** Rows (from 1) whose quotes do not close or that could not be read otherwise. */
  readonly faultyRows: readonly number[];
};

/** The people this agent knows, kept in this browser. Every command shows at once; writing it down follows. */
export type ContactBook = {
  readonly state: () => ContactsState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Adds them, or puts them in place of those with the same ids. */
  readonly save: (contacts: readonly Contact[]) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** The name of whoever has exactly this number (`+` and digits); null: nobody. */
  readonly nameOf: (number: string) => string | null;
  /** Reads comma- or semicolon-separated values (RFC 4180). Rejects when the reader's code does not arrive. */
  readonly readCsv: (text: string) => Promise<TextTable>;
  readonly writeCsv: (rows: TextTable["rows"]) => Promise<string>;
};
