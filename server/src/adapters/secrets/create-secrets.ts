import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../../core/ports/secrets.ts";
import type { Key } from "./keys.ts";
import { createPasswords } from "./passwords.ts";
import { createSealing } from "./sealing.ts";

/**
 * Chance and cryptography by Node.
 * @param options.keys see parseKeys and loadOrCreateKeyFile
 */
export function createSecrets({ keys }: { readonly keys: readonly Key[] }): Secrets {
  const [current, ...older] = keys;
  if (current === undefined) throw new Error("Secrets need at least one key.");
  const sealing = createSealing([current, ...older]);
  const passwords = createPasswords();
  const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

  return {
    newId: () => randomUUID(),
    newToken: () => randomBytes(32).toString("base64url"),
    newShortToken: () => randomBytes(16).toString("base64url"),
    digest: (text) => sha256(text).toString("hex"),
    hashPassword: (password) => passwords.hash(password),
    verifyPassword: (password, hash) => passwords.verify(password, hash),
    ...sealing,
    hmac: (key, body) => createHmac("sha256", key).update(body).digest("hex"),
    turnCredential: (key, username) => createHmac("sha1", key).update(username).digest("base64"),
    // Of equal length, whatever is compared.
    equal: (one, other) => timingSafeEqual(sha256(one), sha256(other)),
  };
}
