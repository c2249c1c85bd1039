import type { Session } from "../../api/contract.ts";
import type { Workplace } from "../../stores/react.tsx";
import type { Facts } from "../compose.ts";
import { chance } from "../phone-parts.ts";
import { shiftPolicyOf, type Deployment } from "../config.ts";
import type { LeftByTab } from "../late-left-calls.ts";
import type { Place } from "../tabs/seat-ports.ts";
import { createSeat } from "../tabs/seat.ts";
import type { Tabs } from "../tabs/tab-ports.ts";
import { createDeskPhone, type DeskPhone, type DeskPhonePorts } from "./desk-phone.ts";

/** The phone of somebody who is signed in at the backend, in this tab or in another. */
export type Desk = Pick<DeskPhone, "revoked"> & {
  readonly workplace: () => Workplace;
  /** Tells when there is another workplace: the phone has moved to another tab, or here. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Calls back once no call is up or offered: at once, or when the last one is over. */
  readonly whenFree: (callback: () => void) => void;
  readonly stop: () => void;
};

export type DeskPorts = Pick<DeskPhonePorts, "api" | "live" | "elsewhere" | "clock"> & {
  /** Makes the network and the sounds of an extension; it has no password yet. */
  readonly parts: (account: {
    readonly user: string;
    readonly domain: string;
    readonly url: string;
  }) => DeskPhonePorts["parts"];
  readonly tabs: Pick<Tabs, "tab" | "locks" | "channel">;
  readonly left: LeftByTab;
  readonly deployment: Pick<Deployment, "businessNumbers" | "labUrl" | "shift" | "retentionDays">;
  /** Where Asterisk's WebSocket is. */
  readonly url: string;
};

/** What the desk tells whoever set it up. */
export type DeskTold = Pick<DeskPhonePorts, "hear" | "moved"> & { readonly signOut: () => void };

/** Sets up the phone of an extension and opens its line, unless another tab of this browser has it. */
export function startDesk(
  ports: DeskPorts,
  { person, domain }: Session,
  extension: string,
  told: DeskTold,
): Desk {
  const { api, live, clock, elsewhere, url, deployment } = ports;
  const line = `${extension}@${domain}`;
  const listeners = new Set<() => void>();
  const facts: Facts = {
    agent: { user: extension, name: person.name },
    server: url,
    businessNumbers: deployment.businessNumbers,
    // The backend knows them: account-app.tsx.
    colleagues: [],
    shiftPolicy: shiftPolicyOf(deployment),
    // Not the extension: it may be another person's one day.
    keeps: { owner: person.id, retentionDays: deployment.retentionDays },
    labUrl: deployment.labUrl ?? null,
    signOut: told.signOut,
    takeLine: null,
  };
  const parts = () => ports.parts({ user: extension, domain, url });
  const leftCalls = ports.left.keeping(line, null);
  const lead = (): DeskPhone =>
    createDeskPhone({
      ...{ api, live, clock, elsewhere, line, extension, domain, facts, leftCalls },
      parts: parts(),
      hear: told.hear,
      moved: told.moved,
    });

  const first = lead();
  let place: Place = first;
  let isOver = false;
  let waiting: (() => void) | null = null;
  let stopLooking = first.phone.subscribe(look);

  function look(): void {
    const { line: now, lineUp } = place.phone.state();
    if (place !== seat.own()) {
      // Should this tab have the phone one day, without being asked for it, the line stays where it is used.
      if (now.phase === "refused" && now.problem.code === "taken-over") elsewhere.remember(line);
      else if (now.phase === "ready") elsewhere.forget();
    }
    if (waiting === null || lineUp.live.length > 0) return;
    const callback = waiting;
    waiting = null;
    callback();
  }

  const seat = createSeat<DeskPhone>({
    ...{ line, clock, lead, first },
    tabs: ports.tabs,
    newId: chance.newId,
    remote: () => ({ parts: parts(), facts }),
    changed: (next) => {
      stopLooking();
      place = next;
      stopLooking = next.phone.subscribe(look);
      for (const listener of [...listeners]) listener();
    },
    over: told.signOut,
    signIn: null,
  });

  /** Takes up the calls an earlier page of this tab had. */
  async function goOn(): Promise<void> {
    const left = await ports.left.read();
    if (left?.line === line && !isOver && seat.own() === first) first.takeOver(left.calls);
  }

  void seat.start([]).then(goOn);

  return {
    workplace: () => place.workplace,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    revoked: (reason) => seat.own()?.revoked(reason),
    whenFree: (callback) => {
      waiting = callback;
      look();
    },
    stop: () => {
      isOver = true;
      stopLooking();
      seat.stop("other");
    },
  };
}
