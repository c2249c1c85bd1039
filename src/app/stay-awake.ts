import { remedyAfter, toldAfter, wasClockSet, type Absence } from "../core/line/absence.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Phone, PhoneState } from "../phone/phone.ts";
import { watchSleep } from "../platform/sleep-watch.ts";
import type { AbsenceStore } from "../stores/absence-store.ts";

export type AwakeParts = {
  readonly phone: Pick<Phone, "line" | "state" | "subscribe">;
  readonly clock: Clock;
  readonly absence: AbsenceStore;
};

/** Milliseconds that the server's time is waited for before it is told that the computer slept. */
const patience = 5_000;

/** Sees to the line after each time this page did not run, and notes that time for whoever works here. Returns the undo. */
export function stayAwake({ phone, clock, absence }: AwakeParts): () => void {
  let serverAhead = serverAheadIn(phone.state());
  let doubted: Absence | null = null;
  let stopWaiting: () => void = () => undefined;

  function note(slept: Absence): void {
    const { phase } = phone.state().line;
    // Whoever has signed out, or lost the line to another place, has missed nothing here.
    if (phase !== "off" && phase !== "refused") absence.tell(toldAfter(absence.getState(), slept));
  }

  /** To this page, a computer that slept looks like one whose clock was set: the server knows better. */
  function settle(ahead: number | null): void {
    stopWaiting();
    if (
      doubted !== null &&
      (ahead === null || serverAhead === null || !wasClockSet(doubted, serverAhead, ahead))
    )
      note(doubted);
    doubted = null;
  }

  const stopHearing = phone.subscribe((before, after) => {
    const ahead = serverAheadIn(after);
    if (ahead === null || !isRegisteredAnew(before, after)) return;
    settle(ahead);
    serverAhead = ahead;
  });

  const stopWatching = watchSleep({ page: window, document, clock, kept: window.sessionStorage }, (slept) => {
    phone.line({ type: remedyAfter(slept) });
    if (slept.how !== "slept" || serverAhead === null) return note(slept);
    settle(null);
    doubted = slept;
    stopWaiting = clock.after(patience, () => settle(null));
  });

  return () => {
    stopWaiting();
    stopHearing();
    stopWatching();
  };
}

const serverAheadIn = ({ line }: PhoneState): number | null =>
  line.phase === "ready" ? (line.serverAhead ?? null) : null;

const isRegisteredAnew = (before: PhoneState, { line }: PhoneState): boolean =>
  line.phase === "ready" && !(before.line.phase === "ready" && before.line.expires === line.expires);
