/** Milliseconds since 1970, as the clock port gives them. */
export type Instant = number;

export type CallId = string;

/** Whoever is at the other end, as the network names them. `number` may also be a WhatsApp id (`US.1349…`). */
export type Party = {
  readonly number: string;
  readonly name: string | null;
};

/** What is true of a call from its first moment to its last. */
export type Identity = {
  readonly id: CallId;
  readonly direction: "inbound" | "outbound";
  readonly customer: Party;
  /** The company's number this call came to or goes out from, `+` and digits; null when the PBX did not say. */
  readonly businessNumber: string | null;
  /** What WhatsApp says led to the call: the payload of the button or link the customer pressed. */
  readonly payload: string | null;
  /** When the phone first knew of the call. */
  readonly begun: Instant;
};

/** Whether audio can flow: the state of the media connection, apart from the state of the call. */
export type Media = "connecting" | "connected" | "lost";

/**
 * Why a call is over.
 * `detail` is small print for the person who helps (the server's own words, never needed to understand).
 */
export type EndReason = {
  readonly kind:
    | "hung-up" // we ended a call that was up
    | "hung-up-by-customer"
    | "cancelled" // we gave up before the customer answered
    | "declined" // we declined the offer
    | "missed" // the caller gave up while it rang here
    | "answered-elsewhere"
    | "busy-here" // offered while this phone was on another call
    | "declined-by-customer"
    | "no-answer"
    | "customer-busy"
    | "no-permission" // the customer has not allowed calls, or is not on WhatsApp: Meta does not say which
    | "daily-limit"
    | "number-not-allowed" // our own PBX refused the number
    | "number-unknown"
    | "line-setup" // the trunk or the number is set up wrongly: a matter for the administrator
    | "business-number-wrong" // Meta does not know the number we call from
    | "server-not-registered" // our domain is not the one set at Meta for this number
    | "app-not-authorized" // the app that set our server may not use this number
    | "trunk-password-refused" // Meta does not accept the number's SIP password
    | "call-already-up" // this customer is on another call with this number
    | "payment-missing" // Meta has no way to be paid for calls
    | "audio-refused" // Meta does not accept our description of the audio
    | "no-audio-at-customer" // the customer's WhatsApp got no audio
    | "refused" // Meta said no, for a reason that only its own words tell
    | "service-unavailable"
    | "microphone-refused"
    | "microphone-missing"
    | "microphone-busy"
    | "media-failed"
    | "line-lost"
    | "failed"; // anything else; detail says what the server said
  readonly detail: string | null;
};

/**
 * A call is in exactly one phase and carries exactly the facts that are true in it.
 *
 *   dialing ──► ringing ───┐
 *      └───────────────────┼──► established ──► ending ──► ended
 *   incoming ─► answering ─┘
 *
 * `hang-up` leads to `ending` and `closed` to `ended` from every phase before.
 * All moves: transition.test.ts.
 */
export type Call = Identity &
  (
    | { readonly phase: "dialing" }
    | { readonly phase: "ringing" }
    | { readonly phase: "incoming" }
    | { readonly phase: "answering" }
    | {
        readonly phase: "established";
        readonly since: Instant;
        readonly microphone: "open" | "muted";
        readonly media: Media;
        /** Keypad digits sent so far (RFC 4733). */
        readonly digits: string;
      }
    | { readonly phase: "ending"; readonly since: Instant | null; readonly reason: EndReason } // since null: never answered
    | {
        readonly phase: "ended";
        readonly since: Instant | null;
        readonly at: Instant;
        readonly reason: EndReason;
      }
  );

export type Phase = Call["phase"];
export type CallIn<P extends Phase> = Extract<Call, { readonly phase: P }>;

/** The keys of a telephone keypad that RFC 4733 can carry and people press. */
export const keypadKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;
export type KeypadKey = (typeof keypadKeys)[number];

/** What the agent asks for. */
export type CallCommand =
  | { readonly type: "answer" }
  | { readonly type: "decline" }
  | { readonly type: "hang-up" }
  | { readonly type: "mute" }
  | { readonly type: "unmute" }
  | { readonly type: "press"; readonly key: KeypadKey };

export type Verb = CallCommand["type"];

/** What the network reports, in our words. */
export type CallSignal =
  | { readonly type: "ringing" }
  | { readonly type: "answered"; readonly at: Instant }
  /**
   * Told from `answered` on, not before: what the media was at that moment follows `answered` at once, because
   * a connection may be up long before the call is.
   */
  | { readonly type: "media-changed"; readonly media: Media }
  | { readonly type: "closed"; readonly at: Instant; readonly reason: EndReason };

/** What must be asked of the network or the device for a move to come true. */
export type CallEffect =
  | { readonly type: "accept" }
  | { readonly type: "decline" }
  | { readonly type: "end" }
  | { readonly type: "set-microphone"; readonly microphone: "open" | "muted" }
  | { readonly type: "send-key"; readonly key: KeypadKey };
