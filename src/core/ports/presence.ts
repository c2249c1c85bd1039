/** How somebody's phone stands, as Asterisk has it. `unknown` until it has said so, and while it can't. */
export type Presence = "ready" | "ringing" | "talking" | "on-hold" | "away" | "offline" | "unknown";

/** What Asterisk tells of an extension. */
export type PresenceNews = {
  readonly presence: Presence;
  /** Whom it talks to or is called by, where Asterisk tells: a number; null otherwise. */
  readonly with: string | null;
};

/** Watches extensions, parking places and queue states by SUBSCRIBE to their hints (asterisk-samples/extensions.conf). */
export type PresenceWatch = {
  /**
   * Tells how an extension stands, first and after each change, until the returned function is called. It goes on over
   * a lost line: `unknown` meanwhile. Any number of listeners share one subscription.
   */
  readonly watch: (extension: string, listener: (news: PresenceNews) => void) => () => void;
};
