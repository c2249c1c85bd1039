/** Somebody as a file has them, before anything of it is understood. */
export type Draft = {
  /** Where it stands in the file: the line of a table (1 is the first), or the number of the card. */
  readonly place: number;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly note: string;
  readonly isFavourite: boolean;
  /** As written; each may be in any form. */
  readonly numbers: readonly string[];
};

/** A file larger than this is not opened (bytes). */
export const largestFile = 10 * 1024 * 1024;

/** The most entries that are taken from one file. */
export const mostDrafts = 10_000;
