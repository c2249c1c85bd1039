import { createStore, type StoreApi } from "zustand/vanilla";

/** The small window with the call in it. `failed`: the browser would not open one. */
export type MiniWindowState =
  | { readonly kind: "closed" }
  | { readonly kind: "failed" }
  | { readonly kind: "open"; readonly window: Window };

export type MiniWindow = Pick<StoreApi<MiniWindowState>, "getState" | "getInitialState" | "subscribe"> & {
  /** In a click: opens it. */
  readonly open: () => void;
  readonly close: () => void;
};

/** @param show opens an empty window that looks like the page; rejects where the browser will not. */
export function createMiniWindow(show: () => Promise<Window>): MiniWindow {
  const store = createStore<MiniWindowState>(() => ({ kind: "closed" }));
  const { getState, getInitialState, subscribe, setState } = store;
  let isOpening = false;
  return {
    getState,
    getInitialState,
    subscribe,
    open: () => {
      const state = getState();
      if (isOpening) return;
      if (state.kind === "open") {
        state.window.focus();
        return;
      }
      isOpening = true;
      show()
        .then(
          (window) => {
            // However it goes: its own button, the system's, or with the page.
            window.addEventListener("pagehide", () => setState({ kind: "closed" }, true), { once: true });
            setState({ kind: "open", window }, true);
          },
          () => setState({ kind: "failed" }, true),
        )
        .finally(() => (isOpening = false));
    },
    close: () => {
      const state = getState();
      setState({ kind: "closed" }, true);
      if (state.kind === "open") state.window.close();
    },
  };
}
