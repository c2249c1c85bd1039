import { UserAgent } from "sip.js";
import type { Dialog } from "../core/ports/signaling.ts";
import type { Credentials } from "./credentials.ts";

/**
 * Tells the PBX that this page goes and leaves a call where it is, by SIP MESSAGE to `left` (asterisk-samples/
 * extensions.conf, [shift]): when nobody takes the call over, its other end is not left in silence. Nothing can be waited
 * for on a page that goes, so the request is signed by the last challenge, and is on its way when this returns.
 */
export function tellLeft(
  userAgent: UserAgent,
  domain: string,
  { callId }: Dialog,
  sign: Credentials["sign"],
): void {
  const target = UserAgent.makeURI(`sip:left@${domain}`);
  const { userAgentCore: core, configuration } = userAgent;
  if (target === undefined) return;
  const body = { contentDisposition: "render", contentType: "text/plain", content: callId };
  const { uri } = configuration;
  const request = core.makeOutgoingRequestMessage("MESSAGE", target, uri, target, {}, [], body);
  sign(request);
  core.request(request);
}
