import { createStore, type StoreApi } from "zustand/vanilla";

/** What the store needs of `localStorage`; both may throw (storage full, or forbidden by the browser). */
export type KeptText = Pick<Storage, "getItem" | "setItem">;

export type KeptStore<Value> = Pick<StoreApi<Value>, "getState" | "getInitialState" | "subscribe"> & {
  readonly change: (change: Partial<Value>) => void;
};

/**
 * A store kept in this browser under `key`. `parse` takes anything and gives a whole value: what does not fit (any more)
 * falls back to its default. Never for secrets.
 */
export function createKeptStore<Value extends object>(
  kept: KeptText,
  key: string,
  parse: (read: unknown) => Value,
): KeptStore<Value> {
  const store = createStore<Value>(() => read() ?? parse({}));
  let isKept = true;

  /** Null where nothing is kept. */
  function read(): Value | null {
    try {
      const text = kept.getItem(key);
      return text === null ? null : parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  /** As it is kept now: another tab may have changed it meanwhile. */
  const current = (): Value => (isKept ? read() : null) ?? store.getState();

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    change: (change) => {
      // Parsed, because an object with more fields fits the type: a whole sign-in form must not leave its password here.
      store.setState(parse({ ...current(), ...change }), true);
      try {
        kept.setItem(key, JSON.stringify(store.getState()));
      } catch {
        isKept = false;
        // A browser that keeps nothing still works; the agent only chooses again next time.
      }
    },
  };
}
