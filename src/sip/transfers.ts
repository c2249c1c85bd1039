import { SessionState, type Session, type URI } from "sip.js";
import type { CallId, CallSignal, EndReason } from "../core/call/call.ts";
import type { Entry } from "./entry.ts";
import { refer } from "./referral.ts";
import { targetOfTransfer } from "./targets.ts";

export type TransfersPorts = {
  readonly domain: string;
  readonly entryOf: (id: CallId) => Entry | undefined;
  readonly tell: (entry: Entry, signal: CallSignal) => void;
  /** Says BYE and tells why. */
  readonly finish: (entry: Entry, reason: EndReason) => void;
};

/** Calls of ours that go to others, by REFER. */
export function createTransfers({ domain, entryOf, tell, finish }: TransfersPorts) {
  /** Once the other end has arrived, `leaving` are over for us. */
  function start(entry: Entry, target: URI | Session, leaving: readonly Entry[]): void {
    const { session } = entry;
    if (session === null) return;
    entry.referral?.stop();
    const referral = refer(session, target, {
      progress: (progress) => tell(entry, { type: "transfer-progress", progress }),
      refused: (detail) => tell(entry, { type: "transfer-refused", detail }),
      done: () => {
        for (const each of leaving) finish(each, { kind: "transferred", detail: null });
      },
    });
    for (const each of leaving) each.referral = referral;
    // Asked of this one call: the other one's end does not end the wait.
    for (const each of leaving)
      if (each !== entry) each.referral = { ...referral, lineUp: () => undefined, stop: () => undefined };
  }

  return {
    transfer: (id: CallId, to: string): void => {
      const entry = entryOf(id);
      const target = targetOfTransfer(to, domain);
      if (entry === undefined) return;
      if (target === null) tell(entry, { type: "transfer-refused", detail: null });
      else start(entry, target, [entry]);
    },
    handOver: (id: CallId, consultedId: CallId): void => {
      const entry = entryOf(id);
      const consulted = entryOf(consultedId);
      if (entry === undefined) return;
      if (consulted?.session?.state === SessionState.Established)
        start(entry, nameless(consulted.session), [entry, consulted]);
      else tell(entry, { type: "transfer-refused", detail: null });
    },
  };
}

/** sip.js puts the name of who is at the other end into Refer-To as it is, and a quote in it would end it there. */
function nameless(session: Session): Session {
  session.remoteIdentity.displayName = "";
  return session;
}
