import { SIPExtension, UserAgent, type UserAgentOptions } from "sip.js";
import type { Logger } from "../shared/logger.ts";
import type { Contact } from "./contact.ts";
import { keepEmptyIdentitiesOut } from "./empty-identity.ts";
import { guardIncoming } from "./incoming-guard.ts";
import { leaveOutSecondAnswers } from "./second-answers.ts";

export type AgentSettings = {
  /** `wss://host:port/path`, or `ws://` where the page itself came without TLS (the lab). */
  readonly webSocketUrl: string;
  /** The host part of our address of record. */
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  /** Seen in Asterisk's contact list: product, version, browser. */
  readonly userAgentName: string;
  /** Where this page is reached, if something else may have registered it already; else one is made up. */
  readonly contact?: Contact | undefined;
};

/** Seconds a socket may take to open. */
const connectionTimeout = 5;
/** Above any queue's ring time: the PBX decides when to stop ringing, not sip.js (default 60 s, then 480). */
const noAnswerTimeout = 600;

/**
 * sip.js's user agent with our settings, and with what it gets wrong kept from it.
 * Throws when user or domain cannot stand in a SIP URI.
 */
export function createUserAgent(
  settings: AgentSettings,
  logger: Logger,
  ears: Required<Pick<UserAgentOptions, "delegate" | "sessionDescriptionHandlerFactory">>,
): UserAgent {
  const userAgent = new UserAgent({ ...agentOptions(settings, logger), ...ears });
  // Not by its options: sip.js finds a contact that Asterisk has rewritten by its name only where it has made that up.
  if (settings.contact !== undefined) userAgent.contact.uri.user = settings.contact.name;
  keepEmptyIdentitiesOut(userAgent.transport);
  guardIncoming(userAgent, logger);
  leaveOutSecondAnswers(userAgent);
  return userAgent;
}

function agentOptions(settings: AgentSettings, logger: Logger): UserAgentOptions {
  const uri = UserAgent.makeURI(`sip:${settings.user}@${settings.domain}`);
  // An address that reads differently than it was written carries more than a user and a host; and a colon in a
  // user name would begin a password, in the address (RFC 3261 19.1.1) as in a digest (RFC 7616 3.4).
  const asWritten = uri?.user === settings.user && uri.host === settings.domain.toLowerCase();
  if (!asWritten || settings.user.includes(":"))
    throw new Error("The user name or the domain cannot stand in a SIP address");
  return {
    uri,
    authorizationUsername: settings.user,
    authorizationPassword: settings.password,
    transportOptions: { server: settings.webSocketUrl, connectionTimeout, traceSip: false },
    userAgentString: settings.userAgentName,
    ...(settings.contact && { viaHost: settings.contact.host }),
    sipExtension100rel: SIPExtension.Supported,
    noAnswerTimeout,
    // sip.js prints whole messages, digests and numbers with them: only its warnings go on, as one line.
    logBuiltinEnabled: false,
    logConfiguration: false,
    logConnector: (level, category, _label, content) => {
      if (level !== "warn" && level !== "error") return;
      logger.debug(`sip.js ${level} in ${category}: ${content.split(/[\r\n]/, 1)[0]?.slice(0, 120) ?? ""}`);
    },
  };
}
