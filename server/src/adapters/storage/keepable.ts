import type { DatabaseConnection } from "kysely";

/**
 * Makes a connection refuse what one of the databases would refuse or change, so that both keep the same: PostgreSQL's
 * text has no NUL (documentation, 8.3), neither has lone surrogates, and our numeric columns hold whole numbers.
 */
export function refuseUnkeepable(connection: DatabaseConnection): Promise<void> {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = (query, options) => {
    query.parameters.forEach(checkKeepable);
    return execute(query, options);
  };
  return Promise.resolve();
}

/** @throws Error when the databases would not keep it as it is. */
export function checkKeepable(value: unknown): void {
  if (typeof value === "string") {
    if (value.includes("\0")) throw new Error("A text with a NUL in it cannot be stored.");
    if (/\p{Surrogate}/u.test(value)) throw new Error("A text with half a character in it cannot be stored.");
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new Error(`${value} cannot be stored: it is not a whole number.`);
  }
}

/** PostgreSQL's indexes take some 2,700 bytes of an entry; four bytes a character and room for an id stay below. */
const LONGEST_KEY = 500;

/**
 * A text that an index holds, as it is.
 * @throws Error when it is too long for that.
 */
export function key<Text extends string | null>(text: Text): Text {
  if (text === null || text.length <= LONGEST_KEY) return text;
  throw new Error(`A key of ${text.length} characters cannot be stored: at most ${LONGEST_KEY} can.`);
}
