import type { StoreApi } from "zustand/vanilla";
import { createNaming } from "../core/contacts/naming.ts";
import type { ContactBook } from "../core/ports/contact-book.ts";
import type { Phone, PhoneState } from "../phone/phone.ts";
import type { Drawing } from "./drawing.ts";

/** A read-only mirror of the phone for the screens. */
export type PhoneStore = Pick<StoreApi<PhoneState>, "getState" | "getInitialState" | "subscribe">;

const atOnce: Drawing["soon"] = (draw) => draw();

/**
 * Mirrors the phone until `stop` is called, with the names that the agent's contacts have for whoever is on it. Whoever asks
 * is told how the phone stands; who listens is told when the screens may draw, and once of several changes.
 */
export function mirrorOf(
  phone: Pick<Phone, "state" | "subscribe">,
  contacts: Pick<ContactBook, "nameOf" | "subscribe">,
  soon: Drawing["soon"] = atOnce,
): { readonly store: PhoneStore; readonly stop: () => void } {
  const listeners = new Set<Parameters<PhoneStore["subscribe"]>[0]>();
  let naming = createNaming(contacts.nameOf);
  let source = phone.state();
  let picture = named(source);
  let drawn = picture;
  let isOver = false;
  let isDue = false;

  function named(state: PhoneState): PhoneState {
    const lineUp = naming(state.lineUp);
    return lineUp === state.lineUp ? state : { ...state, lineUp };
  }

  /** The same picture for the same state, as screens ask for it at each of their renderings. */
  function current(): PhoneState {
    if (isOver || source === phone.state()) return picture;
    source = phone.state();
    picture = named(source);
    return picture;
  }

  function draw(): void {
    isDue = false;
    const [before, now] = [drawn, current()];
    if (isOver || now === before) return;
    drawn = now;
    for (const listener of [...listeners]) listener(now, before);
  }

  function show(): void {
    if (isDue) return;
    isDue = true;
    soon(draw);
  }

  const first = picture;
  const stopMirroring = phone.subscribe(show);
  const stopNaming = contacts.subscribe(() => {
    naming = createNaming(contacts.nameOf);
    picture = named(source);
    show();
  });
  return {
    store: {
      getState: current,
      getInitialState: () => first,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    stop: () => {
      current();
      isOver = true;
      stopMirroring();
      stopNaming();
    },
  };
}
