/** Why an agent does not want calls at the moment. The list is the deployment's; these are its default. */
export type PauseReason = string;

/** What Asterisk's queue knows of this agent. */
export type QueueStanding =
  | { readonly kind: "ready" }
  | { readonly kind: "paused"; readonly reason: PauseReason | null }
  /** Not a member: the queue does not ring this phone at all. */
  | { readonly kind: "away" }
  | { readonly kind: "unknown" };

export type ShiftAnswer =
  | { readonly kind: "done" }
  /** `detail`: small print. */
  | { readonly kind: "failed"; readonly detail: string | null };

/** The agent's place in Asterisk's queue. */
export type QueuePlace = {
  /** Takes this agent out of distribution without leaving the queue. */
  readonly pause: (reason: PauseReason | null) => Promise<ShiftAnswer>;
  readonly unpause: () => Promise<ShiftAnswer>;
  /** Tells the standing as Asterisk has it, first and after each change, until the returned function is called. */
  readonly watch: (listener: (standing: QueueStanding) => void) => () => void;
};
