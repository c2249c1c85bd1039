import type { MetaFaultKind } from "../../api/contract.ts";

/** What happened at Meta, what it means, and what helps (null: nothing is needed). */
export type MetaTelling = { readonly title: string; readonly meaning: string; readonly help: string | null };

/** For every kind without words of its own: also those that a newer backend knows. */
export const unknownMetaFault: MetaTelling = {
  title: "Meta refused this",
  meaning: "Meta gave a reason that has no explanation here; its own words are in the details.",
  help: "If it happens again, give the details to your administrator.",
};

/** One for each code of Meta's catalogue that can reach us, and for what can happen on the way. */
export const metaFaults: Readonly<Record<MetaFaultKind, MetaTelling>> = {
  unknown: unknownMetaFault,

  // The way to Meta.
  unreachable: {
    title: "Meta was not reached",
    meaning: "The backend found no way to Meta. Nothing was changed there.",
    help: "Try again in a minute. If it stays, check the backend’s way to the internet.",
  },
  timeout: {
    title: "Meta did not answer in time",
    meaning: "Whether it did what was asked is not known.",
    help: "Read the settings again before you repeat it.",
  },
  unreadable: {
    title: "Meta’s answer could not be understood",
    meaning: "Something answered, but not as Meta’s documentation says. It may be a proxy in between.",
    help: "Try again. If it stays, check the address of the Meta account.",
  },
  "server-error": {
    title: "Meta has a problem of its own",
    meaning: "Meta’s servers could not do this now. Nothing is wrong on your side.",
    help: "Try again in a few minutes.",
  },
  "rate-limited": {
    title: "Too many requests to Meta",
    meaning: "Meta allows only so many requests in a time, and they are used up for now.",
    help: "Wait a few minutes, then try again.",
  },
  "permission-lookup-limit": {
    title: "Too many permissions looked up",
    meaning: "Meta answers 100 questions about permissions a second, and there were more.",
    help: "Try again in a moment. The call itself is still possible.",
  },

  // The account and its token.
  "token-refused": {
    title: "Meta does not accept the access token",
    meaning:
      "It has expired or was taken back. Settings and permissions cannot be read until there is a new one.",
    help: "An administrator must enter a new access token for the Meta account.",
  },
  "permission-of-app-missing": {
    title: "The app at Meta lacks a right",
    meaning: "The access token is good, but it does not include what this needs.",
    help: "An administrator must give it whatsapp_business_management and whatsapp_business_messaging at Meta.",
  },
  "number-unknown": {
    title: "Meta does not know this number",
    meaning: "Its id is wrong, it was removed at Meta, or this account may not see it.",
    help: "An administrator should compare the phone number’s id with the one at Meta.",
  },
  "version-ended": {
    title: "This version of Meta’s interface has ended",
    meaning: "The Meta account is set to a version that Meta no longer answers.",
    help: "An administrator must raise the version in the account’s address.",
  },
  "tariff-expired": {
    title: "The partner’s tariff has run out",
    meaning: "The partner between Ringbridge and Meta passes nothing on until it is paid.",
    help: "An administrator must renew the tariff with the partner.",
  },
  "payment-missing": {
    title: "Meta has no way to be paid",
    meaning: "Calls and paid messages need a valid payment method on the WhatsApp account.",
    help: "An administrator must add one in Meta’s billing settings.",
  },
  "invalid-parameter": {
    title: "Meta did not accept a value",
    meaning: "Something that was sent is not as Meta wants it. Nothing was changed there.",
    help: "The details say which value. Correct it and try again.",
  },

  // The number's settings.
  "calling-not-enabled": {
    title: "Calling is off at Meta",
    meaning: "This business number can neither be called nor call until calling is on.",
    help: "An administrator must switch calling on for the number.",
  },
  "calls-api-off": {
    title: "This number calls over SIP",
    meaning: "Meta’s other way of placing calls is closed for a number that uses SIP.",
    help: "Nothing is wrong with calls over SIP. Another program must stop using the other way.",
  },
  "messaging-limit-low": {
    title: "The messaging limit is too low for calls",
    meaning: "Meta allows calling only from a limit of 2,000 conversations a day.",
    help: "An administrator should verify the business at Meta; the limit then grows by itself.",
  },
  "prerequisites-missing": {
    title: "Calling is not prepared at Meta",
    meaning: "Meta wants a SIP server for the number before calling can be switched on.",
    help: "An administrator must write the call settings again, with SIP on.",
  },
  "country-not-available": {
    title: "No outgoing calls in this country",
    meaning: "Meta does not let business numbers of this country call customers.",
    help: "Ask the customer to call you, or use a number of another country.",
  },
  "quality-disabled": {
    title: "Calling is switched off for low quality",
    meaning: "Too many calls were declined, unanswered or reported, so Meta has paused calling.",
    help: "Wait until Meta lifts it. Call only customers who expect it.",
  },

  // Asking for permission, and messages.
  "request-limit": {
    title: "Asked often enough for now",
    meaning: "WhatsApp allows one request for permission in 24 hours and two in 7 days for each customer.",
    help: "Wait until the next one is possible. Any call that is answered sets the count back.",
  },
  "request-too-soon": {
    title: "Write to the customer first",
    meaning: "Meta wants another message between you and the customer before you ask for permission.",
    help: "Send a normal message or wait for one, then ask again.",
  },
  "permanent-already": {
    title: "Calls are allowed already",
    meaning: "The customer has allowed calls from this number for good. No request was sent.",
    help: "You can call now.",
  },
  "window-closed": {
    title: "Only a template can be sent now",
    meaning: "The customer’s last message is older than 24 hours, so WhatsApp takes no free text.",
    help: "Ask with the number’s template, or wait until the customer writes.",
  },
  "template-rejected": {
    title: "The template cannot be sent",
    meaning: "Meta does not have it in this language, has paused it, or wants other values in it.",
    help: "An administrator should compare the number’s template with the one at Meta.",
  },
  "message-undeliverable": {
    title: "The message did not arrive",
    meaning: "The customer’s WhatsApp is too old, or does not take messages from this number.",
    help: "Reach the customer in another way.",
  },
  "recipient-not-allowed": {
    title: "Not on the list of the test number",
    meaning: "A test number of Meta reaches only the customers on its list.",
    help: "An administrator can add this customer to the list at Meta.",
  },
  "button-unsupported": {
    title: "Call buttons are not possible here",
    meaning: "Meta offers no call buttons in the country of this business number.",
    help: "Send the message without the button.",
  },

  // Calls.
  "permission-missing": {
    title: "No permission to call",
    meaning: "The customer has not allowed calls from this business number.",
    help: "Ask the customer for permission.",
  },
  "customer-uncallable": {
    title: "This customer cannot be called",
    meaning: "They are not on WhatsApp, have not accepted its newer terms, or use a version without calls.",
    help: "Write to them, or reach them in another way.",
  },
  "duplicate-call": {
    title: "Already on a call with this customer",
    meaning: "Another call between this number and this customer is still up.",
    help: "Wait until it has ended. A colleague may be talking to them.",
  },
  "too-many-calls": {
    title: "Too many calls at once",
    meaning: "The business number has as many calls up as Meta allows.",
    help: "Try again in a minute, or call from another number.",
  },
  "call-rate-limit": {
    title: "Too many calls in a short time",
    meaning: "The business number has started more calls than Meta allows for now.",
    help: "Wait a few minutes, then call again.",
  },
  "daily-call-limit": {
    title: "Daily limit reached",
    meaning: "This customer has had as many calls from this number in 24 hours as WhatsApp allows.",
    help: "Wait until the next one is possible, or write a message.",
  },
  "connection-error": {
    title: "Meta could not connect the call",
    meaning: "Something broke between Meta and the customer.",
    help: "Try again in a minute.",
  },
  "connect-timeout": {
    title: "The call was not connected in time",
    meaning: "The audio of the two sides did not agree soon enough.",
    help: "Try again. If it happens again, tell your administrator.",
  },
  "call-setup-failed": {
    title: "The call could not be set up",
    meaning: "Meta or the customer’s WhatsApp gave up while the call was being set up.",
    help: "Try again in a minute.",
  },
  "relay-failed": {
    title: "No way for the audio",
    meaning: "The customer’s WhatsApp and Meta’s relay did not find each other.",
    help: "Try again. The customer may need a better connection.",
  },
  "no-media-received": {
    title: "No audio from our side",
    meaning: "Meta heard nothing from the phone server, so it ended the call.",
    help: "Try again. If it happens again, an administrator should check the firewall for audio.",
  },
  "no-media-sent": {
    title: "No audio to our side",
    meaning: "Meta could not send the customer’s audio to the phone server.",
    help: "Try again. If it happens again, an administrator should check the firewall for audio.",
  },
  "no-media-signals": {
    title: "Answered, but without audio",
    meaning: "The customer took the call, and no audio began.",
    help: "Call again. If it happens again, tell your administrator.",
  },
};
