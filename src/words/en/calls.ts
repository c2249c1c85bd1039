/** What comes after the phone's first paint: keypad, several calls, transfer, conference, parked calls. */
export const calls = {
  keypad: {
    label: "Keypad: type or press digits",
    sent: "Sent",
    nothingSent: "Digits you send appear here",
  },

  /** The calls beside the one that is talked on. */
  beside: {
    label: "Other calls",
    resume: "Resume",
    resumeWho: (who: string) => `Resume ${who}`,
    merge: "Merge",
    mergeWho: (who: string) => `Merge ${who} into a conference`,
    hangUp: "Hang up",
    hangUpWho: (who: string) => `Hang up ${who}`,
    talked: "Call time",
  },

  /** A third person is asked before a call is handed over. */
  consultation: {
    label: (asked: string, about: string) => `${asked} is asked about ${about}`,
    waiting: (about: string) => `${about} waits and hears music`,
    calling: (asked: string) => `Once ${asked} answers you can talk, swap and hand over.`,
    complete: "Complete transfer",
    conference: "Conference",
    swap: "Swap",
    back: (about: string) => `Back to ${about}`,
    completing: "Handing over…",
  },

  trouble: {
    "hold-refused": "The phone server did not put the call on hold: the other side still hears you.",
    "resume-refused": "The phone server did not take the call off hold: music goes on.",
    "transfer-refused": "The transfer did not go through, and the call is still yours.",
    "park-refused": "The call could not be parked and is still yours.",
    "merge-refused": "The call could not be brought into the conference and is still yours.",
    "all-places-taken": "Every parking place is taken.",
    notReached: (who: string, why: string, waiting: string) => `${who}: ${why}. ${waiting} is still on hold.`,
    help: {
      "hold-refused": "Mute instead",
      "resume-refused": "Try again",
      "transfer-refused": "Choose again",
      "park-refused": "Try again",
      "merge-refused": "Resume",
      "all-places-taken": "Transfer instead",
      "not-reached": "Resume",
    },
    detail: "Details:",
  },

  transfer: {
    heading: (who: string) => `Transfer ${who}`,
    placeholder: "Name, extension or number",
    list: "Whom to transfer to",
    number: "Number",
    extension: "Extension",
    now: "Transfer now",
    ask: "Ask first",
    close: "Close",
    hint: "Transfer now hands the call over at once. Ask first puts the customer on hold while you talk.",
    hintKeys: "Enter: transfer now. Shift+Enter: ask first.",
    nobody: "Nobody is called like this. A number needs its country code, such as +34.",
    noColleagues: "No colleagues are known here. Type a number or an extension.",
    askingImpossible: "Another call is just being set up: only an immediate transfer is possible.",
  },

  presence: {
    ready: "Ready",
    ringing: "Ringing",
    talking: "On a call",
    "on-hold": "On hold",
    away: "Away",
    offline: "Offline",
    unknown: "Not known",
  },

  parked: {
    heading: "Parked calls",
    place: (place: string) => `Place ${place}`,
    /** Nobody says who it is. */
    somebody: "A caller",
    takeBack: "Take back",
    takeBackWho: (who: string, place: string) => `Take back ${who} from place ${place}`,
  },
};
