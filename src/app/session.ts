import type { LineProblem } from "../core/problems.ts";
import type { PreferencesStore } from "../stores/preferences-store.ts";
import { compose, type Composed } from "./compose.ts";
import type { Deployment } from "./config.ts";
import type { keptSignIn, SignIn } from "./kept-sign-in.ts";
import { readServerAddress } from "./server-address.ts";

/** Who is at this phone, if anybody. */
export type Session =
  /** `problem`: why the last sign-in led back here. */
  | { readonly phase: "signed-out"; readonly problem: LineProblem | null }
  /** The server has not said yes or no. */
  | { readonly phase: "signing-in"; readonly composed: Composed }
  | { readonly phase: "signed-in"; readonly composed: Composed };

export type SessionPorts = {
  readonly deployment: Deployment;
  readonly preferences: PreferencesStore;
  readonly kept: ReturnType<typeof keptSignIn>;
  readonly page: { readonly href: string };
  /** Makes the page's one audio context; a click has unlocked it, or the next one will. */
  readonly audioContext: () => AudioContext;
};

export type SessionControl = {
  readonly session: () => Session;
  readonly subscribe: (listener: () => void) => () => void;
  /** Signs in; an address or user the form has not checked is ignored. `keep`: until this tab is closed. */
  readonly signIn: (signIn: SignIn, keep: boolean) => void;
  readonly signOut: () => void;
  /** Takes up the sign-in this tab has kept, if there is one. */
  readonly resume: () => void;
};

/** Characters that may stand in a SIP user name without escaping and that Asterisk's object names allow. */
const userName = /^[A-Za-z0-9._+-]{1,64}$/;

/** True when the text can be an agent's user name. */
export function isUserName(text: string): boolean {
  return userName.test(text);
}

/** Signing in and out: makes a workplace for each sign-in and ends it whole. */
export function createSession(ports: SessionPorts): SessionControl {
  const { deployment, preferences, kept } = ports;
  const listeners = new Set<() => void>();
  let session: Session = { phase: "signed-out", problem: null };

  function become(next: Session): void {
    session = next;
    for (const listener of [...listeners]) listener();
  }

  function end(problem: LineProblem | null): void {
    if (session.phase === "signed-out") return;
    kept.forget();
    session.composed.stop();
    become({ phase: "signed-out", problem });
  }

  function begin(signIn: SignIn): void {
    const address = readServerAddress(signIn.server, ports.page);
    if (session.phase !== "signed-out" || address.kind === "fault" || !isUserName(signIn.user)) return;
    const context = ports.audioContext();
    const domain = deployment.domain ?? address.host;
    const composed = compose({ ...signIn, url: address.url, domain }, deployment, context, () => end(null));
    become({ phase: "signing-in", composed });
    composed.phone.subscribe((_before, { line }) => {
      if (session.phase !== "signing-in" || session.composed !== composed) return;
      // A server that cannot be reached may come back: the phone goes on trying, and says so.
      if (line.phase === "ready" || line.phase === "waiting") become({ phase: "signed-in", composed });
      if (line.phase === "refused") end(line.problem);
    });
    composed.phone.line({ type: "sign-in" });
  }

  return {
    session: () => session,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    signIn: (signIn, keep) => {
      preferences.change({ server: signIn.server, user: signIn.user });
      if (keep) kept.keep(signIn);
      begin(signIn);
    },
    signOut: () => end(null),
    resume: () => {
      const signIn = kept.read();
      if (signIn !== null) begin(signIn);
    },
  };
}
