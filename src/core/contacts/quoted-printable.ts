/**
 * Decodes quoted-printable (RFC 2045, 6.7). Octets that are no UTF-8 become U+FFFD; a sign that stands for no octet stays as
 * it is.
 */
export function decodedQuotedPrintable(text: string, charset: "utf-8" | "latin-1"): string {
  return text.replaceAll(/(?:=[0-9A-F]{2})+/gi, (run) => {
    const octets = (run.match(/[0-9A-F]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
    return charset === "latin-1" ? String.fromCharCode(...octets) : fromUtf8(octets);
  });
}

/** Without TextDecoder: the core knows no platform. By RFC 3629; overlong forms and surrogates are refused. */
function fromUtf8(octets: readonly number[]): string {
  let text = "";
  for (let index = 0; index < octets.length;) {
    const first = octets[index] ?? 0;
    const length = lengthFrom(first);
    const code = length === 0 ? null : codeOf(octets.slice(index, index + length), length);
    text += code === null ? "\uFFFD" : String.fromCodePoint(code);
    index += code === null ? 1 : length;
  }
  return text;
}

/** How many octets a character takes, by its first; 0: none begins so. */
function lengthFrom(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

const leastOf = [0, 0, 0x80, 0x800, 0x10000];

function codeOf(octets: readonly number[], length: number): number | null {
  const [first = 0, ...rest] = octets;
  if (length === 1) return first;
  if (rest.length !== length - 1 || rest.some((octet) => (octet & 0xc0) !== 0x80)) return null;
  const head = first & (0x7f >> length);
  const code = rest.reduce((sum, octet) => (sum << 6) | (octet & 0x3f), head);
  const isSurrogate = code >= 0xd800 && code < 0xe000;
  return code < (leastOf[length] ?? 0) || code > 0x10ffff || isSurrogate ? null : code;
}
