import { Inviter, SessionState, type Core, type Invitation } from "sip.js";
import type { DescriptionOptions } from "./description-handler.ts";
import { giveUp, isAnswered } from "./give-up.ts";
import { isBeingAsked, refuseInGlare } from "./glare.ts";
import { headerText } from "./header-text.ts";
import { acknowledgeUnheard, createLostAcks } from "./lost-acks.ts";

type Hold = "none" | "held";

export type ReinvitePorts = {
  /** Makes both directions silent, or lets them be heard again. */
  readonly silence: (silent: boolean) => void;
  /** A request that still looks for a way may find another one now. */
  readonly lookAgain: () => void;
  readonly settled: (hold: Hold, detail: string | null) => void;
  /** Asterisk does not know the call any more. */
  readonly gone: (detail: string | null) => void;
};

export type Reinvites = {
  readonly setHold: (hold: Hold) => void;
  /**
   * Looks for another way through the network (RFC 8445 9), and tells Asterisk where this phone is reached now (RFC 3261
   * 12.2, target refresh): one request for both. Harmless while the way is good.
   */
  readonly mend: () => void;
  /** Whether nothing may be heard in either direction. */
  readonly isSilent: () => boolean;
  /** The socket is gone, and with it any answer to what was asked over it, unless that is here already. */
  readonly lineLost: () => void;
  /** There is another one, and the phone is registered over it. */
  readonly lineUp: () => void;
  readonly stop: () => void;
};

/** Milliseconds without an answer until the agent is told that nothing has changed. */
const patience = 8_000;
const mostAttempts = 3;
/** Milliseconds until an answer of ours to theirs has been acknowledged, or is looked for again: sip.js does not tell. */
const moment = 100;
/** A way that is lost is worth more of them: without it there is silence. */
const mostAttemptsToMend = 10;

/**
 * What is asked anew of one call that is up, by re-INVITE: hold and resume, `sendonly` and back (RFC 3264 8.4; Asterisk
 * then plays music to the other end and tells it nothing), and another way through the network. One request at a time;
 * what is wanted meanwhile is asked for afterwards, and only the last outcome is told. Silence does not wait for the answer.
 */
export function createReinvites(session: Inviter | Invitation, ports: ReinvitePorts): Reinvites {
  let settled: Hold = "none";
  let wanted: Hold = "none";
  let wantsWay = false;
  let asking = false;
  /** What was asked last, while it waits for its answer. */
  let request: Core.OutgoingInviteRequest | null = null;
  let attempts = 0;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  /** Whether `again` is no pause after a glare, which is to be kept (RFC 3261 14.1). */
  let mayHurry = false;
  /** Whether what is asked was answered over a socket that is gone: of another one Asterisk is still to be told. */
  let wasAnsweredBefore = false;
  const lostAcks = createLostAcks(session);
  refuseInGlare(session, () => asking);

  function settle(detail: string | null): void {
    clearTimeout(deadline);
    clearTimeout(again);
    again = undefined;
    deadline = undefined;
    wanted = settled;
    ports.silence(settled === "held");
    ports.settled(settled, detail);
  }

  function ask(): void {
    again = undefined;
    if (session.state !== SessionState.Established) return;
    lostAcks.letGo();
    if (isBeingAsked(session)) {
      mayHurry = true;
      again = setTimeout(ask, moment);
      return;
    }
    asking = true;
    wasAnsweredBefore = false;
    attempts += 1;
    const asked = wanted;
    const mends = wantsWay;
    wantsWay = false;
    const refused = ({ message }: Core.IncomingResponse): void => {
      asking = false;
      request = null;
      mayHurry = false;
      const status = message.statusCode ?? 0;
      goOnAfter(status, headerText(`${message.statusCode ?? ""} ${message.reasonPhrase ?? ""}`), mends);
    };
    session
      .invite({
        sessionDescriptionHandlerOptions: optionsFor(asked, mends),
        requestDelegate: {
          onAccept: () => {
            asking = false;
            request = null;
            if (session.state !== SessionState.Established) return;
            settled = asked;
            answerAsSettled();
            // What was lost meanwhile was the way before: another look for one would be too early for Asterisk, which takes no
            // other addresses before it has tried these (res_rtp_asterisk.c, "not ready for a reset").
            if (mends && !wasAnsweredBefore) wantsWay = false;
            goOn();
          },
          onReject: refused,
        },
      })
      .then((sent) => {
        const { delegate } = sent;
        // sip.js (0.21.2) takes no notice of it, and would never ask anything again.
        if (delegate !== undefined) delegate.onRedirect = (response) => delegate.onReject?.(response);
        if (asking) request = sent;
      })
      // Nothing to offer for now: the browser has closed the connection, say, and there is no network for another one.
      .catch(() => {
        asking = false;
        mayHurry = true;
        goOnAfter(491, null, mends);
      });
  }

  /** Asterisk's next offer gets an answer for what there is now: else sip.js answers it with what was asked last. */
  function answerAsSettled(): void {
    session.sessionDescriptionHandlerOptionsReInvite = optionsFor(settled);
  }

  /** Asks for what has come to be wanted meanwhile, and tells the outcome to whom still waits for it. */
  function goOn(): void {
    attempts = 0;
    if (wanted !== settled || wantsWay) ask();
    else if (deadline !== undefined) settle(null);
  }

  function goOnAfter(status: number, detail: string | null, mends: boolean): void {
    if (session.state !== SessionState.Established) return;
    answerAsSettled();
    const isGlare = status === 491;
    if (isGlare && mends && attempts < mostAttemptsToMend) wantsWay = true;
    if (status === 481) return ports.gone(detail);
    if (isGlare && (wantsWay || (wanted !== settled && attempts < mostAttempts))) {
      again = setTimeout(ask, pauseAfterGlare(session));
      return;
    }
    if (wanted !== settled) settle(detail);
    goOn();
  }

  function mend(): void {
    wantsWay = true;
    if (asking) ports.lookAgain();
    if (asking || (again !== undefined && !mayHurry)) return;
    clearTimeout(again);
    attempts = 0;
    ask();
  }

  return {
    mend,
    lineUp: () => {
      lostAcks.lineUp();
      mend();
    },
    setHold: (hold) => {
      wanted = hold;
      ports.silence(hold === "held");
      clearTimeout(deadline);
      deadline = setTimeout(() => {
        settle(null);
        if (wantsWay && !asking) ask();
      }, patience);
      if (asking || again !== undefined) return;
      attempts = 0;
      ask();
    },
    isSilent: () => wanted === "held",
    lineLost: () => {
      lostAcks.lineLost();
      wasAnsweredBefore = request !== null && isAnswered(request);
      if (wasAnsweredBefore) return;
      if (deadline !== undefined) settle(null);
      if (request === null) return;
      acknowledgeUnheard(session, request);
      giveUp(request);
    },
    stop: () => {
      clearTimeout(deadline);
      clearTimeout(again);
    },
  };
}

const optionsFor = (hold: Hold, iceRestart = false): DescriptionOptions => ({
  hold: hold === "held",
  iceRestart,
});

/** Milliseconds until the next attempt: who made the Call-ID waits longer (RFC 3261 14.1). */
function pauseAfterGlare(session: Inviter | Invitation): number {
  const [least, most] = session instanceof Inviter ? [210, 400] : [0, 200];
  return 10 * Math.round(least + Math.random() * (most - least));
}
