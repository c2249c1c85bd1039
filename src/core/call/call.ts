/** Milliseconds since 1970, as the clock port gives them. */
export type Instant = number;

export type CallId = string;

/** Whoever is at the other end, as the network names them. `number` may also be a WhatsApp id (`US.1349…`). */
export type Party = {
  readonly number: string;
  readonly name: string | null;
  /** What they call themselves, where `name` is what the agent's contacts call them. */
  readonly ownName?: string;
};

/**
 * Who or what is at the other end.
 *   customer    a WhatsApp user, through Meta's trunk
 *   colleague   another agent of this Asterisk; no business number is involved
 *   conference  Asterisk's mixing room of this agent: the calls named in `merges` join it
 *   echo        Asterisk's echo, for the readiness check
 *   parked      a customer whom somebody parked, being taken back
 */
export type PartyKind = "customer" | "colleague" | "conference" | "echo" | "parked";

/** Why a transfer found nobody, or that the agent's page was gone (`left`): X-WA-Returned-Because of asterisk-samples/extensions.conf. */
export const returnCauses = ["busy", "declined", "no-answer", "away", "failed", "left"] as const;
export type ReturnCause = (typeof returnCauses)[number];

/** What is true of a call from its first moment to its last; who is at the other end may change while it is up (`party-changed`). */
export type Identity = {
  readonly id: CallId;
  readonly direction: "inbound" | "outbound";
  readonly kind: PartyKind;
  /** The call this one asks a third person about (attended transfer); null for every other call. */
  readonly consults: CallId | null;
  /** The calls whose other ends join this one; only a conference has any. */
  readonly merges: readonly CallId[];
  /**
   * Set when a transfer of ours found nobody and the customer came back: the extension, number or place it went to. Our own
   * extension when our page was gone in the middle of a talk.
   */
  readonly returnedFrom: string | null;
  /** Why it came back; null when it did not, or the PBX does not say. */
  readonly returnedBecause: ReturnCause | null;
  readonly party: Party;
  /** The company's number this call came to or goes out from, `+` and digits; null when the PBX did not say. */
  readonly businessNumber: string | null;
  /** What WhatsApp says led to the call: the payload of the button or link the customer pressed. */
  readonly payload: string | null;
  /** When the phone first knew of the call. */
  readonly begun: Instant;
};

/**
 * Whether we have put the other end on hold; it then hears music. Pending is a state: a request that is under way is
 * `holding` or `resuming`, and what Asterisk answers settles it.
 */
export type Hold = "none" | "holding" | "held" | "resuming";

/** A transfer that has been asked for and not yet been answered. `to`: a number or extension; null for a hand-over to a consulted call. */
export type Transfer = {
  readonly to: string | null;
  readonly purpose: "transfer" | "park" | "merge";
  readonly progress: "asked" | "trying" | "ringing";
};

/** What the agent last asked of a call that is up and did not get; the call goes on. */
export type CallTrouble = {
  readonly kind: "hold-refused" | "resume-refused" | "transfer-refused" | "park-refused" | "merge-refused";
  /** The server's own words, small print; null when it gave none. */
  readonly detail: string | null;
};

/** What of a talk outlives the page it was begun on. */
export type Kept = {
  readonly since: Instant;
  readonly microphone: "open" | "muted";
  readonly hold: "none" | "held";
  readonly digits: string;
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
    | "transferred" // handed over to somebody else, who has it now
    | "parked" // left on a parking place, where anybody can take it
    | "merged" // its other end is in our conference now
    | "declined-by-customer"
    | "no-answer"
    | "customer-busy"
    | "no-permission" // the customer has not allowed calls, or is not on WhatsApp: Meta does not say which
    | "daily-limit"
    | "number-not-allowed" // our own PBX refused the number
    | "number-unknown"
    | "place-empty" // nobody is parked there, or somebody has just taken them back
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
    | "left-behind" // the page was loaded anew, and the call could not be taken over
    | "failed"; // anything else; detail says what the server said
  readonly detail: string | null;
  /** The colleague who has a call that was answered elsewhere, by extension; absent where the PBX does not tell. */
  readonly by?: Party;
};

/**
 * A call is in exactly one phase and carries exactly the facts that are true in it.
 *
 *   dialing ──► ringing ───┐
 *      └───────────────────┼──► established ──► ending ──► ended
 *   incoming ─► answering ─┘
 *                          ▲
 *           reconnecting ──┘   a talk that another page had: where a page begins that was loaded anew
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
    | ({ readonly phase: "reconnecting" } & Kept)
    | {
        readonly phase: "established";
        readonly since: Instant;
        readonly microphone: "open" | "muted";
        readonly hold: Hold;
        readonly transfer: Transfer | null;
        readonly trouble: CallTrouble | null;
        readonly media: Media;
        /** Keypad digits sent so far (RFC 4733). */
        readonly digits: string;
        /** The numbers of those who have left our conference; empty for every other call. */
        readonly gone: readonly string[];
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
  | { readonly type: "press"; readonly key: KeypadKey }
  | { readonly type: "hold" }
  | { readonly type: "resume" }
  /** Blind: the other end goes to a number (`+` and digits), an extension or a parking place, and we are out. */
  | { readonly type: "transfer"; readonly to: string; readonly purpose: Transfer["purpose"] }
  /** Attended: the other end of this call and that of `consulted` are joined, and we are out of both. */
  | { readonly type: "hand-over"; readonly consulted: CallId };

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
  /** How the call stands now that a request to hold or resume has been answered; it may be as before. */
  | { readonly type: "hold-settled"; readonly hold: "none" | "held"; readonly detail: string | null }
  | { readonly type: "transfer-progress"; readonly progress: "trying" | "ringing" }
  /** Asterisk would not, or the one it went to did not take it: the call is still ours. Success is `closed`. */
  | { readonly type: "transfer-refused"; readonly detail: string | null }
  /** Somebody else is at the other end now, or the PBX says who it is that was taken back. Null: it does not say. */
  | {
      readonly type: "party-changed";
      readonly kind: Extract<PartyKind, "customer" | "colleague">;
      readonly party: Party;
      readonly businessNumber: string | null;
      readonly payload: string | null;
    }
  /** Somebody has come into our conference or left it. */
  | { readonly type: "member-changed"; readonly number: string; readonly standing: "here" | "gone" }
  | { readonly type: "closed"; readonly at: Instant; readonly reason: EndReason };

/** What must be asked of the network or the device for a move to come true. */
export type CallEffect =
  | { readonly type: "accept" }
  | { readonly type: "decline" }
  | { readonly type: "end" }
  | { readonly type: "set-microphone"; readonly microphone: "open" | "muted" }
  | { readonly type: "send-key"; readonly key: KeypadKey }
  | { readonly type: "set-hold"; readonly hold: "none" | "held" }
  | { readonly type: "transfer"; readonly to: string }
  | { readonly type: "hand-over"; readonly consulted: CallId };
