import { createStore, type StoreApi } from "zustand/vanilla";
import type { CallId } from "../core/call/call.ts";
import type { LiveQuality } from "../core/quality/live-quality.ts";

/** How each call that is up sounds. */
export type Qualities = ReadonlyMap<CallId, LiveQuality>;

export type QualityStore = Pick<StoreApi<Qualities>, "getState" | "getInitialState" | "subscribe"> & {
  readonly tell: (id: CallId, quality: LiveQuality) => void;
  readonly forget: (id: CallId) => void;
};

export function createQualityStore(): QualityStore {
  const store = createStore<Qualities>(() => new Map());
  const { getState, getInitialState, subscribe, setState } = store;
  return {
    getState,
    getInitialState,
    subscribe,
    tell: (id, quality) => setState(new Map(getState()).set(id, quality), true),
    forget: (id) => setState(new Map([...getState()].filter(([other]) => other !== id)), true),
  };
}
