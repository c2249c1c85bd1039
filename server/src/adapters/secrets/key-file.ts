import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { KEY_LENGTH, parseKeys, type Key } from "./keys.ts";

/**
 * The keys in a file that only its owner can read. Where there is none, one with a new key is made: without it nothing that
 * was sealed can be opened again, so it belongs into the backup, but not beside the database's.
 * @returns `created`: say so in the log.
 * @throws Error with the remedy when others can read the file, or it cannot be read or made.
 */
export function loadOrCreateKeyFile(file: string): {
  readonly keys: readonly Key[];
  readonly created: boolean;
} {
  const created = create(file);
  const text = readText(file);
  const { mode } = statSync(file);
  if ((mode & 0o077) !== 0) {
    const now = (mode & 0o777).toString(8).padStart(4, "0");
    throw new Error(
      `The key file ${file} is open to other accounts (mode ${now}). Close it: chmod 600 ${file}. ` +
        "If somebody may have read it, replace the key and the secrets that it sealed.",
    );
  }
  return { keys: parseKeys(text, `The key file ${file}`), created };
}

/** In one step, so that neither a second process nor a power failure meets half a key. */
function create(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return false;
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    const key = randomBytes(KEY_LENGTH).toString("base64");
    writeFileSync(draft, `${key}\n`, { mode: 0o600, flag: "wx", flush: true });
    linkSync(draft, file);
    const folder = openSync(path.dirname(file), "r");
    fsyncSync(folder);
    closeSync(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false; // somebody was faster
    throw new Error(
      `The key file ${file} cannot be made. Make its folder writable for this account, or set SECRET_KEY.`,
      { cause: error },
    );
  } finally {
    rmSync(draft, { force: true });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`The key file ${file} cannot be read by this account.`, { cause: error });
  }
}
