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
  const store = createStore<Value>(() => read());
  function read(): Value {
    try {
      return parse(JSON.parse(kept.getItem(key) ?? "{}"));
    } catch {
      return parse({});
    }
  }
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    change: (change) => {
      // Parsed, because an object with more fields fits the type: a whole sign-in form must not leave its password here.
      store.setState(parse({ ...store.getState(), ...change }), true);
      try {
        kept.setItem(key, JSON.stringify(store.getState()));
      } catch {
        // A browser that keeps nothing still works; the agent only chooses again next time.
      }
    },
  };
}
