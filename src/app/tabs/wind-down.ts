import type { Clock } from "../../core/ports/clock.ts";
import type { Phone } from "../../phone/phone.ts";

/** Milliseconds a phone may take to be rid of calls that another tab goes on with: by then the PBX has done so itself. */
const longestGoodbye = 10_000;

/** Lets a phone go whose calls another tab takes over: as each is taken, Asterisk ends its leg here. */
export function windDown(phone: Phone, clock: Clock): void {
  const stopTimer = clock.after(longestGoodbye, end);
  const stopLooking = phone.subscribe(look);

  function look(): void {
    const { line, lineUp } = phone.state();
    for (const { id, phase } of lineUp.live) if (phase === "incoming") phone.call(id, { type: "decline" });
    // A line that is lost now must not come back: it is the other tab's.
    if (lineUp.live.length === 0 || line.phase !== "ready") end();
  }

  function end(): void {
    stopTimer();
    stopLooking();
    for (const { id } of phone.state().lineUp.live) phone.call(id, { type: "hang-up" });
    phone.line({ type: "yield", problem: { code: "taken-over", detail: null, retryAfter: null } });
    phone.dispose();
  }

  look();
}
