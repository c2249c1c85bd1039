import type { Attention } from "../core/notice/call-notice.ts";

export type AttentionWatch = {
  readonly state: () => Attention;
  /** Tells of every change; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** Whether somebody looks at the page: it is visible, and no other window has the keyboard. */
export function watchAttention(page: Window): AttentionWatch {
  const { document } = page;
  return {
    state: () => (document.hidden || !document.hasFocus() ? "away" : "here"),
    subscribe: (listener) => {
      const scope = new AbortController();
      const { signal } = scope;
      page.addEventListener("focus", listener, { signal });
      page.addEventListener("blur", listener, { signal });
      document.addEventListener("visibilitychange", listener, { signal });
      return () => scope.abort();
    },
  };
}
