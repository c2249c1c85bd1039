import { NameAddrHeader, Registerer, type Core, type UserAgent } from "sip.js";
import type { LineSignal } from "../core/line/line.ts";
import { problem, problemOfRefusal } from "./line-problems.ts";

/** Seconds we ask for. Stale contacts die sooner than with sip.js's 600. */
const expires = 300;
/** Refresh at this part of what the server granted: early enough for a second try. */
const refreshAt = 0.6;
/** Milliseconds without any answer before the server counts as silent; SIP's own timer F takes 32 s. */
const answerDeadline = 8_000;

export type Registration = {
  /** Tells the server the agent is gone, without waiting for its word. */
  readonly unregister: () => void;
  /** Forgets this registration without a word to the server: its socket is gone. */
  readonly drop: () => void;
};

/**
 * Registers over the socket that is open now and keeps the registration fresh. One request at a time, one
 * registration a socket: a new socket gets a new one (sip.js blocks a registerer whose request died with
 * its socket for 32 s).
 */
export function startRegistration(userAgent: UserAgent, tell: (signal: LineSignal) => void): Registration {
  const registerer = new Registerer(userAgent, { expires, refreshFrequency: 99, logConfiguration: false });
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  function stopTimers(): void {
    clearTimeout(refreshTimer);
    clearTimeout(deadline);
  }

  function answered(signal: LineSignal): void {
    clearTimeout(deadline);
    if (!over) tell(signal);
  }

  function accepted({ message }: Core.IncomingResponse): void {
    const granted = grantedExpires(message);
    refreshTimer = setTimeout(request, granted * refreshAt * 1_000);
    answered({ type: "registered", expires: Date.now() + granted * 1_000 });
  }

  function rejected({ message }: Core.IncomingResponse): void {
    const { statusCode: status = 500, reasonPhrase: phrase = "" } = message;
    const refusal = { status, phrase, retryAfter: message.getHeader("Retry-After") };
    answered({ type: "registration-refused", problem: problemOfRefusal(refusal) });
  }

  function request(): void {
    if (over) return;
    stopTimers();
    deadline = setTimeout(() => {
      answered({ type: "registration-refused", problem: problem("server-silent") });
    }, answerDeadline);
    registerer
      .register({ requestDelegate: { onAccept: accepted, onReject: rejected } })
      .catch((error: unknown) => {
        answered({ type: "registration-refused", problem: problem("server-error", String(error)) });
      });
  }

  request();
  return {
    unregister: () => {
      over = true;
      stopTimers();
      registerer.unregister().catch(() => undefined);
    },
    drop: () => {
      over = true;
      stopTimers();
      registerer.dispose().catch(() => undefined);
    },
  };
}

/** Seconds the server granted: our contact's `expires`, else the Expires header, else what we asked for (RFC 3261 10.2.4). */
function grantedExpires(message: Core.IncomingResponseMessage): number {
  const contact: unknown = message.parseHeader("contact");
  const parameter: unknown = contact instanceof NameAddrHeader ? contact.getParam("expires") : undefined;
  const seconds = Number(parameter ?? message.getHeader("expires") ?? expires);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.max(seconds, 10), 86_400) : expires;
}
