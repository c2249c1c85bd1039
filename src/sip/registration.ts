import { NameAddrHeader, Registerer, RequestPendingError, type Core, type UserAgent } from "sip.js";
import type { LineSignal } from "../core/line/line.ts";
import type { Clock } from "../core/ports/clock.ts";
import { expires } from "./contact.ts";
import { problem, problemOfRefusal } from "./line-problems.ts";
import { quietly } from "./quietly.ts";

/** Refresh at this part of what the server granted: as much again is left when it fails, or when a computer sleeps over it. */
const refreshAt = 0.5;
/** Milliseconds without any answer before the server counts as silent; SIP's own timer F takes 32 s. */
const answerDeadline = 8_000;
/** The same for a server that has just been there: three packets in a row may get lost (RFC 6298: 0.2, 0.4 and 0.8 s). */
const quickDeadline = 2_000;
/**
 * Milliseconds after which a request without an answer is sent once more, as it was. RFC 3261 17.1.2.2 repeats nothing on
 * a reliable transport; but an Asterisk that is still starting has its port open already and throws every message away until
 * it has fully started, "let the peer retransmit" (`pjsip_distributor.c`). To one that is only slow it is the same
 * registration once more; the answers too many are left out in `second-answers.ts`.
 */
const repeatAfter = 1_000;

export type Registration = {
  /** Asks again now. An answer that is still to come answers this too. */
  readonly renew: () => void;
  /** The same in doubt: a server that is there says so at once. */
  readonly check: () => void;
  /** Ends it. Tells the server, as far as the socket still carries, without waiting for its word. */
  readonly end: () => void;
};

/**
 * Registers over the socket that is open now and keeps the registration fresh. One request at a time (RFC 3261
 * 10.2), one registration a socket: a new socket gets a new one (sip.js blocks a registerer whose request died
 * with its socket for 32 s), an open one never a second, for the end of the first would take our contact along.
 */
export function startRegistration(
  userAgent: UserAgent,
  clock: Clock,
  tell: (signal: LineSignal) => void,
): Registration {
  const registerer = new Registerer(userAgent, { expires, refreshFrequency: 99, logConfiguration: false });
  let stopRefresh: () => void = () => undefined;
  let stopDeadline: () => void = () => undefined;
  let stopRepeating: () => void = () => undefined;
  /** The last request. What it says changes when the server asks for a password. */
  let asked: Core.OutgoingRequestMessage | null = null;
  let over = false;

  function stopWaiting(): void {
    stopDeadline();
    stopRepeating();
  }

  function stopTimers(): void {
    stopRefresh();
    stopWaiting();
  }

  function answered(signal: LineSignal): void {
    stopWaiting();
    if (!over) tell(signal);
  }

  function repeatLater(): void {
    stopRepeating = clock.after(repeatAfter, () => {
      const text = asked?.toString();
      if (text !== undefined) void quietly(() => userAgent.transport.send(text));
      repeatLater();
    });
  }

  function accepted({ message }: Core.IncomingResponse): void {
    if (over) return;
    const granted = grantedExpires(message, userAgent.contact.uri.user);
    stopRefresh();
    stopRefresh = clock.after(granted * refreshAt * 1_000, () => request());
    const now = clock.now();
    // Asterisk says what time it is (RFC 3261 10.3, step 8).
    const serverAhead = Date.parse(message.getHeader("Date") ?? "") - now;
    const told = Number.isNaN(serverAhead) ? {} : { serverAhead };
    answered({ type: "registered", expires: now + granted * 1_000, ...told });
  }

  function rejected({ message }: Core.IncomingResponse): void {
    const { statusCode: status = 500, reasonPhrase: phrase = "" } = message;
    const refusal = { status, phrase, retryAfter: message.getHeader("Retry-After") };
    answered({ type: "registration-refused", problem: problemOfRefusal(refusal) });
  }

  function request(patience = answerDeadline): void {
    if (over) return;
    stopTimers();
    stopDeadline = clock.after(patience, () => {
      answered({ type: "registration-refused", problem: problem("server-silent") });
    });
    repeatLater();
    registerer
      .register({ requestDelegate: { onAccept: accepted, onRedirect: rejected, onReject: rejected } })
      .then(({ message }) => (asked = message))
      .catch((error: unknown) => {
        if (error instanceof RequestPendingError) return;
        answered({ type: "registration-refused", problem: problem("server-error", String(error)) });
      });
  }

  request();
  return {
    renew: () => request(),
    check: () => request(quickDeadline),
    end: () => {
      over = true;
      stopTimers();
      // Unregisters when registered; when an answer is still to come, after that.
      registerer.dispose().catch(() => undefined);
    },
  };
}

/**
 * Seconds the server granted: our contact's `expires`, else the Expires header, else what we asked for. Other
 * contacts of the same address stand beside ours (RFC 3261 10.2.4).
 */
function grantedExpires(message: Core.IncomingResponseMessage, ourUser: string | undefined): number {
  const contacts: readonly unknown[] = message
    .getHeaders("contact")
    .map((_, index): unknown => message.parseHeader("contact", index));
  const ours = contacts.find(
    (contact): contact is NameAddrHeader => contact instanceof NameAddrHeader && contact.uri.user === ourUser,
  );
  const parameter: unknown = ours?.getParam("expires");
  const seconds = Number(parameter ?? message.getHeader("expires") ?? expires);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.max(seconds, 10), 86_400) : expires;
}
