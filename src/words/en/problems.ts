import type { DialFault } from "../../core/dial/dial-string.ts";
import type { LineProblemCode } from "../../core/problems.ts";

/** What happened and what it means. */
type Telling = { readonly title: string; readonly meaning: string };

export const lineProblems: Readonly<Record<LineProblemCode, Telling>> = {
  "server-unreachable": {
    title: "Line down: server not reached",
    meaning: "No connection to the phone server could be opened. Calls cannot reach you.",
  },
  "connection-lost": {
    title: "Line down: connection lost",
    meaning: "The connection to the phone server broke. Calls cannot reach you until it is back.",
  },
  "computer-offline": {
    title: "Line down: no network",
    meaning: "This computer is offline. Check its cable or Wi-Fi; the line comes back by itself.",
  },
  "server-silent": {
    title: "Line down: server does not answer",
    meaning: "The phone server is connected but did not answer in time. Calls cannot reach you.",
  },
  "server-error": {
    title: "Line down: server error",
    meaning: "The phone server reports an error that may pass. Calls cannot reach you.",
  },
  "password-refused": {
    title: "Line down: password refused",
    meaning: "The phone server does not accept this user and password. Check both and sign in again.",
  },
  "taken-over": {
    title: "Line in use elsewhere",
    meaning: "Your phone is open in another tab, browser or computer, so calls ring there.",
  },
  "no-credentials": {
    title: "Line down: no password yet",
    meaning:
      "The backend has not given this browser a password for the phone server. It is asked again by itself.",
  },
  "credentials-refused": {
    title: "Line down: password refused",
    meaning:
      "The phone server does not accept the password that the backend has just given. Only an administrator can find out why.",
  },
  "user-refused": {
    title: "Line down: user refused",
    meaning:
      "The phone server does not let this user sign in here. Check the user name, or ask your administrator.",
  },
};

export const dialFaults: Readonly<Record<DialFault, string>> = {
  "no-country": "Add the country code, such as +34.",
  "not-a-number": "This holds something that belongs to no phone number.",
  "too-long": "Too long for a phone number.",
  impossible: "No number of that country looks like this.",
};
