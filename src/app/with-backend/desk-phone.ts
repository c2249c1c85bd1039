import type { Api } from "../../api/client.ts";
import type { LiveEvent } from "../../api/contract.ts";
import type { Live } from "../../api/live.ts";
import { issuePhoneCredentials, reportOwnLine } from "../../api/phone.ts";
import { asProblem, type ApiProblem } from "../../api/problem.ts";
import type { LeftCall } from "../../core/call/left-call.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { LeftCalls } from "../../core/ports/left-calls.ts";
import type { LineProblem } from "../../core/problems.ts";
import { compose, type Facts } from "../compose.ts";
import type { PhoneParts } from "../phone-parts.ts";
import type { Lead } from "../tabs/seat-ports.ts";
import { createIssuedSignaling, type Issued, type PasswordSignaling } from "./issued-signaling.ts";
import type { LineElsewhere } from "./line-elsewhere.ts";
import { reportLine } from "./report-line.ts";

/** The phone of an extension, in the tab that has it. */
export type DeskPhone = Lead & {
  /** The password of the line no longer works. */
  readonly revoked: (reason: Extract<LiveEvent, { type: "credentials-revoked" }>["reason"]) => void;
  readonly takeOver: (left: readonly LeftCall[]) => void;
};

export type DeskPhonePorts = {
  readonly api: Api;
  readonly live: Pick<Live, "state" | "subscribe">;
  readonly parts: PhoneParts & { readonly signaling: PasswordSignaling };
  readonly facts: Facts;
  readonly elsewhere: LineElsewhere;
  readonly leftCalls: LeftCalls;
  readonly clock: Clock;
  readonly line: string;
  readonly extension: string;
  readonly domain: string;
  readonly hear: (problem: ApiProblem) => void;
  /** The person has another extension than when this phone was set up, or none. */
  readonly moved: () => void;
};

const problemOf = (code: LineProblem["code"]): LineProblem => ({ code, detail: null, retryAfter: null });

/** Milliseconds a password is taken to live at least. */
const leastLife = 60_000;

/** Sets up the phone of an extension, whose passwords the backend gives. */
export function createDeskPhone(ports: DeskPhonePorts): DeskPhone {
  const { api, clock, elsewhere, line, extension, domain } = ports;
  const { signaling: inner, ...sounds } = ports.parts;
  const signaling = createIssuedSignaling(inner, issue, clock);
  const composed = compose(
    { signaling, ...sounds },
    { ...ports.facts, leftCalls: ports.leftCalls, takeLine },
  );
  const { phone } = composed;
  const stopReporting = reportLine(phone, ports.live, (seen) => reportOwnLine(api, seen), clock);
  let stopWaiting: () => void = () => undefined;
  /** Why the line is not ours to open, if so: nothing that happens by itself may take it back. */
  let givenUp: LineProblem["code"] | null = null;

  async function issue(): Promise<Issued> {
    if (givenUp !== null) return { kind: "refused", problem: problemOf(givenUp) };
    try {
      const issued = await issuePhoneCredentials(api);
      const { user, password, expiresAt, iceServers: relays } = issued;
      if (user === extension && issued.domain === domain) {
        // Clocks may differ; a password that is ending already would be fetched again and again.
        const lasts = Math.max(Date.parse(expiresAt) - clock.now(), leastLife);
        return { kind: "issued", password, relays, lasts };
      }
      ports.moved();
      return { kind: "refused", problem: problemOf("no-credentials") };
    } catch (error) {
      const { code, reference, retryAfter } = asProblem(error);
      ports.hear(asProblem(error));
      if (code === "no-phone") ports.moved();
      const detail = reference === null ? code : `${code} · ${reference}`;
      return { kind: "refused", problem: { code: "no-credentials", detail, retryAfter } };
    }
  }

  /** Calls ring elsewhere now. A call that is up here is talked to its end first. */
  function yieldLine(code: LineProblem["code"]): void {
    givenUp = code;
    if (code === "taken-over") elsewhere.remember(line);
    signaling.forget();
    stopWaiting();
    const leave = (): void => {
      if (phone.state().lineUp.live.length > 0) return;
      stopWaiting();
      phone.line({ type: "yield", problem: problemOf(code) });
    };
    stopWaiting = phone.subscribe(leave);
    leave();
  }

  function takeLine(): void {
    stopWaiting();
    elsewhere.forget();
    givenUp = null;
    signaling.forget();
    phone.line({ type: "sign-in" });
  }

  return {
    ...composed,
    open: (left, why) => {
      if (why === "asked") elsewhere.forget();
      if (elsewhere.isSo(line)) return yieldLine("taken-over");
      phone.line({ type: "sign-in" });
      composed.takeOver(left);
    },
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
    handOver: () => {
      stopWaiting();
      stopReporting();
      composed.handOver();
      signaling.forget();
    },
    stop: () => {
      stopWaiting();
      stopReporting();
      composed.stop();
      signaling.stop();
    },
  };
}
