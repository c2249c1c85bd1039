/** What the page's first script (first-script.ts) has begun before the others came. */
export type Opening = {
  /** The server's answer to the request for ringbridge.json. */
  readonly deployment: Promise<Response>;
  /** Resolves when the service worker finds that the server has a newer page than this one, which was kept. */
  readonly outdated: Promise<void>;
};

/** Present in a page that has run its first script. */
export type OpeningPage = { ringbridgeOpening?: Opening };

/**
 * Where the address of the line's socket is remembered while somebody is signed in: the next page opens it at once, and
 * shows the frame of a phone. In the tab's storage where the sign-in is the tab's own, in the browser's where a cookie is.
 */
const key = "ringbridge.opening";

/** The address that was remembered; null when nobody was signed in. */
export function recallSocket(page: Pick<Window, "sessionStorage" | "localStorage">): string | null {
  return page.sessionStorage.getItem(key) ?? page.localStorage.getItem(key);
}

/** Whether somebody was signed in with a cookie: at a backend. */
export function recallBackend(page: Pick<Window, "localStorage">): boolean {
  return page.localStorage.getItem(key) !== null;
}

/** Remembers the address; null forgets it. */
export function rememberSocket(kept: Storage, address: string | null): void {
  try {
    if (address === null) kept.removeItem(key);
    else kept.setItem(key, address);
  } catch {
    // A browser that keeps nothing opens the socket when it is wanted.
  }
}
