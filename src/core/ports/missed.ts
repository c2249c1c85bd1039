/** The missed calls nobody has taken care of yet. */
export type MissedCalls = {
  readonly count: () => number;
  /** Tells of every change; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The agent looks at them now. Undefined where looking is not enough and each stays until it is handled. */
  readonly seen: (() => void) | undefined;
};
