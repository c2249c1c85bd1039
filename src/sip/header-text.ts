const utf8 = new TextDecoder();

/** Longest text taken over from a header; strangers choose what stands there. */
const longest = 256;
/** As much of encoded text can matter: each character up to four bytes, each byte `%C3`. */
const longestEncoded = longest * 4 * 3;

/**
 * Makes text from a SIP header fit to show: quoted pairs undone (RFC 3261 25.1), control and
 * text-direction characters gone, length bounded. Null when nothing is left.
 */
export function headerText(raw: string | undefined): string | null {
  if (raw === undefined) return null;
  const text = raw
    .replaceAll(/\\(.)/g, "$1")
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, " ")
    .trim();
  return text === "" ? null : Array.from(text).slice(0, longest).join("");
}

/**
 * Undoes URI-encoding as far as it goes: what is no escape stays, bytes that are no UTF-8 show as U+FFFD, and
 * what a cut has left of a last character is dropped. PBXes count bytes, so a cut may be anywhere.
 */
export function uriDecoded(raw: string): string {
  return raw
    .slice(0, longestEncoded)
    .replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) =>
      utf8.decode(Uint8Array.from(escapes.slice(1).split("%"), (byte) => Number.parseInt(byte, 16))),
    )
    .replace(/\uFFFD+$/, "");
}

/** URI-encoded text from a header, fit to show. */
export function encodedText(raw: string | undefined): string | null {
  return headerText(raw === undefined ? raw : uriDecoded(raw));
}

/** The user part of a SIP URI as people know it: `%2B` undone, so that a number begins with `+`. */
export function userPart(raw: string | undefined): string {
  return encodedText(raw) ?? "";
}

/** A business number as the PBX names it, or null when it is none. */
export function businessNumberIn(raw: string | undefined): string | null {
  const digits = /^\+?(\d{6,15})$/.exec(raw?.trim() ?? "")?.[1];
  return digits === undefined ? null : `+${digits}`;
}

/** An extension, number, room or place in a header of our own PBX, or null when it is none. */
export function plainNumber(raw: string | undefined): string | null {
  return /^[+*]?\d{1,15}$/.exec(raw?.trim() ?? "")?.[0] ?? null;
}

/** True for `+` and digits: what may stand in an address or a header of ours (RFC 3966 5.1.4, E.164). */
export function isNumber(text: string): boolean {
  return /^\+\d{1,15}$/.test(text);
}
