import type { Absence } from "../../core/line/absence.ts";

type Span = (from: string, to: string) => string;

/** A time in which this page did not run. */
export const absence = {
  titles: {
    slept: (from, to) => `This computer slept from ${from} to ${to}`,
    paused: (from, to) => `The browser paused this page from ${from} to ${to}`,
    "put-away": (from, to) => `The browser had put this page away from ${from} to ${to}`,
  } satisfies Record<Absence["how"], Span>,
  meaning: "Calls could not ring here in that time.",
  missed: (count: number) =>
    count === 0 ? "No call was missed." : count === 1 ? "1 call was missed." : `${count} calls were missed.`,
  dismiss: "Dismiss",
};
