import type { EarlyLine } from "./early-line.ts";

/** What the page's first script (first-script.ts) has begun before the others came. */
export type Opening = {
  /** The server's answer to the request for ringbridge.json. */
  readonly deployment: Promise<Response>;
  /** Resolves when the service worker finds that the server has a newer page than this one, which was kept. */
  readonly outdated: Promise<void>;
  /** The line of whoever is signed in; null when nobody is. */
  readonly line: EarlyLine | null;
};

/** Present in a page that has run its first script. */
export type OpeningPage = { ringbridgeOpening?: Opening };
