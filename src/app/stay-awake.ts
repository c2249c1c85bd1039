import { remedyAfter, toldAfter } from "../core/line/absence.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Phone } from "../phone/phone.ts";
import { watchSleep } from "../platform/sleep-watch.ts";
import type { AbsenceStore } from "../stores/absence-store.ts";

export type AwakeParts = {
  readonly phone: Pick<Phone, "line" | "state" | "subscribe">;
  readonly clock: Clock;
  readonly absence: AbsenceStore;
};

/** Sees to the line after each time this page did not run, and notes that time for whoever works here. Returns the undo. */
export function stayAwake({ phone, clock, absence }: AwakeParts): () => void {
  return watchSleep({ page: window, document, clock, kept: window.sessionStorage }, (slept) => {
    phone.line({ type: remedyAfter(slept) });
    const { phase } = phone.state().line;
    // Whoever has signed out, or lost the line to another place, has missed nothing here.
    if (phase !== "off" && phase !== "refused") absence.tell(toldAfter(absence.getState(), slept));
  });
}
