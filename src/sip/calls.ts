import {
  Invitation,
  Inviter,
  SessionState,
  UserAgent,
  type Message,
  type Session,
  type SessionDelegate,
  type SessionDescriptionHandler,
} from "sip.js";
import type { CallId, CallSignal, EndReason, KeypadKey } from "../core/call/call.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";
import type { DialRequest, Offer } from "../core/ports/signaling.ts";
import type { CallAudio, CallMedia, CreateCallMedia, MediaSettings, Microphone } from "./call-media.ts";
import { reasonOfCancel, reasonOfRefusal } from "./end-reasons.ts";
import { businessNumberIn, headerText, userPart } from "./header-text.ts";
import { createNotices } from "./notices.ts";

export type CallsPorts = {
  readonly domain: string;
  readonly audio: CallAudio;
  readonly media: MediaSettings;
  readonly createMedia: CreateCallMedia;
  readonly newId: () => CallId;
  readonly now: () => number;
  readonly offer: (offer: Offer) => void;
  readonly tell: (id: CallId, signal: CallSignal) => void;
};

/** One call as sip.js has it; private to this folder. */
type Entry = {
  readonly id: CallId;
  /** Absent while an outgoing call still waits for its microphone. */
  session: Inviter | Invitation | null;
  microphone: Microphone | null;
  /** There once sip.js has needed an offer or an answer. */
  media: CallMedia | null;
};

export type Calls = ReturnType<typeof createCalls>;

const failed = (detail: unknown): EndReason => ({ kind: "failed", detail: headerText(String(detail)) });
const microphoneReasons: Readonly<Record<MicrophoneFault, EndReason["kind"]>> = {
  refused: "microphone-refused",
  missing: "microphone-missing",
  busy: "microphone-busy",
};

/** The calls of one user agent: sip.js sessions on one side, our signals on the other. */
export function createCalls(ports: CallsPorts) {
  const entries = new Map<CallId, Entry>();
  const entryOf = new WeakMap<Session, Entry>();
  const notices = createNotices();

  /** The one place a call ends: whatever happens later finds no entry. */
  function close(entry: Entry, reason: EndReason): void {
    if (!entries.delete(entry.id)) return;
    entry.microphone?.release();
    ports.audio.leave(entry.id);
    ports.tell(entry.id, { type: "closed", at: ports.now(), reason });
  }

  function established({ id, media, microphone }: Entry): void {
    ports.tell(id, { type: "answered", at: ports.now() });
    if (media === null || microphone === null) return;
    ports.audio.join(id, { customer: media.customer, agent: microphone.stream });
    // The connection may have come up before the answer did, when nobody was told.
    ports.tell(id, { type: "media-changed", media: media.state() });
  }

  function watch(entry: Entry, session: Inviter | Invitation): SessionDelegate {
    entryOf.set(session, entry);
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) established(entry);
      // sip.js moves to Terminated before it hands over the answer that says why: let that go first.
      if (state === SessionState.Terminated) {
        queueMicrotask(() => close(entry, failed("the call ended without a reason")));
      }
    });
    return {
      onBye: (bye) => {
        void bye.accept();
        close(entry, { kind: "hung-up-by-customer", detail: null });
      },
    };
  }

  function invited(invitation: Invitation): void {
    const entry: Entry = { id: ports.newId(), session: invitation, microphone: null, media: null };
    entries.set(entry.id, entry);
    invitation.delegate = {
      ...watch(entry, invitation),
      onCancel: ({ request }) => close(entry, reasonOfCancel(request.getHeaders("Reason"))),
    };
    const { request } = invitation;
    ports.offer({
      id: entry.id,
      customer: {
        number: userPart(invitation.remoteIdentity.uri.user),
        name: headerText(invitation.remoteIdentity.displayName),
      },
      businessNumber: businessNumberIn(request.getHeader("X-WA-Number")),
      payload: headerText(request.getHeader("X-WA-Payload")),
    });
  }

  /** Opens the microphone for a call; false when the call was over before, or could not get one. */
  async function withMicrophone(entry: Entry): Promise<boolean> {
    const opened = await ports.audio.openMicrophone();
    const wanted = entries.get(entry.id) === entry;
    if (opened.kind === "open") {
      if (!wanted) opened.microphone.release();
      else entry.microphone = opened.microphone;
      return wanted;
    }
    if (wanted && entry.session !== null) void quietly(() => entry.session?.dispose());
    close(entry, { kind: microphoneReasons[opened.fault], detail: null });
    return false;
  }

  async function accept(id: CallId): Promise<void> {
    const entry = entries.get(id);
    if (!(entry?.session instanceof Invitation) || !(await withMicrophone(entry))) return;
    const { session } = entry;
    try {
      await session.accept();
    } catch (error) {
      void quietly(() => session.dispose());
      close(entry, { kind: "media-failed", detail: headerText(String(error)) });
    }
  }

  async function dial(userAgent: UserAgent, { id, to, from }: DialRequest): Promise<void> {
    const entry: Entry = { id, session: null, microphone: null, media: null };
    entries.set(id, entry);
    const target = UserAgent.makeURI(`sip:${encodeURIComponent(to).replace("%2B", "+")}@${ports.domain}`);
    if (target === undefined) {
      close(entry, { kind: "number-not-allowed", detail: null });
      return;
    }
    if (!(await withMicrophone(entry))) return;
    const inviter = new Inviter(userAgent, target, {
      extraHeaders: from === null ? [] : [`X-WA-From: ${from}`],
    });
    entry.session = inviter;
    inviter.delegate = watch(entry, inviter);
    try {
      await inviter.invite({
        requestDelegate: {
          onProgress: ({ message }) => {
            if ((message.statusCode ?? 0) >= 180) ports.tell(id, { type: "ringing" });
          },
          onReject: ({ message }) => {
            const notice = notices.take(message.callId);
            const { statusCode: status = 500, reasonPhrase: phrase = "" } = message;
            close(entry, reasonOfRefusal({ status, phrase, notice }));
          },
        },
      });
    } catch (error) {
      void quietly(() => inviter.dispose());
      close(entry, failed(error));
    }
  }

  function refuse(id: CallId, statusCode: number): void {
    const session = entries.get(id)?.session;
    // Declining races with the caller giving up: then there is nothing left to refuse.
    if (session instanceof Invitation) void quietly(() => session.reject({ statusCode }));
  }

  return {
    invited,
    accept,
    dial,
    refuse,
    heard: (message: Message): void => {
      void quietly(() => message.accept());
      notices.hear(message);
    },
    /** Ends a call: cancels it, refuses it or hangs up, whatever its state asks for. */
    end: (id: CallId): void => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      const { session } = entry;
      if (session === null) return close(entry, { kind: "cancelled", detail: null });
      // dispose() cancels, rejects or says BYE, also when an answer crosses our cancel.
      void quietly(() => session.dispose());
      close(entry, { kind: "hung-up", detail: null });
    },
    /** The socket is gone: calls that were not up yet cannot come up any more. Those that are, go on. */
    lineLost: (): void => {
      for (const entry of [...entries.values()]) {
        const { session } = entry;
        if (session?.state === SessionState.Established) continue;
        close(entry, { kind: "line-lost", detail: null });
        if (session !== null) void quietly(() => session.dispose());
      }
    },
    setMicrophone: (id: CallId, open: boolean): void => entries.get(id)?.media?.setMicrophone(open),
    sendKey: (id: CallId, key: KeypadKey): void => entries.get(id)?.media?.sendKey(key),
    /** Makes the media side of a session; sip.js asks for it when an offer or answer is due. */
    describe: (session: Session, userAgent: UserAgent): SessionDescriptionHandler => {
      const entry = entryOf.get(session);
      const microphone = entry?.microphone?.stream;
      if (entry === undefined || microphone === undefined) throw new Error("A call has no microphone yet");
      entry.media = ports.createMedia(session, userAgent, ports.media, microphone, (media) => {
        if (entries.has(entry.id) && session.state === SessionState.Established) {
          ports.tell(entry.id, { type: "media-changed", media });
        }
      });
      return entry.media.descriptionHandler;
    },
  };
}

/** For requests whose failure only means that the other side was quicker. */
async function quietly(ask: () => Promise<unknown> | undefined): Promise<void> {
  try {
    await ask();
  } catch {
    // The session is over either way; its end was told when it happened.
  }
}
