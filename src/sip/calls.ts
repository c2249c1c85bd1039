import {
  Invitation,
  Inviter,
  SessionState,
  type Message,
  type Session,
  type SessionDelegate,
  type SessionDescriptionHandler,
  type UserAgent,
} from "sip.js";
import type { CallId, CallSignal, EndReason, KeypadKey } from "../core/call/call.ts";
import type { Dialog, Offer } from "../core/ports/signaling.ts";
import type { CallAudio, MediaListener } from "./call-media.ts";
import type { MediaSource } from "./media-source.ts";
import { createVoices } from "./call-voices.ts";
import { createCancelledCalls } from "./cancelled-calls.ts";
import type { Credentials } from "./credentials.ts";
import { isUp, microphoneOf, newEntry, type Entry } from "./entry.ts";
import { because, reasonOfBye } from "./end-reasons.ts";
import { headerText } from "./header-text.ts";
import { letGo } from "./let-go.ts";
import { waitForNoAck } from "./lost-acks.ts";
import { createNotices } from "./notices.ts";
import { createOutgoing } from "./outgoing.ts";
import { hearAside } from "./side-messages.ts";
import { offerIn } from "./offers.ts";
import { partyIn } from "./parties.ts";
import { quietly } from "./quietly.ts";
import { createReinvites } from "./reinvites.ts";
import { createTransfers } from "./transfers.ts";
import { withdraw } from "./withdrawal.ts";

export type CallsPorts = {
  readonly userAgent: () => UserAgent;
  readonly domain: string;
  readonly audio: CallAudio;
  readonly media: MediaSource;
  readonly sign: Credentials["sign"];
  readonly newId: () => CallId;
  readonly now: () => number;
  /** Runs it once the page has shown what it was told. */
  readonly later: (work: () => void) => void;
  /** The microphone that an answered call waits for: more urgent than any picture. */
  readonly urgent?: ((opening: Promise<unknown>) => void) | undefined;
  readonly offer: (offer: Offer) => void;
  readonly tell: (id: CallId, signal: CallSignal) => void;
  /** As in `MediaListener`; and none of the calls there are would be lost with the socket. */
  readonly hushed: MediaListener["hushed"];
};

/** The calls of one user agent: sip.js sessions on one side, our signals on the other. */
export function createCalls(ports: CallsPorts) {
  const entries = new Map<CallId, Entry>();
  const entryOf = new WeakMap<Session, Entry>();
  const notices = createNotices();
  const cancelled = createCancelledCalls();

  /** News of a call that is over would be of a call nobody knows. */
  function tell(entry: Entry, signal: CallSignal): void {
    if (entries.get(entry.id) === entry) ports.tell(entry.id, signal);
  }

  /** The one place a call ends: whatever happens later finds no entry. */
  function close(entry: Entry, reason: EndReason): void {
    if (!entries.delete(entry.id)) return;
    entry.stopTracks();
    entry.reinvites?.stop();
    entry.referral?.stop();
    microphoneOf(entry)?.release();
    ports.audio.leave(entry.id);
    ports.tell(entry.id, { type: "closed", at: ports.now(), reason: entry.withdrawn ?? reason });
  }

  /** Ends a session in whatever way its state asks for: cancels it, refuses it, says BYE. */
  function finish(entry: Entry, reason: EndReason): void {
    const { session } = entry;
    if (session !== null) {
      cancelled.add(session);
      if (session instanceof Inviter) entry.cancelledSequence = session.request.cseq;
      waitForNoAck(session);
      void quietly(() => session.dispose());
    }
    close(entry, reason);
  }

  function established(entry: Entry, session: Inviter | Invitation): void {
    const { media } = entry;
    // The agent has hung up before it was taken over.
    if (entries.get(entry.id) !== entry) return void quietly(() => session.dispose());
    entry.reinvites = createReinvites(session, {
      silence: (silent) => {
        media?.setAudible(!silent);
        media?.setMicrophone(!silent && !entry.isMuted);
      },
      lookAgain: () => media?.descriptionHandler.lookAgain(),
      settled: (hold, detail) => tell(entry, { type: "hold-settled", hold, detail }),
      gone: (detail) => finish(entry, because("line-lost", detail)),
    });
    // As it was left: nothing is heard before it is held again.
    if (entry.returns?.hold === "held") entry.reinvites.setHold("held");
    voices.join(entry);
    tell(entry, { type: "answered", at: ports.now() });
    // The connection may have come up before the answer did, when nobody was told.
    if (media !== null) tell(entry, { type: "media-changed", media: media.state() });
    // A way that was lost while it rang.
    if (media?.state() === "lost") entry.reinvites.mend();
    if (entry.named !== null) tell(entry, entry.named);
  }

  function watch(entry: Entry, session: Inviter | Invitation): SessionDelegate {
    entryOf.set(session, entry);
    let before = session.state;
    session.stateChange.addListener((state) => {
      // Another one has taken its place.
      if (entry.session !== session) return;
      if (state === SessionState.Established) established(entry, session);
      if (state === SessionState.Terminated) {
        // Only an offer can run out of time (its Expires header, RFC 3261 13.3.1).
        const expired = session instanceof Invitation && before === SessionState.Initial;
        const reason = expired ? because("missed") : because("failed", "the call ended without a reason");
        // sip.js ends a session before it hands over what says why: let that go first.
        setTimeout(() => {
          if (entry.withdrawn === null) close(entry, reason);
        }, 0);
      }
      before = state;
    });
    return {
      onBye: (bye) => {
        void bye.accept();
        const said = reasonOfBye(bye.request.getHeaders("Reason"));
        close(entry, isLeaving(entry) ? because("transferred") : said);
      },
      // Asterisk says so when somebody else is connected, for one after a transfer of theirs.
      onInvite: (request) => {
        const news = partyIn(request);
        if (news !== null) tell(entry, news);
      },
      // sip.js follows a REFER by itself when nobody says no: then anybody inside a call could dial for us.
      onRefer: (referral) => void quietly(() => referral.reject({ statusCode: 603 })),
    };
  }

  function invited(invitation: Invitation): void {
    const entry = newEntry(ports.newId(), invitation);
    entries.set(entry.id, entry);
    invitation.delegate = {
      ...watch(entry, invitation),
      onCancel: (cancel) => withdraw(entry, cancel, notices, close),
    };
    ports.offer(offerIn(entry.id, invitation));
    // Nobody answers before they see it ring. It may have been turned away by then, or taken without waiting.
    ports.later(() => {
      const isWaiting = invitation.state === SessionState.Initial && entry.withdrawn === null;
      if (isWaiting && entries.get(entry.id) === entry && entry.microphone === null)
        voices.warm(entry, invitation);
    });
  }

  async function accept(id: CallId): Promise<void> {
    const entry = entries.get(id);
    // Answered already, or about to be: a second microphone would never be given back.
    if (!(entry?.session instanceof Invitation) || entry.microphone !== null || entry.withdrawn !== null)
      return;
    const { session } = entry;
    const microphone = voices.openMicrophone(entry);
    ports.urgent?.(microphone);
    // A call that is connected already is answered at once: the microphone comes when it comes.
    if (entry.media === null && !(await microphone)) return;
    try {
      await session.accept();
    } catch (error) {
      void quietly(() => session.dispose());
      close(entry, because("media-failed", headerText(String(error))));
    }
  }

  /** Says no to an offer. It races with the caller giving up: then there is nothing left to refuse. */
  function refuse(id: CallId, statusCode: number, kind: EndReason["kind"]): void {
    const entry = entries.get(id);
    const session = entry?.session;
    if (!(session instanceof Invitation) || session.state === SessionState.Established) return;
    void quietly(() => session.reject({ statusCode }));
    if (entry !== undefined) close(entry, because(kind));
  }

  const areAllUp = (): boolean => [...entries.values()].every(isUp);

  const voices = createVoices({
    audio: ports.audio,
    media: ports.media,
    entries: () => [...entries.values()],
    tell,
    hushed: (silence, isStranded) => {
      if (areAllUp()) ports.hushed(silence, isStranded);
    },
    fail: (entry, kind) => finish(entry, because(kind)),
  });
  const outgoing = createOutgoing({
    ...{ domain: ports.domain, userAgent: ports.userAgent, sign: ports.sign, audio: ports.audio },
    ...{ entries, voices, notices, watch, tell, close },
  });
  const transfers = createTransfers({ domain: ports.domain, entryOf: (id) => entries.get(id), tell, finish });

  return {
    invited,
    accept,
    dial: outgoing.dial,
    takeOver: outgoing.takeOver,
    refuse,
    heard: (message: Message): void => {
      void quietly(() => message.accept());
      hearAside(message, { calls: () => entries.values(), tell, notices });
    },
    /** Ends a call: cancels it, refuses it or hangs up, whatever its state asks for. */
    end: (id: CallId): void => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      const wasUp = isUp(entry);
      if (entry.returns !== null && !wasUp) {
        close(entry, because("hung-up"));
        outgoing.endLeft(entry);
        return;
      }
      // Also when an answer crosses our cancel.
      finish(entry, because(wasUp ? "hung-up" : "cancelled"));
    },
    /**
     * Stops ringing here, for a page that goes: it may ring elsewhere, or here again. Not with one of the answers by which
     * an agent says no (asterisk-samples/extensions.conf, [from-meta]): those end the customer's call.
     */
    giveBack: (id: CallId): void => {
      const session = entries.get(id)?.session;
      if (session instanceof Invitation && session.state !== SessionState.Established)
        void quietly(() => session.reject({ statusCode: 503 }));
    },
    areUp: (): boolean => [...entries.values()].some(isUp),
    /** Whether none of the calls there are would be lost with the socket. */
    areAllUp,
    /** The phone is registered, again perhaps: calls that are up learn of the way they are reached now. */
    lineUp: (): void => {
      for (const { reinvites, referral } of entries.values()) {
        reinvites?.lineUp();
        referral?.lineUp();
      }
      outgoing.lineUp();
    },
    /** The socket is gone: calls that were not up yet cannot come up any more. Those that are, go on. */
    lineLost: (): void => {
      outgoing.lineLost();
      for (const entry of [...entries.values()]) {
        const { session } = entry;
        if (session?.state === SessionState.Established) {
          entry.reinvites?.lineLost();
          continue;
        }
        if (entry.returns !== null) {
          // It still waits where it was left.
          letGo(entry);
          continue;
        }
        if (session !== null) cancelled.add(session);
        close(entry, because("line-lost"));
        if (session !== null) void quietly(() => session.dispose());
      }
      cancelled.lineLost();
    },
    setMicrophone: (id: CallId, open: boolean): void => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entry.isMuted = !open;
      if (entry.reinvites?.isSilent() !== true) entry.media?.setMicrophone(open);
    },
    setHold: (id: CallId, hold: "none" | "held"): void => entries.get(id)?.reinvites?.setHold(hold),
    transfer: transfers.transfer,
    handOver: transfers.handOver,
    dialogOf: (id: CallId): Dialog | null => {
      const session = entries.get(id)?.session;
      const dialog = session?.state === SessionState.Established ? session.dialog : undefined;
      return dialog === undefined
        ? null
        : { callId: dialog.callId, localTag: dialog.localTag, remoteTag: dialog.remoteTag };
    },
    /** The connection of a call that is up, for statistics. */
    connectionOf: (id: CallId): RTCPeerConnection | null => entries.get(id)?.media?.connection() ?? null,
    sendKey: (id: CallId, key: KeypadKey): void => {
      entries.get(id)?.media?.sendKey(key);
    },
    /** The media side of a session; sip.js asks for it when an offer or answer is due. */
    describe: (session: Session): SessionDescriptionHandler => {
      const entry = entryOf.get(session);
      if (entry === undefined) throw new Error("This session is no call of ours");
      return voices.mediaOf(entry).descriptionHandler;
    },
  };
}

const isLeaving = ({ referral }: Entry): boolean => referral?.isTaken() === true;
