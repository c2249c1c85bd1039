import { createStore, type StoreApi } from "zustand/vanilla";
import { createNaming } from "../core/contacts/naming.ts";
import type { ContactBook } from "../core/ports/contact-book.ts";
import type { Phone, PhoneState } from "../phone/phone.ts";
import type { Drawing } from "./drawing.ts";

/** A read-only mirror of the phone for the screens. */
export type PhoneStore = Pick<StoreApi<PhoneState>, "getState" | "getInitialState" | "subscribe">;

const atOnce: Drawing["soon"] = (draw) => draw();

/**
 * Mirrors the phone until `stop` is called, with the names that the agent's contacts have for whoever is on it. Several
 * changes before the screens may draw are one for them.
 */
export function mirrorOf(
  phone: Phone,
  contacts: Pick<ContactBook, "nameOf" | "subscribe">,
  soon: Drawing["soon"] = atOnce,
): { readonly store: PhoneStore; readonly stop: () => void } {
  let naming = createNaming(contacts.nameOf);
  const named = (state: PhoneState): PhoneState => {
    const lineUp = naming(state.lineUp);
    return lineUp === state.lineUp ? state : { ...state, lineUp };
  };
  const store = createStore<PhoneState>(() => named(phone.state()));
  let isOver = false;
  let isDue = false;
  function draw(): void {
    isDue = false;
    if (!isOver) store.setState(named(phone.state()), true);
  }
  function show(): void {
    if (isDue) return;
    isDue = true;
    soon(draw);
  }
  const stopMirroring = phone.subscribe(show);
  const stopNaming = contacts.subscribe(() => {
    naming = createNaming(contacts.nameOf);
    show();
  });
  return {
    store,
    stop: () => {
      isOver = true;
      stopMirroring();
      stopNaming();
    },
  };
}
