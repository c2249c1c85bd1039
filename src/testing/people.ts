import type { Party } from "../core/call/call.ts";

/** The cast. Numbers come from ranges that regulators keep free for fiction, where a country has one. */

/** A customer like most: a number and a WhatsApp profile name. */
export const maria: Party = { number: "+34612345678", name: "María Ortega" };

/** A second customer, for the calls that get in the way. */
export const bruno: Party = { number: "+442079460018", name: "Bruno Hall" };

/** WhatsApp gave no name. */
export const nameless: Party = { number: "+12025550143", name: null };

/** A name written from right to left beside a number that is not. */
export const nadiaWithRtlName: Party = { number: "+201001234567", name: "نادية حسن" };

/** Took a user name and hides the number: the network names her by a business-scoped id. */
export const hiddenNumber: Party = { number: "US.13491208655302741918", name: "Wren" };

/** A colleague at the next desk. */
export const lucia: Party = { number: "1002", name: "Lucía Fernández" };

/** The company's own numbers. */
export const sales = "+12025550100";
export const support = "+442079460000";
