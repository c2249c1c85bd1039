import { createStore, type StoreApi } from "zustand/vanilla";
import { createNaming } from "../core/contacts/naming.ts";
import type { ContactBook } from "../core/ports/contact-book.ts";
import type { Phone, PhoneState } from "../phone/phone.ts";

/** A read-only mirror of the phone for the screens. */
export type PhoneStore = Pick<StoreApi<PhoneState>, "getState" | "getInitialState" | "subscribe">;

/** Mirrors the phone until `stop` is called, with the names that the agent's contacts have for whoever is on it. */
export function mirrorOf(
  phone: Phone,
  contacts: Pick<ContactBook, "nameOf" | "subscribe">,
): { readonly store: PhoneStore; readonly stop: () => void } {
  let naming = createNaming(contacts.nameOf);
  const named = (state: PhoneState): PhoneState => {
    const lineUp = naming(state.lineUp);
    return lineUp === state.lineUp ? state : { ...state, lineUp };
  };
  const store = createStore<PhoneState>(() => named(phone.state()));
  const stopMirroring = phone.subscribe((_before, after) => store.setState(named(after), true));
  const stopNaming = contacts.subscribe(() => {
    naming = createNaming(contacts.nameOf);
    store.setState(named(phone.state()), true);
  });
  return {
    store,
    stop: () => {
      stopMirroring();
      stopNaming();
    },
  };
}
