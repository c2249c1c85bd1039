/** The missed calls nobody has taken care of yet: each stays until it is handled, looking at it is not enough. */
export type MissedCalls = {
  readonly count: () => number;
  /** Tells of every change; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
};
