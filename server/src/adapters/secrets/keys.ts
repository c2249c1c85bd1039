/** A key of 32 bytes for sealing. The first of several seals, all of them open: that is how a key is replaced. */
export type Key = Uint8Array;

/**
 * Reads keys as they stand in SECRET_KEY or in a key file: base64, separated by commas or white space.
 * @param where for the error, as "SECRET_KEY"
 * @throws Error with the remedy, and nothing of the key in it.
 */
export function parseKeys(text: string, where: string): readonly Key[] {
  const keys = text
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map((part) => {
      const bytes = Buffer.from(part, "base64");
      // Buffer leaves out what is not base64, so only the way back shows whether it was.
      const written = bytes.toString("base64url");
      const meant = part.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
      if (bytes.length === KEY_LENGTH && written === meant) return bytes;
      throw new Error(
        `${where} must hold 32 random bytes in base64. Make them with: openssl rand -base64 32`,
      );
    });
  if (keys.length > 0) return keys;
  throw new Error(`${where} holds no key. Make one with: openssl rand -base64 32`);
}

export const KEY_LENGTH = 32;
