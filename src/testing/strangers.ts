import type { Party } from "../core/call/call.ts";

/** Names that try something. */

/** Turns the text around, so that another name is read than the one that is there. */
export const bobWithRtlName: Party = {
  number: "+15550001234",
  name: "Bob\u202egnp.tnega\u0007\n\u2066 Smith",
};

export const markupName: Party = { number: "+15550001235", name: "<img src=x onerror=alert(1)><b>Boss</b>" };

export const endlessName: Party = {
  number: "+15550001236",
  name: "Wolfeschlegelsteinhausenbergerdorff".repeat(12),
};
