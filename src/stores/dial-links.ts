import { createStore, type StoreApi } from "zustand/vanilla";

/** What a link from outside asks to call; null: nothing. Nothing is dialed before the agent says so. */
export type DialLinks = Pick<StoreApi<string | null>, "getState" | "getInitialState" | "subscribe"> & {
  readonly ask: (wanted: string) => void;
  /** It was answered, one way or the other. */
  readonly settle: () => void;
};

export function createDialLinks(): DialLinks {
  const { getState, getInitialState, subscribe, setState } = createStore<string | null>(() => null);
  /**
   * A link that comes while another is being answered waits for its own question: it must not put its number into a
   * question that the agent has read already and is about to say yes to. Of several that wait, the newest is meant.
   */
  let waiting: string | null = null;
  return {
    getState,
    getInitialState,
    subscribe,
    ask: (wanted) => {
      const asked = getState();
      if (asked === null) setState(wanted, true);
      else waiting = wanted === asked ? null : wanted;
    },
    settle: () => {
      setState(waiting, true);
      waiting = null;
    },
  };
}
