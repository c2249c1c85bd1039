import type { Instant } from "../time.ts";

export type OnOff = "on" | "off";
export type KeyExchange = "SDES" | "DTLS";
export type Codec = "PCMA" | "PCMU";
export type Day = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** Opening hours of customers' calls; times of day as "09:00" in `timeZone` (IANA). */
export type CallHours = {
  readonly status: OnOff;
  readonly timeZone: string;
  readonly weekly: readonly { readonly day: Day; readonly open: string; readonly close: string }[];
  readonly holidays: readonly { readonly date: string; readonly open: string; readonly close: string }[];
};

/** An approved template that asks for permission to call. */
export type MessageTemplate = { readonly name: string; readonly language: string };

/** What an administrator decided for a number. */
export type WantedCallSettings = {
  readonly calling: OnOff;
  readonly sip: OnOff;
  readonly keyExchange: KeyExchange;
  /** Null leaves Meta's as they are. */
  readonly callHours: CallHours | null;
  readonly callbackPermission: OnOff;
  readonly callIcon: "shown" | "hidden";
  readonly additionalCodecs: readonly Codec[];
  /** Ours alone; not sent to Meta. */
  readonly permissionTemplate: MessageTemplate | null;
};

export type SipServer = {
  readonly hostname: string;
  readonly port: number;
};

export type Restriction = {
  readonly kind: "outbound-calls" | "inbound-calls" | "call-button-hidden" | "other";
  readonly reason: string | null;
  readonly until: Instant | null;
};

/** What Meta says of the phone number itself; null where the way to Meta does not tell. */
export type NumberAtMeta = {
  readonly verifiedName: string | null;
  /** CONNECTED when all is well. */
  readonly status: string | null;
  readonly quality: string | null;
  /** As Meta has it: TIER_2K and the like. */
  readonly messagingLimit: string | null;
  /** LIVE or SANDBOX. */
  readonly accountMode: string | null;
};

/** A number's settings as Meta had them at `readAt`, without passwords. */
export type SettingsAtMeta = {
  readonly readAt: Instant;
  readonly calling: OnOff;
  readonly sip: OnOff;
  readonly servers: readonly (SipServer & { readonly hasPassword: boolean; readonly ours: boolean })[];
  readonly keyExchange: KeyExchange;
  readonly callHours: CallHours | null;
  readonly callbackPermission: OnOff;
  readonly callIcon: "shown" | "hidden";
  readonly additionalCodecs: readonly Codec[];
  readonly restrictions: readonly Restriction[];
  readonly number: NumberAtMeta | null;
  /** `behind`: Meta's SIP password is another one than Asterisk was last given. */
  readonly passwordAtPbx: "in-step" | "behind";
};
