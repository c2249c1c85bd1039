import type { Api } from "../../api/client.ts";
import type { LiveEvent, Session } from "../../api/contract.ts";
import type { Live } from "../../api/live.ts";
import { issuePhoneCredentials, reportOwnLine } from "../../api/phone.ts";
import { asProblem, type ApiProblem } from "../../api/problem.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { LineProblem } from "../../core/problems.ts";
import type { Workplace } from "../../stores/react.tsx";
import { compose, type PhoneParts } from "../compose.ts";
import type { LeftByTab } from "../late-left-calls.ts";
import { shiftPolicyOf, type Deployment } from "../config.ts";
import { createIssuedSignaling, type Issued, type PasswordSignaling } from "./issued-signaling.ts";
import type { LineElsewhere } from "./line-elsewhere.ts";
import { createLineLock, type TabLocks } from "./line-lock.ts";
import { reportLine } from "./report-line.ts";

/** The phone of somebody who is signed in at the backend. */
export type Desk = {
  readonly workplace: Workplace;
  /** The password of the line no longer works. */
  readonly revoked: (reason: Extract<LiveEvent, { type: "credentials-revoked" }>["reason"]) => void;
  /** Calls back once no call is up or offered: at once, or when the last one is over. */
  readonly whenFree: (callback: () => void) => void;
  readonly stop: () => void;
};

export type DeskPorts = {
  readonly api: Api;
  readonly live: Pick<Live, "state" | "subscribe">;
  /** Makes the network and the sounds of an extension; it has no password yet. */
  readonly parts: (account: {
    readonly user: string;
    readonly domain: string;
    readonly url: string;
  }) => PhoneParts & {
    readonly signaling: PasswordSignaling;
  };
  readonly locks: TabLocks | undefined;
  readonly elsewhere: LineElsewhere;
  readonly left: LeftByTab;
  readonly clock: Clock;
  readonly deployment: Pick<Deployment, "businessNumbers" | "labUrl" | "shift" | "retentionDays">;
  /** Where Asterisk's WebSocket is. */
  readonly url: string;
};

/** What the desk tells whoever set it up. */
export type DeskTold = {
  readonly signOut: () => void;
  readonly hear: (problem: ApiProblem) => void;
  /** The person has another extension than when this desk was set up, or none. */
  readonly moved: () => void;
};

const problemOf = (code: LineProblem["code"]): LineProblem => ({ code, detail: null, retryAfter: null });

/** Sets up the phone of an extension and opens its line, unless another tab of this browser has it. */
export function startDesk(
  ports: DeskPorts,
  { person, domain }: Session,
  extension: string,
  told: DeskTold,
): Desk {
  const { api, clock, elsewhere, url } = ports;
  const { signaling: inner, ...sounds } = ports.parts({ user: extension, domain, url });
  const line = `${extension}@${domain}`;
  const signaling = createIssuedSignaling(inner, issue, clock);
  const composed = compose(
    { signaling, ...sounds },
    {
      agent: { user: extension, name: person.name },
      server: url,
      businessNumbers: ports.deployment.businessNumbers,
      // The backend knows them: account-app.tsx.
      colleagues: [],
      shiftPolicy: shiftPolicyOf(ports.deployment),
      // Not the extension: it may be another person's one day.
      keeps: { owner: person.id, retentionDays: ports.deployment.retentionDays },
      labUrl: ports.deployment.labUrl ?? null,
      leftCalls: ports.left.keeping(line, null),
      signOut: told.signOut,
      takeLine,
    },
  );
  const { phone } = composed;
  const lock = createLineLock(ports.locks, line, clock, () => yieldLine("taken-over"));
  const stopReporting = reportLine(phone, ports.live, (line) => reportOwnLine(api, line), clock);
  let stopWaiting: () => void = () => undefined;
  let isOver = false;
  /** Why the line is not ours to open, if so: nothing that happens by itself may take it back. */
  let givenUp: LineProblem["code"] | null = null;

  async function issue(): Promise<Issued> {
    if (givenUp !== null) return { kind: "refused", problem: problemOf(givenUp) };
    try {
      const {
        user,
        domain: host,
        password,
        expiresAt,
        iceServers: relays,
      } = await issuePhoneCredentials(api);
      if (user === extension && host === domain) {
        // Clocks may differ; a password that is ending already would be fetched again and again.
        const lasts = Math.max(Date.parse(expiresAt) - clock.now(), leastLife);
        return { kind: "issued", password, relays, lasts };
      }
      told.moved();
      return { kind: "refused", problem: problemOf("no-credentials") };
    } catch (error) {
      const { code, reference, retryAfter } = asProblem(error);
      told.hear(asProblem(error));
      if (code === "no-phone") told.moved();
      const detail = reference === null ? code : `${code} · ${reference}`;
      return { kind: "refused", problem: { code: "no-credentials", detail, retryAfter } };
    }
  }

  /** Calls ring elsewhere now. A call that is up here is talked to its end first. */
  function yieldLine(code: LineProblem["code"]): void {
    givenUp = code;
    if (code === "taken-over") elsewhere.remember(line);
    signaling.forget();
    whenFree(() => phone.line({ type: "yield", problem: problemOf(code) }));
  }

  function whenFree(callback: () => void): void {
    stopWaiting();
    const leave = (): void => {
      if (phone.state().lineUp.live.length > 0) return;
      stopWaiting();
      callback();
    };
    stopWaiting = phone.subscribe(leave);
    leave();
  }

  /** Takes up the calls an earlier page of this tab had. */
  async function goOn(): Promise<void> {
    const left = await ports.left.read();
    if (left?.line === line && !isOver) composed.takeOver(left.calls);
  }

  function takeLine(): void {
    stopWaiting();
    elsewhere.forget();
    givenUp = null;
    signaling.forget();
    void lock.take("from-others").then(() => {
      if (!isOver) phone.line({ type: "sign-in" });
    });
  }

  if (elsewhere.isSo(line)) yieldLine("taken-over");
  else
    void lock.take("if-free").then((isOurs) => {
      if (isOver) return;
      if (!isOurs) return yieldLine("taken-over");
      phone.line({ type: "sign-in" });
      void goOn();
    });

  return {
    workplace: composed.workplace,
    revoked: (reason) => {
      switch (reason) {
        case "used-elsewhere":
          return yieldLine("taken-over");
        case "disabled":
          return yieldLine("user-refused");
        case "expired":
          return signaling.renew();
      }
    },
    whenFree,
    stop: () => {
      isOver = true;
      stopWaiting();
      stopReporting();
      composed.stop();
      signaling.stop();
      lock.release();
    },
  };
}

/** Milliseconds a password is taken to live at least. */
const leastLife = 60_000;
