import { UserAgent, type URI } from "sip.js";
import type { PartyKind } from "../core/call/call.ts";
import { featureCodes, parkingPlaces } from "../core/dial/feature-codes.ts";
import { isNumber } from "./header-text.ts";

/** A colleague's number. */
export const isExtension = (to: string): boolean => /^[1-9]\d{1,5}$/.test(to);
const isParkingPlace = (to: string): boolean => parkingPlaces.some((place) => place === to);

/** What each kind of call may be placed to: nothing else becomes part of an address. */
const mayCall: Readonly<Record<PartyKind, (to: string) => boolean>> = {
  customer: isNumber,
  colleague: isExtension,
  conference: (to) => to === featureCodes.conference,
  echo: (to) => to === featureCodes.echo,
  parked: isParkingPlace,
};

/** The address of a call to be placed; null when no such call may be. */
export function targetOfCall(kind: PartyKind, to: string, domain: string): URI | null {
  return mayCall[kind](to) ? addressOf(to, domain) : null;
}

/** The address of a transfer; null when nobody may be sent there. */
export function targetOfTransfer(to: string, domain: string): URI | null {
  const isAllowed = [isNumber, isExtension, mayCall.conference, isParkingPlace].some((may) => may(to));
  return isAllowed ? addressOf(to, domain) : null;
}

function addressOf(user: string, domain: string): URI | null {
  return UserAgent.makeURI(`sip:${user}@${domain}`) ?? null;
}
