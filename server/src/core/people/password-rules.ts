import { commonPasswords } from "./common-passwords.ts";

const SHORTEST = 12;
const LONGEST = 256;

/** What is hashed: the same characters typed on another keyboard are the same password (NFKC; NIST SP 800-63B-4, 3.1.1.2). */
export const passwordOf = (typed: string): string => typed.normalize("NFKC");

export type PasswordFault = "too-short" | "too-long" | "is-login" | "is-name" | "common";

/**
 * Why somebody may not have this password, or null. Length counts (12 to 256 characters), mixtures of characters do not:
 * people satisfy those with "Password1!" (NIST SP 800-63B-4, 3.1.1.2).
 */
export function passwordFault(
  typed: string,
  owner: { readonly login: string; readonly name: string },
): PasswordFault | null {
  const password = passwordOf(typed);
  const length = Array.from(password).length;
  if (length < SHORTEST) return "too-short";
  if (length > LONGEST) return "too-long";
  const plain = plainly(password);
  if (plain === plainly(owner.login)) return "is-login";
  if (plain === plainly(owner.name)) return "is-name";
  return commonPasswords.has(password.toLowerCase()) || new Set(password).size < 3 ? "common" : null;
}

/** Without regard to case and spaces: "NoraHaug" is Nora Haug. */
const plainly = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");
