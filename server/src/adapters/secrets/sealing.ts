import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Key } from "./keys.ts";

const ALGORITHM = "aes-256-gcm";
const NONCE_LENGTH = 12; // NIST SP 800-38D, 5.2.1.1
const TAG_LENGTH = 16;

/**
 * Encrypts short secrets for the database. A sealed one reads `v1.<name of the key>.<nonce, text and tag as base64url>`;
 * its head and what it is for are authenticated with it, so it opens nowhere but where it was put.
 */
export function createSealing(keys: readonly [Key, ...Key[]]) {
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const [current] = keys;
  const head = `v1.${nameOf(current)}`;

  return {
    seal(secret: string, purpose: string): string {
      const nonce = randomBytes(NONCE_LENGTH);
      const cipher = createCipheriv(ALGORITHM, current, nonce).setAAD(authenticated(head, purpose));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(secret, "utf8"),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${head}.${sealed.toString("base64url")}`;
    },
    open(sealed: string, purpose: string): string {
      const [version, name, body, ...more] = sealed.split(".");
      if (version !== "v1" || name === undefined || body === undefined || more.length > 0) {
        throw new Error("This is not a sealed secret.");
      }
      const key = byName.get(name);
      if (key === undefined) {
        throw new Error(
          `A secret was sealed under the key ${name}, which is not among the keys of this program. Put that key back ` +
            "beside the new one (SECRET_KEY or the key file), or enter the secret again.",
        );
      }
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length < NONCE_LENGTH + TAG_LENGTH || bytes.toString("base64url") !== body) throw damaged();
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_LENGTH), {
        authTagLength: TAG_LENGTH,
      })
        .setAAD(authenticated(`${version}.${name}`, purpose))
        .setAuthTag(bytes.subarray(-TAG_LENGTH));
      try {
        const text = decipher.update(bytes.subarray(NONCE_LENGTH, -TAG_LENGTH));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        throw damaged();
      }
    },
  };
}

const damaged = (): Error => new Error("A sealed secret was changed, or was sealed for another purpose.");

const authenticated = (head: string, purpose: string): Buffer => Buffer.from(`${head}.${purpose}`);

/** Tells which key is meant, and nothing about it. */
const nameOf = (key: Key): string =>
  createHash("sha256").update("ringbridge key name").update(key).digest("hex").slice(0, 8);
