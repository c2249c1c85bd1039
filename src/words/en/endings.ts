import type { EndReason } from "../../core/call/call.ts";

/** What a call's ending says, and what to do next (null: nothing is needed). */
type Ending = { readonly title: string; readonly meaning: string; readonly next: string | null };

export const endReasons: Readonly<Record<EndReason["kind"], Ending>> = {
  "hung-up": { title: "Call ended", meaning: "You hung up.", next: null },
  "hung-up-by-customer": { title: "Call ended", meaning: "The customer hung up.", next: null },
  cancelled: { title: "Call cancelled", meaning: "You hung up before the customer answered.", next: null },
  declined: { title: "Call declined", meaning: "You declined this call.", next: null },
  missed: {
    title: "Missed call",
    meaning: "The customer gave up before it was answered.",
    next: "Call back while it is fresh.",
  },
  "answered-elsewhere": { title: "Answered elsewhere", meaning: "A colleague took this call.", next: null },
  transferred: { title: "Transferred", meaning: "You handed this call over.", next: null },
  parked: {
    title: "Parked",
    meaning: "The customer hears music on a parking place, and any colleague can take the call.",
    next: null,
  },
  merged: { title: "In the conference", meaning: "This call goes on in the conference.", next: null },
  "busy-here": {
    title: "Missed while busy",
    meaning: "This call was offered while you were busy and was passed on.",
    next: "Make sure somebody took it, or call back.",
  },
  "declined-by-customer": {
    title: "Customer declined",
    meaning: "The customer refused the call.",
    next: "Write first and agree on a time. Several untaken calls in a row end the permission to call.",
  },
  "no-answer": {
    title: "No answer",
    meaning: "It rang, but the customer did not pick up.",
    next: "Try again later. Several untaken calls in a row end the permission to call.",
  },
  "customer-busy": {
    title: "Customer busy",
    meaning: "The customer is on another call.",
    next: "Try again in a few minutes.",
  },
  "no-permission": {
    title: "No permission to call",
    meaning:
      "The customer has not allowed calls from this business number, or is not on WhatsApp. WhatsApp does not say which.",
    next: "Send a message that asks for permission. Calling again does not help until the customer agrees.",
  },
  "daily-limit": {
    title: "Daily limit reached",
    meaning: "WhatsApp allows only a certain number of calls to one customer in 24 hours.",
    next: "Write a message, or call again tomorrow.",
  },
  "number-not-allowed": {
    title: "Number not allowed",
    meaning: "Your company’s phone server does not place calls to this number.",
    next: "If it should, ask your administrator.",
  },
  "place-empty": {
    title: "Nobody is parked there",
    meaning: "The place is empty: the call has been taken back by somebody, or the customer hung up.",
    next: null,
  },
  "number-unknown": {
    title: "Number not found",
    meaning: "Nobody can be reached under this number.",
    next: "Check the number and its country code.",
  },
  "line-setup": {
    title: "Calling is not set up",
    meaning: "The phone server or the business number is not set up for this call.",
    next: "Tell your administrator; the details below say what was refused.",
  },
  "business-number-wrong": {
    title: "Business number not accepted",
    meaning: "WhatsApp does not know the number this call was placed from.",
    next: "Call from another business number, and tell your administrator: the number or its spelling is wrong in the phone server.",
  },
  "server-not-registered": {
    title: "Phone server not known at Meta",
    meaning: "Meta has another SIP server for this business number than the one that placed the call.",
    next: "Tell your administrator: the call settings must be written to Meta again.",
  },
  "app-not-authorized": {
    title: "App not authorized at Meta",
    meaning: "The app that set the phone server at Meta may not use this business number.",
    next: "Tell your administrator: the app needs the right whatsapp_business_messaging for this number.",
  },
  "trunk-password-refused": {
    title: "Meta refused the phone server’s password",
    meaning: "The SIP password of this business number has changed at Meta, or was never set here.",
    next: "Tell your administrator: the number’s settings must be read from Meta again.",
  },
  "call-already-up": {
    title: "Customer already on a call with you",
    meaning: "Another call between this business number and this customer is still up.",
    next: "Wait until it has ended. A colleague may be talking to them.",
  },
  "payment-missing": {
    title: "No payment method at Meta",
    meaning: "Meta places calls only for an account that has a valid way to pay.",
    next: "Tell your administrator: a payment method must be added in Meta’s billing settings.",
  },
  "audio-refused": {
    title: "Audio settings not accepted",
    meaning: "Meta did not agree to the way the phone server wants to carry the audio.",
    next: "Tell your administrator: key exchange and codecs of the number must be those of the phone server.",
  },
  "no-audio-at-customer": {
    title: "No audio at the customer",
    meaning: "The call was set up, but no sound reached the customer’s WhatsApp.",
    next: "Try again. If it happens again, your administrator should check whether a firewall blocks audio.",
  },
  refused: {
    title: "WhatsApp refused the call",
    meaning: "It gave a reason of its own; its words stand below.",
    next: "If the words do not help, give them to your administrator.",
  },
  "service-unavailable": {
    title: "Service unavailable",
    meaning: "The phone server or WhatsApp cannot take the call right now.",
    next: "Try again in a minute.",
  },
  "microphone-refused": {
    title: "Microphone blocked",
    meaning: "This page may not use the microphone, so the call could not begin.",
    next: "Allow the microphone in the browser’s address bar, then try again.",
  },
  "microphone-missing": {
    title: "No microphone found",
    meaning: "No microphone is connected to this computer, so the call could not begin.",
    next: "Connect a headset, then try again.",
  },
  "microphone-busy": {
    title: "Microphone in use",
    meaning: "Another program holds the microphone, so the call could not begin.",
    next: "Close that program, then try again.",
  },
  "media-failed": {
    title: "No audio connection",
    meaning: "The call was set up, but sound found no way through.",
    next: "Try again. If it happens again, ask your administrator whether a firewall blocks audio.",
  },
  "line-lost": {
    title: "Line lost",
    meaning: "The connection to the phone server broke, and the call with it.",
    next: "Call again once the line is ready.",
  },
  "left-behind": {
    title: "Not taken over",
    meaning: "The page was loaded anew and found the call no longer there.",
    next: "A customer who was still waiting rings again, here or at a colleague.",
  },
  failed: {
    title: "Call failed",
    meaning: "The call could not be completed.",
    next: "Try again. If it happens again, give the details below to your administrator.",
  },
};

/** In place of the title above, where the phone server tells which colleague it was. */
export const answeredBy = (who: string) => `Answered by ${who}`;

/** The same for a call between colleagues, where it reads otherwise. */
export const colleagueEndReasons: Partial<Readonly<Record<EndReason["kind"], Ending>>> = {
  "hung-up-by-customer": { title: "Call ended", meaning: "Your colleague hung up.", next: null },
  cancelled: { title: "Call cancelled", meaning: "You hung up before it was answered.", next: null },
  missed: { title: "Missed call", meaning: "Your colleague gave up before you answered.", next: null },
  "declined-by-customer": { title: "Declined", meaning: "Your colleague cannot talk now.", next: null },
  "no-answer": { title: "No answer", meaning: "It rang, but nobody picked up.", next: null },
  "customer-busy": { title: "Busy", meaning: "Your colleague is on another call.", next: null },
  "number-unknown": { title: "Not found", meaning: "Nobody has this extension.", next: null },
  "service-unavailable": {
    title: "Not reachable",
    meaning: "Your colleague’s phone is not signed in.",
    next: null,
  },
};
