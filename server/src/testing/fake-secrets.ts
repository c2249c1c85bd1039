import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import type { Secrets } from "../core/ports/secrets.ts";

export type FakeSecrets = Secrets & {
  /** How many passwords were looked at: known logins and others must cost the same. */
  readonly looks: () => number;
};

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Chance and digests are real, password hashes quick, and what is sealed can be read by any test. */
export function createFakeSecrets(): FakeSecrets {
  let looks = 0;
  return {
    looks: () => looks,
    newId: () => randomUUID(),
    newToken: () => randomBytes(32).toString("base64url"),
    newShortToken: () => randomBytes(16).toString("base64url"),
    digest: sha256,
    hashPassword: (password) => Promise.resolve(`quick:${sha256(password)}`),
    async verifyPassword(password, hash) {
      looks++;
      await new Promise((resolve) => setImmediate(resolve));
      return hash === `quick:${sha256(password)}`;
    },
    seal: (secret, purpose) => Buffer.from(JSON.stringify([purpose, secret])).toString("base64url"),
    open(sealed, purpose) {
      const [sealedFor, secret] = JSON.parse(Buffer.from(sealed, "base64url").toString()) as [string, string];
      if (sealedFor !== purpose) throw new Error("sealed for another purpose");
      return secret;
    },
    hmac: (key, body) => createHmac("sha256", key).update(body).digest("hex"),
    turnCredential: (key, username) => createHmac("sha1", key).update(username).digest("base64"),
    equal: (one, other) => one === other,
  };
}
