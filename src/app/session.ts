import type { LineProblem } from "../core/problems.ts";
import type { PreferencesStore } from "../stores/preferences-store.ts";
import { compose, type Facts } from "./compose.ts";
import { browserParts, chance, clock } from "./phone-parts.ts";
import { shiftPolicyOf, type Deployment } from "./config.ts";
import type { LeftByTab } from "./late-left-calls.ts";
import type { Left } from "./left-calls.ts";
import type { keptSignIn, SignIn } from "./kept-sign-in.ts";
import { readServerAddress } from "./server-address.ts";
import type { Lead, Place } from "./tabs/seat-ports.ts";
import { createSeat } from "./tabs/seat.ts";
import { lineOf, type Tabs } from "./tabs/tab-ports.ts";
import { isUserName } from "./user-name.ts";

/** Who is at this phone, if anybody. */
export type Session =
  /** `problem`: why the last sign-in led back here, and the server it was tried at. */
  | {
      readonly phase: "signed-out";
      readonly problem: { readonly what: LineProblem; readonly server: string } | null;
    }
  /** The server has not said yes or no. `kept`: nobody waits at a form for it. */
  | { readonly phase: "signing-in"; readonly by: "form" | "kept"; readonly place: Place }
  | { readonly phase: "signed-in"; readonly place: Place };

export type SessionPorts = {
  readonly deployment: Deployment;
  readonly preferences: PreferencesStore;
  readonly kept: ReturnType<typeof keptSignIn>;
  readonly page: { readonly href: string };
  /** Makes the page's one audio context; a click has unlocked it, or the next one will. */
  readonly audioContext: () => AudioContext;
  readonly tabs: Tabs;
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

/** Signing in and out: makes a workplace for each sign-in and ends it whole. */
export function createSession(ports: SessionPorts): SessionControl {
  const { deployment, preferences, kept } = ports;
  const listeners = new Set<() => void>();
  let session: Session = { phase: "signed-out", problem: null };
  let leave: () => void = () => undefined;

  function become(next: Session): void {
    session = next;
    for (const listener of [...listeners]) listener();
  }

  function end(problem: LineProblem | null): void {
    if (session.phase === "signed-out") return;
    kept.forget();
    const { server } = session.place.workplace;
    leave();
    become({ phase: "signed-out", problem: problem && { what: problem, server } });
  }

  function begin(signIn: SignIn, by: "form" | "kept", left: Left | null = null): void {
    const isNewAddress = by === "form" && deployment.webSocketUrl === undefined;
    const address = readServerAddress(signIn.server, ports.page);
    if (session.phase !== "signed-out" || address.kind === "fault" || !isUserName(signIn.user)) return;
    const context = ports.audioContext();
    const domain = deployment.domain ?? address.host;
    const line = lineOf(signIn.user, address.url);
    const parts = () => browserParts({ ...signIn, url: address.url, domain }, deployment, context);
    const facts: Facts = {
      agent: { user: signIn.user, name: signIn.name },
      server: address.url,
      businessNumbers: deployment.businessNumbers,
      colleagues: deployment.colleagues,
      shiftPolicy: shiftPolicyOf(deployment),
      keeps: { owner: `${signIn.user}@${domain}`, retentionDays: deployment.retentionDays },
      labUrl: deployment.labUrl ?? null,
      signOut: () => end(null),
      takeLine: null,
    };

    function lead(): Lead {
      const composed = compose(parts(), { ...facts, leftCalls: ports.left.keeping(line, signIn) });
      return {
        ...composed,
        open: (calls) => {
          composed.phone.line({ type: "sign-in" });
          composed.takeOver(calls);
        },
      };
    }

    const first = lead();
    const seat = createSeat({
      ...{ line, clock, lead, first },
      tabs: ports.tabs,
      newId: chance.newId,
      remote: () => ({ parts: parts(), facts }),
      // Who signed in first has tried the password.
      changed: (place) => become({ phase: "signed-in", place }),
      over: () => end(null),
      signIn: { signIn, keep: kept.read() !== null },
    });
    leave = () => seat.stop("signed-out");
    become({ phase: "signing-in", by, place: first });
    first.phone.subscribe((_before, { line: { phase, ...now } }) => {
      if (session.phase !== "signing-in" || session.place !== first) return;
      const problem = "problem" in now ? now.problem : null;
      // An address an agent has just typed may be mistyped: ask again. One that is decided for all, or has worked
      // before, is right, and its server comes back: the phone goes on trying, and says so.
      if (phase === "ready" || (phase === "waiting" && !isNewAddress))
        become({ phase: "signed-in", place: first });
      else if (phase === "refused" || phase === "waiting") end(problem);
    });
    void seat.start(left?.line === line ? left.calls : []);
  }

  /** By the form. A phone that another tab has is had only with its password. */
  async function enter(signIn: SignIn): Promise<void> {
    const other = (await ports.tabs.join())?.signIn;
    const isSame = other?.user === signIn.user && other.server === signIn.server;
    if (!isSame || other.password === signIn.password) begin(signIn, "form");
    else {
      const what = { code: "password-refused", detail: null, retryAfter: null } as const;
      kept.forget();
      become({ phase: "signed-out", problem: { what, server: signIn.server } });
    }
  }

  /** What another tab has kept is kept here too: either may be closed. */
  async function join(): Promise<void> {
    const other = await ports.tabs.join();
    if (other === null) return;
    if (other.keep) kept.keep(other.signIn);
    begin(other.signIn, "kept");
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
      void enter(signIn);
    },
    signOut: () => end(null),
    resume: async () => {
      const left = await ports.left.read();
      const signIn = kept.read() ?? left?.signIn ?? null;
      if (signIn === null) await join();
      else begin(signIn, "kept", left);
    },
  };
}
