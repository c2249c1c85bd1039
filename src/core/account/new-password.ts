/** Characters a new password must and may have: as in the contract (NewPassword) and the backend's rules. */
export const passwordLength = { least: 12, most: 256 };

/** What can be said of a new password before anybody else has seen it; null when its length is right. */
export function newPasswordFault(password: string): "too-short" | "too-long" | null {
  // As the backend counts: whole characters, in the form that is the same on every keyboard.
  const length = Array.from(password.normalize("NFKC")).length;
  if (length < passwordLength.least) return "too-short";
  return length > passwordLength.most ? "too-long" : null;
}
