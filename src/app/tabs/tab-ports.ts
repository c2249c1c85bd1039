import type { SharedSignIn } from "./serve-tabs.ts";

/** What the tabs of one browser need of a BroadcastChannel. */
export type TabChannel = Pick<BroadcastChannel, "postMessage" | "addEventListener" | "close">;

/** What they need of `navigator.locks`. */
export type TabLocks = Pick<LockManager, "request">;

/** How the tabs of this browser find each other. */
export type Tabs = {
  /** This tab's own name. */
  readonly tab: string;
  /** Missing where the page is not secure, and there is no microphone either. */
  readonly locks: TabLocks | undefined;
  /** Each call opens a channel of its own. */
  readonly channel: () => TabChannel;
  /** The sign-in of the tab that has a phone, for a tab where nobody is signed in; null when there is none. */
  readonly join: () => Promise<SharedSignIn | null>;
};

/** A line's name among the tabs of this browser. */
export const lineOf = (user: string, url: string): string => `${user} ${url}`;

/** What the names of all lines' locks begin with. */
export const lockPrefix = "ringbridge.line ";

/** The lock of a line: the tab that holds it has the phone. */
export const lockOf = (line: string): string => `${lockPrefix}${line}`;
