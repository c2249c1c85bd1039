import { createContext, useContext, useSyncExternalStore, type ReactNode } from "react";
import type { Api } from "./client.ts";
import type { Person } from "./contract.ts";
import type { Live, LiveState } from "./live.ts";

/** The backend and who is signed in at it. */
export type Backend = {
  readonly api: Api;
  readonly person: Person;
  readonly live: Pick<Live, "state" | "subscribe" | "tryNow">;
};

const BackendContext = createContext<Backend | null>(null);

export function BackendProvider(props: { readonly value: Backend; readonly children: ReactNode }) {
  return <BackendContext value={props.value}>{props.children}</BackendContext>;
}

/** The backend; null where Ringbridge runs without one. */
export function useBackendIfAny(): Backend | null {
  return useContext(BackendContext);
}

/** The backend. Throws where there is none: ask `useBackendIfAny` first, or be a screen that only a backend has. */
export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === null) throw new Error("useBackend needs a BackendProvider around it");
  return backend;
}

/** Whether changes reach this page by themselves, and since when not. */
export function useLiveState(): LiveState {
  const { live } = useBackend();
  return useSyncExternalStore(live.subscribe, live.state);
}
