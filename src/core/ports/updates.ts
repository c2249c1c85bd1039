/** Newer versions of this page. */
export type Updates = {
  /** `waiting`: one has been fetched and comes with the next load. */
  readonly state: () => "none" | "waiting";
  /** Tells of every change; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Loads the page again, in its new version. */
  readonly load: () => void;
};
