import type { CallId, CallSignal, KeypadKey, Kept, Party, PartyKind, ReturnCause } from "../call/call.ts";
import type { LineSignal } from "../line/line.ts";

/** A call somebody offers to this agent. */
export type Offer = {
  readonly id: CallId;
  readonly kind: Extract<PartyKind, "customer" | "colleague">;
  readonly party: Party;
  /** As in `Identity`. */
  readonly returnedFrom: string | null;
  readonly returnedBecause: ReturnCause | null;
  readonly businessNumber: string | null;
  readonly payload: string | null;
};

export type SignalingEvent =
  | { readonly type: "line"; readonly signal: LineSignal }
  | { readonly type: "offer"; readonly offer: Offer }
  | { readonly type: "call"; readonly id: CallId; readonly signal: CallSignal };

export type DialRequest = {
  readonly id: CallId;
  readonly kind: PartyKind;
  /** `+` and digits for a customer; an extension, a feature code or a parking place otherwise. */
  readonly to: string;
  /** The business number to call from, `+` and digits; null lets the PBX choose its first. */
  readonly from: string | null;
};

/** What names a call that is up, whoever has its near end (RFC 3261 12). Who knows it can take the call over: a secret. */
export type Dialog = { readonly callId: string; readonly localTag: string; readonly remoteTag: string };

/** A call that another page had, and how it was left there. */
export type TakeOver = Pick<Kept, "microphone" | "hold"> & { readonly id: CallId; readonly dialog: Dialog };

/**
 * The telephone network, in our words. Every command returns at once; what became of it arrives as an event.
 * A command for a call that is already gone is ignored: the event saying so is on its way.
 */
export type Signaling = {
  readonly subscribe: (listener: (event: SignalingEvent) => void) => () => void;
  /** Opens a fresh socket; answered by `socket-opened` or `socket-closed`. */
  readonly openSocket: () => void;
  /** Drops the socket, whatever state it is in; a `socket-closed` for it does not follow. */
  readonly closeSocket: () => void;
  /** Registers, and keeps the registration fresh; each success is a `registered`. */
  readonly register: () => void;
  /** Registers again at once: answered like `register`, and within some two seconds also by silence. */
  readonly check: () => void;
  readonly unregister: () => void;

  /** A call is about to be placed: what it needs is made ready, and given back when none follows. May be said again. */
  readonly prepareToDial: () => void;
  readonly dial: (request: DialRequest) => void;
  readonly accept: (id: CallId) => void;
  readonly decline: (id: CallId) => void;
  /** Refuses an offer because this phone is on another call. */
  readonly refuseBusy: (id: CallId) => void;
  /** Ends a call in whatever way its state asks for. */
  readonly end: (id: CallId) => void;
  readonly setMicrophone: (id: CallId, microphone: "open" | "muted") => void;
  readonly sendKey: (id: CallId, key: KeypadKey) => void;
  /**
   * Answered by `hold-settled`, once for what was asked last. Between us and a held call there is silence at once, and
   * again sound if Asterisk refuses to hold.
   */
  readonly setHold: (id: CallId, hold: "none" | "held") => void;
  /** Sends the other end elsewhere (RFC 3515); `transfer-progress`, then `closed` or `transfer-refused`. */
  readonly transfer: (id: CallId, to: string) => void;
  /** What names this call at the PBX; null while it is not up. */
  readonly dialogOf: (id: CallId) => Dialog | null;
  /**
   * Takes over a call that another page had (RFC 3891), as soon as the phone is registered: `answered`, with `hold-settled`
   * when it was on hold, or `closed`. A lost line only delays it.
   */
  readonly takeOver: (call: TakeOver) => void;
  /**
   * This page goes, or another tab shall have the call, and it is left where it is. What is told to the PBX is on its way when
   * this returns. The next page or tab can take the call over; when none does, the PBX sends its other end elsewhere. An offer
   * stops ringing here and may come again, to the next page, or to others.
   */
  readonly leave: (id: CallId) => void;
  /** Joins the other ends of two calls that are up (RFC 3891 Replaces in Refer-To); answered like `transfer`, on `id`. */
  readonly handOver: (id: CallId, consulted: CallId) => void;
};
