import type { Invitation } from "sip.js";
import { returnCauses, type CallId } from "../core/call/call.ts";
import type { Offer } from "../core/ports/signaling.ts";
import { businessNumberIn, encodedText, headerText, plainNumber, userPart } from "./header-text.ts";

/** What an INVITE says of the call it offers; the headers are those of asterisk-samples/extensions.conf. */
export function offerIn(id: CallId, { request, remoteIdentity }: Invitation): Offer {
  const businessNumber = request.getHeader("X-WA-Number");
  return {
    id,
    // The number a customer called stands in every customer's call, and in no other.
    kind: businessNumber === undefined ? "colleague" : "customer",
    party: { number: userPart(remoteIdentity.uri.user), name: headerText(remoteIdentity.displayName) },
    returnedFrom: plainNumber(request.getHeader("X-WA-Returned-From")),
    returnedBecause:
      returnCauses.find((cause) => cause === request.getHeader("X-WA-Returned-Because")?.trim()) ?? null,
    businessNumber: businessNumberIn(businessNumber),
    payload: encodedText(request.getHeader("X-WA-Payload")),
  };
}
