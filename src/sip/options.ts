import { UserAgent, type Core } from "sip.js";
import type { Credentials } from "./credentials.ts";

/** What the server says when it does not take our password any more. */
const refusals = [401, 403, 407];

/**
 * Asks the server what it can do (RFC 3261 11), only to hear whether it is there: any answer will do. Asterisk wants the
 * password for that too.
 */
export function askForOptions(
  userAgent: UserAgent,
  domain: string,
  sign: Credentials["sign"],
  { answered, refused }: { readonly answered: () => void; readonly refused: () => void },
): void {
  const server = UserAgent.makeURI(`sip:${domain}`);
  const { userAgentCore: core, configuration } = userAgent;
  if (server === undefined) return;
  const heard = ({ message }: Core.IncomingResponse): void => {
    // sip.js says 408 and 503 to itself when nothing came, or nothing could be sent (RFC 3261 8.1.3.1).
    if (!message.hasHeader("Via")) return;
    answered();
    if (refusals.includes(message.statusCode ?? 0)) refused();
  };
  const request = core.makeOutgoingRequestMessage("OPTIONS", server, configuration.uri, server, {});
  sign(request);
  core.request(request, { onAccept: heard, onRedirect: heard, onReject: heard });
}
