import { createStore, type StoreApi } from "zustand/vanilla";
import type { Drawing } from "./drawing.ts";

/** The number that is being put together. It outlives the dial box: an agent may look at another screen meanwhile. */
export type DialDraft = {
  /** As typed or pasted. */
  readonly text: string;
  /** The business number this one call shall go out from; null: the one the agent last chose. */
  readonly from: string | null;
  /** Rises each time somebody else than the box puts a number in: it then takes the focus. */
  readonly handed: number;
};

export type DialDraftStore = Pick<StoreApi<DialDraft>, "getState" | "getInitialState" | "subscribe"> & {
  readonly write: (text: string) => void;
  /** It is being called: empties the box when the screens draw, for the call goes first. */
  readonly placed: () => void;
  /** Puts a number into the box, to be called from the business number its customer knows. */
  readonly hand: (text: string, from: string | null) => void;
  /** The agent chose for themselves. */
  readonly forgetFrom: () => void;
};

export function createDialDraft(soon: Drawing["soon"] = (draw) => draw()): DialDraftStore {
  const store = createStore<DialDraft>(() => ({ text: "", from: null, handed: 0 }));
  const { getState, getInitialState, subscribe, setState } = store;
  return {
    getState,
    getInitialState,
    subscribe,
    write: (text) => setState(text === "" ? { text, from: null } : { text }),
    placed: () => {
      const { text: dialled } = getState();
      soon(() => {
        if (getState().text === dialled) setState({ text: "", from: null });
      });
    },
    hand: (text, from) => setState({ text, from, handed: getState().handed + 1 }),
    forgetFrom: () => setState({ from: null }),
  };
}
