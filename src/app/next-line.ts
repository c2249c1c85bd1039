/** Where the line of the next page will be. */
export type NextLine = {
  /** Of the socket. */
  readonly address: string;
  /** Of the address of record; null where a backend says it anew each time. */
  readonly domain: string | null;
};

/**
 * Where the line is remembered while somebody is signed in: the next page opens its socket at once, and shows the frame of a
 * phone. In the tab's storage where the sign-in is the tab's own, in the browser's where a cookie is.
 */
const key = "ringbridge.opening";

/** The tab's own sign-in (kept-sign-in.ts). */
export const signInKey = "ringbridge.sign-in";

/** The line that was remembered; null when nobody was signed in. */
export function recallLine(page: Pick<Window, "sessionStorage" | "localStorage">): NextLine | null {
  return read(page.sessionStorage) ?? read(page.localStorage);
}

function read(kept: Pick<Storage, "getItem">): NextLine | null {
  try {
    const { address, domain } = JSON.parse(kept.getItem(key) ?? "{}") as Partial<Record<string, unknown>>;
    return typeof address === "string"
      ? { address, domain: typeof domain === "string" ? domain : null }
      : null;
  } catch {
    // Written by an older version, or by somebody else.
    return null;
  }
}

/** Whether somebody was signed in with a cookie: at a backend. */
export function recallBackend(page: Pick<Window, "localStorage">): boolean {
  return page.localStorage.getItem(key) !== null;
}

/** Remembers the line; null forgets it. */
export function rememberLine(kept: Storage, line: NextLine | null): void {
  try {
    if (line === null) kept.removeItem(key);
    else kept.setItem(key, JSON.stringify(line));
  } catch {
    // A browser that keeps nothing opens the socket when it is wanted.
  }
}
