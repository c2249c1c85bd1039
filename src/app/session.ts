import type { LineProblem } from "../core/problems.ts";
import type { PreferencesStore } from "../stores/preferences-store.ts";
import { browserParts, compose, type Composed } from "./compose.ts";
import { shiftPolicyOf, type Deployment } from "./config.ts";
import type { LeftByTab } from "./late-left-calls.ts";
import type { Left } from "./left-calls.ts";
import type { keptSignIn, SignIn } from "./kept-sign-in.ts";
import { oneLine, type TabChannel } from "./one-line.ts";
import { readServerAddress } from "./server-address.ts";

/** Who is at this phone, if anybody. */
export type Session =
  /** `problem`: why the last sign-in led back here, and the server it was tried at. */
  | {
      readonly phase: "signed-out";
      readonly problem: { readonly what: LineProblem; readonly server: string } | null;
    }
  /** The server has not said yes or no. `kept`: nobody waits at a form for it. */
  | { readonly phase: "signing-in"; readonly by: "form" | "kept"; readonly composed: Composed }
  | { readonly phase: "signed-in"; readonly composed: Composed };

export type SessionPorts = {
  readonly deployment: Deployment;
  readonly preferences: PreferencesStore;
  readonly kept: ReturnType<typeof keptSignIn>;
  readonly page: { readonly href: string };
  /** Makes the page's one audio context; a click has unlocked it, or the next one will. */
  readonly audioContext: () => AudioContext;
  /** Joins the tabs of this browser; each call opens a channel of its own. */
  readonly tabChannel: () => TabChannel;
  /** This tab's own name. */
  readonly tab: string;
  readonly left: LeftByTab;
};

export type SessionControl = {
  readonly session: () => Session;
  readonly subscribe: (listener: () => void) => () => void;
  /** Signs in; an address or user the form has not checked is ignored. `keep`: until this tab is closed. */
  readonly signIn: (signIn: SignIn, keep: boolean) => void;
  readonly signOut: () => void;
  /** Takes up the sign-in this tab has kept, if there is one, and the calls it had. */
  readonly resume: () => Promise<void>;
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
  let stopSharing: () => void = () => undefined;

  function become(next: Session): void {
    session = next;
    for (const listener of [...listeners]) listener();
  }

  function end(problem: LineProblem | null): void {
    if (session.phase === "signed-out") return;
    kept.forget();
    const { composed } = session;
    composed.stop();
    stopSharing();
    become({ phase: "signed-out", problem: problem && { what: problem, server: composed.workplace.server } });
  }

  /** Signed in at another tab: calls ring there now. A call that is up here is talked to its end first. */
  function taken(composed: Composed): void {
    const leave = (): void => {
      if (session.phase === "signed-out" || session.composed !== composed) return;
      if (composed.phone.state().lineUp.live.length === 0) {
        end({ code: "used-elsewhere", detail: null, retryAfter: null });
      }
    };
    composed.phone.subscribe(leave);
    leave();
  }

  function begin(signIn: SignIn, by: "form" | "kept", left: Left | null = null): void {
    const isNewAddress = by === "form" && deployment.webSocketUrl === undefined;
    const address = readServerAddress(signIn.server, ports.page);
    if (session.phase !== "signed-out" || address.kind === "fault" || !isUserName(signIn.user)) return;
    const context = ports.audioContext();
    const domain = deployment.domain ?? address.host;
    const lineName = `${signIn.user} ${address.url}`;
    const composed = compose(browserParts({ ...signIn, url: address.url, domain }, deployment, context), {
      agent: { user: signIn.user, name: signIn.name },
      server: address.url,
      businessNumbers: deployment.businessNumbers,
      colleagues: deployment.colleagues,
      shiftPolicy: shiftPolicyOf(deployment),
      keeps: { owner: `${signIn.user}@${domain}`, retentionDays: deployment.retentionDays },
      leftCalls: ports.left.keeping(lineName, signIn),
      labUrl: deployment.labUrl ?? null,
      signOut: () => end(null),
      takeLine: null,
    });
    const line = oneLine(ports.tabChannel(), { line: lineName, tab: ports.tab }, () => taken(composed));
    stopSharing = line.stop;
    become({ phase: "signing-in", by, composed });
    composed.phone.subscribe((before, { line: { phase, ...now } }) => {
      if (session.phase === "signed-out" || session.composed !== composed) return;
      if (phase === "ready" && before.line.phase !== "ready") line.claim();
      if (session.phase !== "signing-in") return;
      const problem = "problem" in now ? now.problem : null;
      // An address an agent has just typed may be mistyped: ask again. One that is decided for all, or has worked
      // before, is right, and its server comes back: the phone goes on trying, and says so.
      if (phase === "ready" || (phase === "waiting" && !isNewAddress))
        become({ phase: "signed-in", composed });
      else if (phase === "refused" || phase === "waiting") end(problem);
    });
    composed.phone.line({ type: "sign-in" });
    if (left?.line === lineName) composed.takeOver(left.calls);
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
      begin(signIn, "form");
    },
    signOut: () => end(null),
    resume: async () => {
      const left = await ports.left.read();
      const signIn = kept.read() ?? left?.signIn ?? null;
      if (signIn !== null) begin(signIn, "kept", left);
    },
  };
}
