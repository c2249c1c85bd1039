import { createStore, type StoreApi } from "zustand/vanilla";
import type { Phone, PhoneState } from "../phone/phone.ts";

/** A read-only mirror of the phone for the screens. */
export type PhoneStore = Pick<StoreApi<PhoneState>, "getState" | "getInitialState" | "subscribe">;

/** Mirrors the phone until `stop` is called. */
export function mirrorOf(phone: Phone): { readonly store: PhoneStore; readonly stop: () => void } {
  const store = createStore<PhoneState>(() => phone.state());
  const stop = phone.subscribe((_before, after) => store.setState(after, true));
  return { store, stop };
}
