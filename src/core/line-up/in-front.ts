import type { Call, CallIn } from "../call/call.ts";
import { callOnScreen, type LineUp } from "./line-up.ts";

/** The call that is shown whole, with all that can be done with it. An offer is none. */
export function callInFront(lineUp: LineUp): Call | null {
  const live = lineUp.live.filter(({ phase }) => phase !== "incoming");
  return callOnScreen({ ...lineUp, live, outcome: null });
}

/** A call that asks a third person, and the call it asks about, while both are there. */
export type Consultation = { readonly about: CallIn<"established">; readonly asked: Call };

export function consultationIn({ live }: LineUp): Consultation | null {
  const asked = live.find(({ consults, phase }) => consults !== null && phase !== "ending");
  const about = asked && live.find(({ id }) => id === asked.consults);
  return asked !== undefined && about?.phase === "established" ? { about, asked } : null;
}
