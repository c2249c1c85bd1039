import { createStore, type StoreApi } from "zustand/vanilla";

/** What a link from outside asks to call; null: nothing. Nothing is dialed before the agent says so. */
export type DialLinks = Pick<StoreApi<string | null>, "getState" | "getInitialState" | "subscribe"> & {
  readonly ask: (wanted: string) => void;
  /** It was answered, one way or the other. */
  readonly settle: () => void;
};

export function createDialLinks(): DialLinks {
  const { getState, getInitialState, subscribe, setState } = createStore<string | null>(() => null);
  return {
    getState,
    getInitialState,
    subscribe,
    ask: (wanted) => setState(wanted, true),
    settle: () => setState(null, true),
  };
}
