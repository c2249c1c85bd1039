/** Everything that needs chance or cryptography. */
export interface Secrets {
  newId(): string;
  /** 256 random bits, base64url (43 characters): sessions, invitations. */
  newToken(): string;
  /** 128 random bits, base64url (22 characters): webhook addresses, SIP passwords, verify tokens. */
  newShortToken(): string;
  /** SHA-256 as hex: what is stored instead of a token. */
  digest(text: string): string;
  /** A salted scrypt hash with its parameters in it. */
  hashPassword(password: string): Promise<string>;
  /** Takes as long for a `hash` of null, so that nobody can tell an unknown login by time. */
  verifyPassword(password: string, hash: string | null): Promise<boolean>;
  /** Encrypts for the database (AES-256-GCM under the configured key); `purpose` must be the same to open it. */
  seal(secret: string, purpose: string): string;
  /** @throws when the key, the purpose or the text is another one. */
  open(sealed: string, purpose: string): string;
  /** HMAC-SHA-256 as hex. */
  hmac(key: string, body: Uint8Array): string;
  /** HMAC-SHA-1 as base64: what TURN servers expect, and for nothing else. */
  turnCredential(key: string, username: string): string;
  /** Compares in a time that tells nothing of the difference. */
  equal(one: string, other: string): boolean;
}
