import type { Live } from "../../api/live.ts";
import type { BrowserLine } from "../../api/contract.ts";
import type { Line } from "../../core/line/line.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Phone } from "../../phone/phone.ts";

/** Milliseconds between two reports of a line that stays as it is. */
const interval = 30_000;

/**
 * Tells the backend what this browser believes of its own line, for supervisors to compare with Asterisk's view: at each
 * change, every 30 s, and when the stream is up again. While the stream is down nothing is told: nobody would hear it.
 */
export function reportLine(
  phone: Pick<Phone, "state" | "subscribe">,
  live: Pick<Live, "state" | "subscribe">,
  report: (line: BrowserLine) => Promise<void>,
  clock: Clock,
): () => void {
  let told: BrowserLine | null = null;
  let stopTimer: () => void = () => undefined;

  function tell(): void {
    stopTimer();
    told = null;
    if (live.state().phase !== "connected") return;
    told = lineAsTold(phone.state().line);
    // A report that fails is made good by the next.
    report(told).catch(() => undefined);
    stopTimer = clock.after(interval, tell);
  }

  const stopHearingPhone = phone.subscribe((_before, { line }) => {
    if (told !== null && lineAsTold(line) !== told) tell();
  });
  const stopHearingLive = live.subscribe(tell);
  tell();

  return () => {
    stopTimer();
    stopHearingPhone();
    stopHearingLive();
  };
}

/** The line in the contract's words (BrowserLine). */
export function lineAsTold(line: Line): BrowserLine {
  switch (line.phase) {
    case "ready":
      return "ready";
    case "connecting":
    case "registering":
      return "connecting";
    case "waiting":
    case "refused":
      return "down";
    case "off":
      return "signed-out";
  }
}
