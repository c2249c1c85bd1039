import { createStore, type StoreApi } from "zustand/vanilla";

/** Whom somebody wants to put into the contacts: a number, and the name they call themselves; null: nobody. */
export type NewContact = { readonly number: string; readonly name: string } | null;

/** Hands a number to the Contacts screen. Not by the address, which browsers keep and show. */
export type NewContactStore = Pick<StoreApi<NewContact>, "getState" | "getInitialState" | "subscribe"> & {
  readonly hand: (wanted: NewContact) => void;
};

export function createNewContact(): NewContactStore {
  const { getState, getInitialState, subscribe, setState } = createStore<NewContact>(() => null);
  return { getState, getInitialState, subscribe, hand: (wanted) => setState(wanted, true) };
}
