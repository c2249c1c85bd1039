import type { QueryClient } from "@tanstack/react-query";
import { applyLiveEvent } from "../../api/apply-live-event.ts";
import type { Api } from "../../api/client.ts";
import type { LiveEvent, Session, SignInOptions } from "../../api/contract.ts";
import { createLive, type Live } from "../../api/live.ts";
import { ApiProblem, asProblem } from "../../api/problem.ts";
import type { Backend } from "../../api/react.tsx";
import {
  acceptInvitation,
  getSession,
  getSignInOptions,
  signIn,
  signOut,
  type Acceptance,
} from "../../api/session.ts";
import { retryDelay } from "../../core/line/reconnect-policy.ts";
import type { Chance, Clock } from "../../core/ports/clock.ts";
import type { Desk, DeskTold } from "./desk.ts";
import { mendAtDesk } from "./mend-later.ts";
import type { Arrival } from "./fragment.ts";

/** Why the sign-in screen is shown, if it is not simply the first one. */
export type SignInNotice =
  | { readonly kind: "ended" }
  /** The backend could not be told that this browser signed out. */
  | { readonly kind: "sign-out-unsure" }
  | { readonly kind: "problem"; readonly problem: ApiProblem };

/** Who is signed in at the backend, if anybody. */
export type AccountState =
  /** The backend is being asked who is signed in. */
  | { readonly phase: "opening" }
  /** It did not answer; it is asked again at `retryAt` (milliseconds since 1970). */
  | { readonly phase: "unreachable"; readonly problem: ApiProblem; readonly retryAt: number }
  /** `options` is null until the backend has said how one can sign in. */
  | {
      readonly phase: "signed-out";
      readonly options: SignInOptions | null;
      readonly notice: SignInNotice | null;
    }
  /** Somebody followed a one-time link. */
  | { readonly phase: "welcome"; readonly token: string }
  /** `desk` is null for who has no phone. */
  | { readonly phase: "signed-in"; readonly backend: Backend; readonly desk: Desk | null };

export type AccountPorts = {
  readonly api: Api;
  readonly queries: QueryClient;
  readonly startDesk: (live: Live, session: Session, extension: string, told: DeskTold) => Desk;
  /** Somebody is in front of this page: what it gave up to another place may be taken back. */
  readonly someoneIsHere: () => void;
  readonly clock: Clock;
  readonly chance: Pick<Chance, "random">;
};

export type AccountSession = {
  readonly state: () => AccountState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Begins with what a link from outside brought, or with the session that the browser's cookie carries. */
  readonly open: (arrival: Arrival) => void;
  /** Throw an ApiProblem. */
  readonly signIn: (fields: { readonly login: string; readonly password: string }) => Promise<void>;
  readonly accept: (acceptance: Acceptance) => Promise<void>;
  readonly signOut: () => void;
  /** Asks again who is signed in, or tries a broken stream again. */
  readonly tryNow: () => void;
  /** Leaves the welcome screen. */
  readonly toSignIn: () => void;
  /** Hears what went wrong with any request. */
  readonly hear: (problem: ApiProblem) => void;
};

/** Signing in and out at the backend; what belongs to a sign-in is made whole and ended whole. */
export function createAccountSession(ports: AccountPorts): AccountSession {
  const { api, queries, clock, chance } = ports;
  const listeners = new Set<() => void>();
  let state: AccountState = { phase: "opening" };
  let attempt = 0;
  /** How often the stream of this sign-in has come up. */
  let greetings = 0;
  let stopTimer: () => void = () => undefined;
  /** Ends what the current sign-in has started. */
  let endCurrent: () => void = () => undefined;

  function become(next: AccountState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function showSignIn(notice: SignInNotice | null): void {
    // Whoever signs in next does it by hand, if not here then at the company's own sign-in.
    ports.someoneIsHere();
    become({ phase: "signed-out", options: null, notice });
    const mine = state;
    getSignInOptions(api).then(
      (options) => {
        if (state === mine) become({ phase: "signed-out", options, notice });
      },
      // The form is there all the same; signing in will say what is wrong.
      () => undefined,
    );
  }

  async function resume(): Promise<void> {
    stopTimer();
    try {
      begin(await getSession(api));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "not-signed-in") showSignIn(null);
      else waitFor(problem);
    }
  }

  function waitFor(problem: ApiProblem): void {
    attempt += 1;
    const delay = retryDelay({ attempt, retryAfter: problem.retryAfter, random: chance.random() });
    become({ phase: "unreachable", problem, retryAt: clock.now() + delay });
    stopTimer = clock.after(delay, () => void resume());
  }

  function begin(session: Session): void {
    stopTimer();
    attempt = 0;
    // Nothing that somebody else has looked at may be left.
    queries.clear();
    greetings = 0;
    const live = createLive({ open: api.openEvents, clock, chance, hear: hearEvent });
    const { person } = session;
    const desk =
      person.extension === null
        ? null
        : ports.startDesk(live, session, person.extension, {
            signOut: leave,
            hear,
            moved: () => void lookAgain(),
          });
    const stopMending = desk === null ? () => undefined : mendAtDesk(desk, { queries, clock });
    endCurrent = () => {
      endCurrent = () => undefined;
      live.stop();
      stopMending();
      desk?.stop();
    };
    become({ phase: "signed-in", backend: { api, person, live }, desk });
    live.start();
  }

  function hearEvent(event: LiveEvent): void {
    applyLiveEvent(queries, event);
    if (state.phase !== "signed-in") return;
    if (event.type === "hello") {
      greetings += 1;
      if (greetings > 1) void lookAgain();
    }
    if (event.type === "credentials-revoked") state.desk?.revoked(event.reason);
    if (event.type === "session-ended") ended();
  }

  /** Role and extension may have changed while nobody told us; in another tab even the person. */
  async function lookAgain(): Promise<void> {
    const before = state;
    if (before.phase !== "signed-in") return;
    try {
      const session = await getSession(api);
      if (state !== before) return;
      const { person } = before.backend;
      const isSame = session.person.id === person.id && session.person.extension === person.extension;
      if (!isSame) whenFree(before, () => restart(session));
      else if (session.person.version !== person.version)
        become({ ...before, backend: { ...before.backend, person: session.person } });
    } catch (error) {
      hear(asProblem(error));
    }
  }

  function restart(session: Session): void {
    endCurrent();
    begin(session);
  }

  /** The backend no longer knows this session. A call that is up goes on; after it, somebody signs in again. */
  function ended(): void {
    const before = state;
    if (before.phase !== "signed-in") return;
    whenFree(before, () => {
      endCurrent();
      showSignIn({ kind: "ended" });
    });
  }

  function whenFree(of: Extract<AccountState, { phase: "signed-in" }>, then: () => void): void {
    if (of.desk === null) then();
    else of.desk.whenFree(then);
  }

  function hear({ code }: ApiProblem): void {
    if (code === "not-signed-in") ended();
  }

  function leave(): void {
    endCurrent();
    queries.clear();
    become({ phase: "opening" });
    signOut(api).then(
      () => showSignIn(null),
      (error: unknown) => {
        const { code } = asProblem(error);
        showSignIn(code === "not-signed-in" ? null : { kind: "sign-out-unsure" });
      },
    );
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open: (arrival) => {
      switch (arrival.kind) {
        case "welcome":
          // A link that is opened in a tab where somebody works is not followed; it is only taken out of sight.
          if (state.phase !== "signed-in") become({ phase: "welcome", token: arrival.token });
          return;
        case "problem":
          if (state.phase !== "signed-in")
            showSignIn({ kind: "problem", problem: new ApiProblem({ code: arrival.code }) });
          return;
        case "none":
          if (state.phase === "opening") void resume();
          return;
      }
    },
    signIn: async (fields) => begin(await signIn(api, fields)),
    accept: async (acceptance) => {
      const session = await acceptInvitation(api, acceptance);
      ports.someoneIsHere();
      begin(session);
    },
    signOut: leave,
    tryNow: () => {
      if (state.phase === "unreachable") void resume();
      if (state.phase === "signed-in") state.backend.live.tryNow();
    },
    toSignIn: () => {
      become({ phase: "opening" });
      void resume();
    },
    hear,
  };
}
