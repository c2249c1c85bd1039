import type { BrowserLine } from "../../core/phones/phone.ts";
import { done, type Outcome } from "../../core/problem.ts";
import type { Actor, Ports } from "../ports.ts";

type ReportPorts = Pick<Ports, "memory" | "clock" | "live">;

/** Keeps what the page believes of its own line, for the supervisors' board. */
export function reportOwnLine(
  { memory, clock, live }: ReportPorts,
  { person, session }: Actor,
  line: BrowserLine,
): Outcome<null> {
  memory.browserLines.report(session, person.id, { line, at: clock.now() });
  live.tell({ kind: "team" });
  return done(null);
}

/** To be called when the last event stream of a session is gone: nothing speaks for its page any more. */
export function browserGone({ memory, clock, live }: ReportPorts, session: string): void {
  if (memory.browserLines.gone(session, clock.now()) !== null) live.tell({ kind: "team" });
}
