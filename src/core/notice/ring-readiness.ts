/** What a browser says about something it asks the person about; `unknown` where it does not tell or has no such thing. */
export type Answer = "granted" | "denied" | "prompt" | "unknown";

/** What is known of this tab. */
export type TabFacts = {
  /** Whether sound comes out at once: browsers keep a page silent until somebody has clicked in it. */
  readonly sound: "on" | "locked";
  readonly microphone: Answer;
  readonly notifications: Answer;
  /** Whether this tab has asked for both; a question that was waved away is not asked again by itself. */
  readonly asked: "yes" | "no";
};

/**
 * Whether an incoming call is noticed in this tab.
 *   can-ring     nothing to say
 *   not-begun    it rings, but the browser has not been asked for the microphone or for notifications
 *   cannot-ring  it would stay silent
 * A notification that is denied is no fault: the tab still rings.
 */
export type RingReadiness = "can-ring" | "not-begun" | "cannot-ring";

export function ringReadiness({ sound, microphone, notifications, asked }: TabFacts): RingReadiness {
  if (sound === "locked") return "cannot-ring";
  if (asked === "yes") return "can-ring";
  return microphone === "prompt" || notifications === "prompt" ? "not-begun" : "can-ring";
}
