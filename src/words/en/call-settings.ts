/** The form for a number's call settings at Meta. */
export const callSettings = {
  heading: "Call settings",
  lead: "What you save here is written to Meta. WhatsApp may take up to seven days to show it on every phone.",
  suggested: "Nobody has saved settings for this number yet. These are Meta’s own, made ready for calls.",
  save: "Save",
  saving: "Writing to Meta…",
  discard: "Discard changes",
  unsaved: "Not saved yet",
  saved: "Saved. Meta has these settings.",
  faulty: "Correct the marked values first.",

  calling: { text: "Calling", hint: "Customers can call this number, and agents can call them." },
  sip: {
    text: "SIP",
    hint: "Meta sends calls to a phone server. Ringbridge needs it.",
  },
  callbackPermission: {
    text: "Callback permission",
    hint: "A customer who calls you allows you to call back for seven days.",
  },
  callIcon: {
    text: "Call icon in the chat",
    hint: "Hidden, customers can still call from your contact card and call buttons.",
  },
  keyExchange: {
    text: "Media keys",
    options: {
      SDES: {
        text: "SDES (recommended)",
        hint: "Keys travel in the encrypted SIP message. Asterisk’s trunk speaks this.",
      },
      DTLS: {
        text: "DTLS",
        hint: "Meta’s default. It needs ICE in a form that Asterisk does not have, so calls would stay silent. Only for another SIP server.",
      },
    },
  },
  codecs: {
    text: "More codecs",
    hint: "Opus is always there and sounds best. These are for phone systems that cannot do it.",
    names: { PCMA: "PCMA (G.711 A-law)", PCMU: "PCMU (G.711 µ-law)" },
  },

  hours: {
    text: "Call hours",
    modes: {
      leave: { text: "Leave as it is at Meta", hint: "Ringbridge does not touch the hours." },
      always: { text: "At any time", hint: "Customers can always call." },
      these: {
        text: "At these hours",
        hint: "Outside them WhatsApp offers a chat, or to ask for a call back.",
      },
    },
    timeZone: "Time zone",
    timeZoneNow: (time: string) => `It is ${time} there now.`,
    timeZoneHint: "Begin to type a city, for example Lisbon.",
    week: "Every week",
    days: {
      monday: "Monday",
      tuesday: "Tuesday",
      wednesday: "Wednesday",
      thursday: "Thursday",
      friday: "Friday",
      saturday: "Saturday",
      sunday: "Sunday",
    },
    open: (day: string) => `Open on ${day}`,
    opens: (day: string, second: boolean) => `${day} opens${second ? " again" : ""}`,
    closes: (day: string, second: boolean) => `${day} closes${second ? " for the second time" : ""}`,
    closed: "Closed",
    to: "to",
    addSecond: (day: string) => `Add a second time on ${day}`,
    remove: (day: string) => `Remove the second time on ${day}`,
    copyMonday: "Monday’s times for Tuesday to Friday",
    neverOpen: "No day is open: customers could never call.",
    holidays: "Holidays",
    holidaysHint:
      "Up to 20 days with times of their own. Meta does not say whether these are the times you are open or closed: try one with your own phone.",
    noHolidays: "None.",
    addHoliday: "Add a holiday",
    date: "Date",
    from: "From",
    until: "To",
    removeHoliday: (date: string) => `Remove the holiday ${date}`,
    newHoliday: "without a date",
  },

  template: {
    text: "Template to ask for permission",
    hint: "Outside the 24 hours after a customer’s message, permission can only be asked with an approved template that has a call permission request. Leave it empty if you have none. It stays with Ringbridge.",
    name: "Template name",
    language: "Language",
    languageHint: "As at Meta, for example en or pt_BR.",
  },

  faults: {
    "not-after-open": "It must close after it opens. For midnight use 23:59.",
    overlap: "These times overlap with the others of this day.",
    "too-many-a-day": "Meta takes two times a day at most.",
    "unknown-time-zone": "This time zone is not known. Choose one from the list.",
    "too-many": "Meta takes 20 holidays at most.",
    repeated: "This day is in the list already.",
    form: "Enter both times.",
    "no-date": "Choose a day.",
    "trunk-has-sdes": "Asterisk’s trunk speaks SDES. Calls with DTLS would all fail.",
    "template-name": "Small letters, digits and underscores, as at Meta.",
    "template-language": "Enter the language as at Meta, such as en or pt_BR.",
    refused: "The backend does not accept this value.",
  },

  conflict: {
    title: "Somebody else has saved other settings",
    text: "Your changes are still in the form. This is what differs:",
    theirs: "Saved now",
    yours: "In your form",
    take: "Take over what is saved",
    keep: "Keep mine",
  },

  leaving: {
    title: "Leave without saving?",
    text: "What you have changed in this form would be lost.",
    stay: "Stay",
    leave: "Leave",
  },
};
