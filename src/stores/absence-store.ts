import { createStore, type StoreApi } from "zustand/vanilla";
import type { Absence } from "../core/line/absence.ts";

/** The time this page did not run, until whoever works here has taken note of it. */
export type AbsenceStore = Pick<StoreApi<Absence | null>, "getState" | "getInitialState" | "subscribe"> & {
  readonly tell: (absence: Absence | null) => void;
};

export function createAbsenceStore(): AbsenceStore {
  const { getState, getInitialState, subscribe, setState } = createStore<Absence | null>(() => null);
  return { getState, getInitialState, subscribe, tell: (absence) => setState(absence, true) };
}
