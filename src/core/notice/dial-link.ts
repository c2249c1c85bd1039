/** What stands in an address behind `?` and `#`. */
export type AddressEnd = { readonly search: string; readonly hash: string };

export type DialLink = {
  /** Whom to call, as the link has it; what it means decides dial-string.ts. Nobody has agreed to anything yet. */
  readonly wanted: string;
  /** The address without it: a customer's number must not stay where it is seen, copied and kept. */
  readonly rest: AddressEnd;
};

const longestWanted = 200;
const inQuery = /(?<=^\?|&)dial=([^&]*)(?:&|$)/;
const allInQuery = new RegExp(inQuery, "g");
const inFragment = /^#dial=(.*)$/s;
/** The schemes that a browser hands to us (HTML, registerProtocolHandler; web app manifest, protocol_handlers). */
const ourScheme = /^web\+ringbridge:(?:\/\/)?/i;

/**
 * The number that a link into the app asks to call: `?dial=` or `#dial=`, holding a number, `tel:` or `web+ringbridge:`.
 * Null when there is none. A `+` is a plus, not the space of a form.
 */
export function readDialLink({ search, hash }: AddressEnd): DialLink | null {
  const query = inQuery.exec(search);
  const found = query?.[1] ?? inFragment.exec(hash)?.[1];
  if (found === undefined) return null;
  const left = query === null ? search : search.replaceAll(allInQuery, "").replace(/[?&]$/, "");
  const rest = { search: left, hash: inFragment.test(hash) ? "" : hash };
  const wanted = decoded(found).trim();
  // Too long, or unreadable: no number, but it leaves the address all the same.
  return { wanted: wanted.length > longestWanted ? "" : wanted.replace(ourScheme, "tel:"), rest };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
