import type { Clock } from "../../core/ports/clock.ts";
import type { Signaling, SignalingEvent } from "../../core/ports/signaling.ts";
import type { LineProblem } from "../../core/problems.ts";

/** A TURN server with a password of this phone's. */
export type IssuedRelay = {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
};

/** A telephone network whose password can be changed under a running line, and the relays of its sound with it. */
export type PasswordSignaling = Signaling & {
  readonly setPassword: (password: string) => void;
  readonly setRelays: (relays: readonly IssuedRelay[]) => void;
};

export type Issued =
  /** `lasts`: milliseconds until it stops working. */
  | {
      readonly kind: "issued";
      readonly password: string;
      readonly relays: readonly IssuedRelay[];
      readonly lasts: number;
    }
  | { readonly kind: "refused"; readonly problem: LineProblem };

export type IssuedSignaling = Signaling & {
  /** Fetches a new password now, or with the next socket: the one there is no longer works. */
  readonly renew: () => void;
  readonly forget: () => void;
  readonly stop: () => void;
};

/** A new password is fetched when this part of the old one's life is over. */
const renewAt = 0.8;
/** Milliseconds between two attempts to renew a password that still works. */
const renewAgain = 30_000;

/**
 * A telephone network whose password the backend gives for a while. It is fetched before a socket opens, renewed before
 * it ends, and fetched once more when it is refused: a computer that slept over the end of its password comes back by
 * itself. What goes wrong with that is told as what is wrong with the line, which then tries again as it always does.
 */
export function createIssuedSignaling(
  inner: PasswordSignaling,
  issue: () => Promise<Issued>,
  clock: Clock,
): IssuedSignaling {
  const listeners = new Set<(event: SignalingEvent) => void>();
  let validUntil = 0;
  /** `doubted`: it is new and has not registered yet. */
  let trust: "good" | "doubted" = "good";
  /** Counts sockets: an answer for an old one opens none. */
  let socket = 0;
  let stopTimer: () => void = () => undefined;
  let underWay: Promise<Issued> | null = null;

  function emit(event: SignalingEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  /** One request at a time: each new password ends the one before. */
  function fetchPassword(): Promise<Issued> {
    underWay ??= issue().then((issued) => {
      underWay = null;
      if (issued.kind === "issued") take(issued);
      return issued;
    });
    return underWay;
  }

  function take({ password, relays, lasts }: Extract<Issued, { kind: "issued" }>): void {
    inner.setPassword(password);
    inner.setRelays(relays);
    validUntil = clock.now() + lasts;
    renewIn(lasts * renewAt);
  }

  function renewIn(delay: number): void {
    stopTimer();
    stopTimer = clock.after(delay, () => {
      void fetchPassword().then(({ kind }) => {
        if (kind === "refused") renewIn(renewAgain);
      });
    });
  }

  function forget(): void {
    validUntil = 0;
    stopTimer();
  }

  async function openSocket(): Promise<void> {
    socket += 1;
    const mine = socket;
    if (clock.now() >= validUntil) {
      trust = "doubted";
      const issued = await fetchPassword();
      if (mine !== socket) return;
      if (issued.kind === "refused") {
        emit({ type: "line", signal: { type: "socket-closed", problem: issued.problem } });
        return;
      }
    }
    inner.openSocket();
  }

  async function passwordRefused(problem: LineProblem): Promise<void> {
    const wasNew = trust === "doubted";
    forget();
    if (wasNew) {
      const told = { ...problem, code: "credentials-refused" } as const;
      emit({ type: "line", signal: { type: "registration-refused", problem: told } });
      return;
    }
    trust = "doubted";
    const mine = socket;
    const issued = await fetchPassword();
    if (mine !== socket) return;
    if (issued.kind === "issued") {
      inner.register();
      return;
    }
    emit({ type: "line", signal: { type: "registration-refused", problem: issued.problem } });
  }

  function hear(event: SignalingEvent): void {
    if (event.type === "line") {
      const { signal } = event;
      if (signal.type === "registered") trust = "good";
      if (signal.type === "registration-refused" && signal.problem.code === "password-refused") {
        void passwordRefused(signal.problem);
        return;
      }
    }
    emit(event);
  }

  const stopHearing = inner.subscribe(hear);

  return {
    ...inner,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    openSocket: () => void openSocket(),
    closeSocket: () => {
      socket += 1;
      inner.closeSocket();
    },
    renew: () => void fetchPassword(),
    forget,
    stop: () => {
      forget();
      stopHearing();
    },
  };
}
