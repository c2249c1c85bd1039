import type { NoticePress } from "../notice/call-notice.ts";
import type { ShownNotice } from "../notice/messages.ts";

/** The computer's own notifications, outside this page. */
export type Notifier = {
  /** Shows it in the place of the one before; nothing happens where the person has not allowed notifications. */
  readonly show: (notice: ShownNotice) => void;
  readonly close: () => void;
  /** Tells what is pressed on it; returns the undo. */
  readonly subscribe: (listener: (press: NoticePress) => void) => () => void;
};
