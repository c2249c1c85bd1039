import { Dexie } from "dexie";

/** Something a tab keeps that nobody can read without this browser's profile. */
export type Sealed = {
  /** Fetches the key, so that `put` is quick. */
  readonly prepare: () => void;
  /** What comes later counts, however long either takes; null is nothing. */
  readonly put: (value: unknown) => Promise<void>;
  /** What was put last; null when there is nothing, or nothing this profile can read. */
  readonly open: () => Promise<unknown>;
};

const algorithm = "AES-GCM";
/** Bytes of a fresh nonce for every text (NIST SP 800-38D 5.2.1.1). */
const nonceLength = 12;

/**
 * Keeps a value in a storage of the tab, encrypted by a key that only this browser profile has and no script can read out
 * (Web Cryptography API, `extractable: false`). A copy of the storage alone is worth nothing.
 */
export function createSealed(storage: Storage, name: string, database = "ringbridge.profile"): Sealed {
  let turn = 0;
  let key: Promise<CryptoKey> | null = null;
  const profileKey = (): Promise<CryptoKey> => (key ??= readKey(database));

  return {
    // What goes wrong, goes wrong again and is told when something is put.
    prepare: () => void profileKey().catch(() => undefined),
    put: async (value) => {
      const mine = ++turn;
      if (value === null) {
        storage.removeItem(name);
        return;
      }
      const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
      const text = new TextEncoder().encode(JSON.stringify(value));
      const sealed = await crypto.subtle.encrypt({ name: algorithm, iv: nonce }, await profileKey(), text);
      if (mine !== turn) return;
      storage.setItem(name, toBase64(new Uint8Array([...nonce, ...new Uint8Array(sealed)])));
    },
    open: async () => {
      const kept = storage.getItem(name);
      if (kept === null) return null;
      try {
        const bytes = fromBase64(kept);
        const [iv, sealed] = [bytes.slice(0, nonceLength), bytes.slice(nonceLength)];
        const text = await crypto.subtle.decrypt({ name: algorithm, iv }, await profileKey(), sealed);
        return JSON.parse(new TextDecoder().decode(text)) as unknown;
      } catch {
        return null;
      }
    },
  };
}

/** The key of this profile, made when it is first asked for. Of two tabs that make one at once, both get the first. */
async function readKey(name: string): Promise<CryptoKey> {
  const database = new Dexie(name);
  database.version(1).stores({ keys: "" });
  const keys = database.table<unknown, string>("keys");
  const made = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  try {
    return await database.transaction("rw", keys, async () => {
      const kept = await keys.get("tab");
      if (kept instanceof CryptoKey) return kept;
      await keys.put(made, "tab");
      return made;
    });
  } finally {
    database.close();
  }
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
