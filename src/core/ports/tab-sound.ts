/** Whether this tab may make sound: browsers keep a page silent until somebody has clicked or typed in it. */
export type TabSound = {
  readonly state: () => "on" | "locked";
  /** Tells of every change; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
  /** In a click: unlocks the sound and plays a short soft tone, so that its user hears that it works. */
  readonly unlock: () => void;
};
