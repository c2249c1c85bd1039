import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { createTurns } from "./turns.ts";

/** OWASP's recommendation for scrypt: 128 MiB and about a third of a second each. */
const cost = { ln: 17, r: 8, p: 1 };
const SALT_LENGTH = 16;
const HASH_LENGTH = 32;

/** More at once would only take memory (128 MiB each) and the threads that files and names are read with. */
const AT_ONCE = 2;

/** Whoever knows no hash still waits for one. */
const nobody = { ...cost, salt: randomBytes(SALT_LENGTH), hash: randomBytes(HASH_LENGTH) };

/** Hashes as PHC strings: `$scrypt$ln=17,r=8,p=1$<salt>$<hash>`, base64 without padding. */
export function createPasswords() {
  const inTurn = createTurns(AT_ONCE);
  const derive = (password: string, salt: Buffer, { ln, r, p }: typeof cost, length: number) =>
    inTurn(() => {
      const N = 2 ** ln;
      return runScrypt(password.normalize("NFKC"), salt, length, {
        N,
        r,
        p,
        maxmem: 130 * N * r * p + 2 ** 20,
      });
    });

  return {
    async hash(password: string): Promise<string> {
      const salt = randomBytes(SALT_LENGTH);
      const hash = await derive(password, salt, cost, HASH_LENGTH);
      return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${toBase64(salt)}$${toBase64(hash)}`;
    },
    async verify(password: string, stored: string | null): Promise<boolean> {
      const { salt, hash, ...costThen } = stored === null ? nobody : parse(stored);
      const derived = await derive(password, salt, costThen, hash.length);
      return timingSafeEqual(derived, hash) && stored !== null;
    },
  };
}

function parse(stored: string): typeof nobody {
  const parts =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{16,})\$([A-Za-z0-9+/]{43,})$/.exec(stored);
  const [, ln = "", r = "", p = "", salt = "", hash = ""] = parts ?? [];
  // A hash that somebody put there must not ask for all memory.
  if (parts === null || Number(ln) > 20 || Number(r) > 16 || Number(p) > 4) {
    throw new Error("A password's hash in the database is not one of this program's.");
  }
  return {
    ...{ ln: Number(ln), r: Number(r), p: Number(p) },
    ...{ salt: Buffer.from(salt, "base64"), hash: Buffer.from(hash, "base64") },
  };
}

const toBase64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

const runScrypt = (password: string, salt: Buffer, length: number, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, derived) => {
      if (error === null) resolve(derived);
      else reject(error);
    });
  });
