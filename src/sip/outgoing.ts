import {
  Inviter,
  SessionState,
  type Core,
  type Invitation,
  type SessionDelegate,
  type URI,
  type UserAgent,
} from "sip.js";
import type { CallId, CallSignal, EndReason } from "../core/call/call.ts";
import { featureCodes } from "../core/dial/feature-codes.ts";
import type { DialRequest, Dialog, TakeOver } from "../core/ports/signaling.ts";
import type { CallAudio } from "./call-media.ts";
import type { Voices } from "./call-voices.ts";
import type { Credentials } from "./credentials.ts";
import { because, reasonOfRefusal } from "./end-reasons.ts";
import { newEntry, type Entry } from "./entry.ts";
import { headerText, isNumber } from "./header-text.ts";
import { letGo } from "./let-go.ts";
import type { createNotices } from "./notices.ts";
import { quietly } from "./quietly.ts";
import { targetOfCall } from "./targets.ts";

export type OutgoingPorts = {
  readonly domain: string;
  readonly userAgent: () => UserAgent;
  readonly sign: Credentials["sign"];
  readonly audio: Pick<CallAudio, "isMicrophoneSure">;
  readonly entries: Map<CallId, Entry>;
  readonly voices: Voices;
  readonly notices: ReturnType<typeof createNotices>;
  readonly watch: (entry: Entry, session: Inviter | Invitation) => SessionDelegate;
  readonly tell: (entry: Entry, signal: CallSignal) => void;
  readonly close: (entry: Entry, reason: EndReason) => void;
};

export type Outgoing = {
  readonly dial: (request: DialRequest) => void;
  readonly takeOver: (call: TakeOver) => void;
  /** Hangs up on a call that has not been taken over yet: by taking it over. `close` it before. */
  readonly endLeft: (entry: Entry) => void;
  /** The phone is registered over a new socket. */
  readonly lineUp: () => void;
  readonly lineLost: () => void;
};

/** The calls that begin here: those an agent places, and those another page has left. */
export function createOutgoing(ports: OutgoingPorts): Outgoing {
  const { entries, voices, notices, close, tell } = ports;
  /** Calls that were left and that the agent has hung up on since, until Asterisk has been told. */
  const unwanted = new Set<Entry>();
  let isUp = false;

  /** Sends the INVITE of a call, whose microphone is open or coming. */
  async function place(
    entry: Entry,
    target: URI,
    extraHeaders: readonly string[],
    whyRefused: (response: Core.IncomingResponse) => EndReason,
  ): Promise<void> {
    const inviter = new Inviter(ports.userAgent(), target, {
      extraHeaders: [...extraHeaders],
      // The connection is made while it rings: the answer to our offer comes in a 183.
      earlyMedia: true,
    });
    entry.session = inviter;
    ports.sign(inviter.request);
    inviter.delegate = ports.watch(entry, inviter);
    /** What becomes of one that another has taken the place of is no news. */
    const end = (why: () => EndReason): void => {
      if (entry.session === inviter) close(entry, why());
    };
    const refused = (response: Core.IncomingResponse): void => end(() => whyRefused(response));
    let isBroken = false;
    try {
      const request = await inviter.invite({
        requestDelegate: {
          onTrying: () => {
            // A CANCEL that crosses the server's request for our password is lost: sip.js sends the INVITE again
            // all the same, and the customer's phone would go on ringing.
            const { cancelledSequence } = entry;
            if (cancelledSequence === null || cancelledSequence === inviter.request.cseq) return;
            entry.cancelledSequence = inviter.request.cseq;
            request.cancel();
          },
          // A 183 that carries an answer makes the connection, and rings nowhere.
          onProgress: ({ message, session }: Core.PrackableIncomingResponseWithSession) => {
            if (inviter.state === SessionState.Terminated) {
              if (entries.get(entry.id) !== entry) return;
              // The browser did not take it: sip.js is through with the call, and says so to nobody.
              isBroken = true;
              if (inviter.dialog === undefined) request.cancel();
              else session.bye();
              end(() => because("media-failed"));
              return;
            }
            if (message.statusCode !== 183 || message.body === "") tell(entry, { type: "ringing" });
          },
          onAccept: (response: Core.AckableIncomingResponseWithSession) => {
            if (inviter.state === SessionState.Terminated) end(() => because("media-failed"));
            if (!isBroken) return;
            response.ack();
            response.session.bye();
          },
          onRedirect: refused,
          onReject: refused,
        },
      });
    } catch (error) {
      void quietly(() => inviter.dispose());
      end(() => because("media-failed", headerText(String(error))));
    }
  }

  async function dial({ id, kind, to, from }: DialRequest): Promise<void> {
    const entry = newEntry(id, null);
    entries.set(id, entry);
    const target = targetOfCall(kind, to, ports.domain);
    if (target === null || !(from === null || isNumber(from))) {
      close(entry, because("number-not-allowed"));
      return;
    }
    if (!ports.userAgent().isConnected()) {
      close(entry, because("line-lost"));
      return;
    }
    // Nobody is rung before the agent has said yes to the microphone. Whoever has needs not wait for it to open.
    const isSure = ports.audio.isMicrophoneSure();
    const microphone = voices.openMicrophone(entry);
    if (!isSure && !(await microphone)) return;
    const headers = from === null || kind !== "customer" ? [] : [`X-WA-From: ${from}`];
    await place(entry, target, headers, ({ message }) => {
      const notice = notices.take(message.callId);
      const { statusCode: status = 500, reasonPhrase: phrase = "" } = message;
      return reasonOfRefusal({ status, phrase, notice });
    });
  }

  /**
   * Asterisk wants an extension that exists, and never gets there: with Require it either replaces the old leg or refuses
   * (RFC 3891 3). The other end stays in its bridge, and hears nothing of it.
   */
  function takeOverNow(entry: Entry, dialog: Dialog): void {
    const target = targetOfCall("echo", featureCodes.echo, ports.domain);
    if (target === null || entry.session !== null) return;
    const headers = ["Require: replaces", `Replaces: ${replaces(dialog)}`];
    void place(entry, target, headers, ({ message }) => {
      const { statusCode: status = 500, reasonPhrase: phrase = "" } = message;
      return because("left-behind", headerText(`${String(status)} ${phrase}`));
    });
  }

  return {
    dial: (request) => void dial(request),
    takeOver: ({ id, dialog, hold, microphone }) => {
      const entry = newEntry(id, null, { dialog, hold });
      entry.isMuted = microphone === "muted";
      entries.set(id, entry);
      // Whoever says no to it loses the call; who is slow to say yes is heard later.
      void voices.openMicrophone(entry);
      if (isUp) takeOverNow(entry, dialog);
    },
    endLeft: (entry) => {
      // Given back already.
      entry.microphone = null;
      unwanted.add(entry);
    },
    lineUp: () => {
      isUp = true;
      for (const entry of [...entries.values(), ...unwanted])
        if (entry.returns !== null) takeOverNow(entry, entry.returns.dialog);
    },
    lineLost: () => {
      isUp = false;
      for (const entry of unwanted) {
        if (isThrough(entry)) unwanted.delete(entry);
        else letGo(entry);
      }
    },
  };
}

/** Whether nothing is left to do for a call that is to end: it is over, or was here and has been told so. */
const isThrough = ({ session }: Entry): boolean =>
  session !== null &&
  [SessionState.Established, SessionState.Terminating, SessionState.Terminated].includes(session.state);

const replaces = ({ callId, localTag, remoteTag }: Dialog): string =>
  `${callId};to-tag=${remoteTag};from-tag=${localTag}`;
