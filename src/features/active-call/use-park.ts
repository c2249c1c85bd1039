import { useCallback, useEffect, useRef, useState } from "react";
import type { CallId } from "../../core/call/call.ts";
import { parkingPlaces, type ParkingPlace } from "../../core/dial/feature-codes.ts";
import type { PresenceWatch } from "../../core/ports/presence.ts";
import { useWorkplace } from "../../stores/react.tsx";

/** Milliseconds in which Asterisk says which places are free; after that the first one it is not sure of will do. */
const patience = 1_500;

/** Parks a call on the first free place. `isFull` once every place has proved to be taken, for this call. */
export function usePark(id: CallId): { readonly park: () => void; readonly isFull: boolean } {
  const { phone, colleagues } = useWorkplace();
  const [full, setFull] = useState<CallId | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const park = useCallback(() => {
    stop.current();
    stop.current = findFreePlace(colleagues.watch, (to) => {
      setFull(to === null ? id : null);
      if (to !== null) phone.call(id, { type: "transfer", to, purpose: "park" });
    });
  }, [phone, colleagues, id]);
  return { park, isFull: full === id };
}

/** Tells the first free parking place, or null when all are taken, once; returns the way to give up. */
export function findFreePlace(
  watch: PresenceWatch["watch"],
  found: (place: ParkingPlace | null) => void,
): () => void {
  const standing = new Map<ParkingPlace, "free" | "taken">();
  const scope = new AbortController();
  const until = (undo: () => void): void => {
    if (scope.signal.aborted) undo();
    else scope.signal.addEventListener("abort", undo);
  };

  /** In order, so that colleagues find parked calls where they look first. */
  function decide(unheard: "wait" | "take"): void {
    const place = parkingPlaces.find((one) => standing.get(one) !== "taken");
    const isUnheard = place !== undefined && !standing.has(place);
    if (scope.signal.aborted || (isUnheard && unheard === "wait")) return;
    scope.abort();
    found(place ?? null);
  }

  for (const place of parkingPlaces) {
    // Some are told at once, while this list is still growing.
    until(
      watch(place, ({ presence }) => {
        if (presence === "unknown") return;
        standing.set(place, presence === "ready" ? "free" : "taken");
        decide("wait");
      }),
    );
  }
  const timer = setTimeout(() => decide("take"), patience);
  until(() => clearTimeout(timer));
  return () => scope.abort();
}
