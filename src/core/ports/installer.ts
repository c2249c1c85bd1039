/** Installing the page as an app. */
export type Installer = {
  /** Asks whether to, in a click; null while the browser does not offer it. */
  readonly offer: () => (() => void) | null;
  /** Tells of every change; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
};
