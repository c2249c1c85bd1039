/** A text as searching takes it: without accents, in small letters, spaces as one. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** The digits of what looks like a piece of a number; null where it is something else. */
export function digitsOf(text: string): string | null {
  if (!/^[\s\d+().\-–/]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, "").replace(/^00/, "");
  return digits.length < 2 ? null : digits;
}
