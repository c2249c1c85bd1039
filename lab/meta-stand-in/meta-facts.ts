// What Meta's documentation and other people's traces say; the numbers in brackets in its texts are ids of Meta's own.

/** Meta's SIP domain and the realm of its digest challenge. */
export const META_DOMAIN = "wa.meta.vc";

/** A business number as Meta knows it. */
export interface BusinessAccount {
  /** E.164 with its plus. */
  readonly number: string;
  /** `sip_user_password`: the digest password in both directions; the user name is the digits of the number. */
  readonly password: string;
}

/** What one run of a lab must not tell to others about the account at Meta. */
export interface MetaSecrets {
  readonly wabaId: string;
  /** Ours, and another one with a token for the same account. */
  readonly apps: readonly [AppSecrets, AppSecrets];
  /** For the orders of the lab itself. */
  readonly labToken: string;
}

export interface AppSecrets {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** Access token. */
  readonly token: string;
}

/** Meta's fmtp for opus, the same in both directions. */
export const OPUS_FMTP =
  "maxaveragebitrate=20000;maxplaybackrate=16000;minptime=20;sprop-maxcapturerate=16000;useinbandfec=1";

export const ALLOW = "INVITE, ACK, BYE, CANCEL, NOTIFY, OPTIONS";
export const USER_AGENT = "Facebook SipGateway";

/** Status-line texts, which Meta repeats in a Warning header. */
export const TEXTS = {
  unknownNumber: "Asset not found, invalid business phone number",
  noPermission: "No Approved Call Permission Found: No approved call permission from the recipient",
  digestUri: 'Proxy auth uri does not match SIP "to" uri',
  digest: "Invalid digest auth response",
  payment: "Business eligibility payment issue",
  sdp: "SDP Validation error",
  duplicate: "Duplicate call",
  dailyLimit: "Business Initiated Connected Call Per Day Limit Hit",
  // Nobody has published what stands here for these three; the codes 138000 and 138014 are their like in the Graph API.
  callingDisabled: "Calling is not enabled for this phone number",
  sipDisabled: (id: string) => `SIP is not enabled for phone number id [${id}]`,
  restricted: "Business initiated calling is temporarily disabled for this phone number",
  declined: "User declined the call",
  unavailable: "Temporarily Unavailable",
  wrongServer: (hostname: string, id: string) =>
    `SIP server \`${hostname}\` from INVITE does not match any SIP server configured for phone number id [${id}]`,
} as const;

/** A phone number id for a business number, made up but stable. */
export const phoneNumberId = (number: string): string => `1065${number.replace("+", "").padStart(11, "0")}`;
