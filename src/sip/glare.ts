import type { Core, Invitation, Inviter } from "sip.js";

/** What sip.js (0.21.2) calls with each re-INVITE of the other side's; its types call it protected. */
type Asked = { onInviteRequest: (request: Core.IncomingInviteRequest) => void };

/**
 * Refuses re-INVITEs of the other side's for the moment (491, RFC 3261 14.2) while an offer of ours is being made, or is taken back.
 * sip.js does so only while ours is on its way: before and after, both would meet in the browser, which takes theirs for the
 * answer to ours, and the call ends with a 488.
 */
export function refuseInGlare(session: Inviter | Invitation, isOffering: () => boolean): void {
  const asked = session as unknown as Asked;
  const take = asked.onInviteRequest.bind(session);
  asked.onInviteRequest = (request) => {
    if (isOffering()) request.reject({ statusCode: 491 });
    else take(request);
  };
}

/** Whether a re-INVITE of the other side's is being answered: then none of ours may follow before it is through. */
export const isBeingAsked = ({ dialog }: Inviter | Invitation): boolean =>
  (dialog as Core.SessionDialog | undefined)?.reinviteUserAgentServer !== undefined;
