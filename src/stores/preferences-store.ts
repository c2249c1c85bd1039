import { createStore, type StoreApi } from "zustand/vanilla";
import * as z from "zod/mini";

const schema = z.object({
  theme: z.catch(z.enum(["system", "light", "dark"]), "system"),
  /** The business number the agent last called from. */
  businessNumber: z.catch(z.nullable(z.string().check(z.maxLength(20))), null),
  /** The last sign-in, without its password: that is never kept here. */
  server: z.catch(z.nullable(z.string().check(z.maxLength(500))), null),
  user: z.catch(z.nullable(z.string().check(z.maxLength(100))), null),
});

export type Preferences = z.infer<typeof schema>;

export type PreferencesStore = Pick<StoreApi<Preferences>, "getState" | "getInitialState" | "subscribe"> & {
  readonly change: (change: Partial<Preferences>) => void;
};

const key = "ringbridge.preferences";

/** What the store needs of `localStorage`; both may throw (storage full, or forbidden by the browser). */
export type KeptText = Pick<Storage, "getItem" | "setItem">;

/** Preferences kept in this browser. What is stored and does not fit any more falls back to its default. */
export function createPreferencesStore(kept: KeptText): PreferencesStore {
  const store = createStore<Preferences>(() => read(kept));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    change: (change) => {
      // Parsed, because an object with more fields fits the type: a whole sign-in form must not leave its password here.
      store.setState(schema.parse({ ...store.getState(), ...change }), true);
      try {
        kept.setItem(key, JSON.stringify(store.getState()));
      } catch {
        // A browser that keeps nothing still works; the agent only chooses again next time.
      }
    },
  };
}

function read(kept: KeptText): Preferences {
  try {
    return schema.parse(JSON.parse(kept.getItem(key) ?? "{}"));
  } catch {
    return schema.parse({});
  }
}
