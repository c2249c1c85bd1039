import { dates } from "./dates.ts";
import { line } from "./line.ts";
import { permission } from "./permission.ts";
import { dialFaults, lineProblems } from "./problems.ts";
import { backend, callStrip, screens } from "./session.ts";

/** Every text of the interface. Another language is another object of this type. */
export type Words = typeof texts;

export const texts = {
  /** For `Intl`: dates, country names. */
  locale: "en",
  brand: "Ringbridge",
  phone: "Phone",
  /** The panel beside the calls; its own texts come with it (panel-words.ts). */
  companion: "Customer and number",
  copy: "Copy",
  copied: "Copied",
  detail: "Details:",
  line,
  lineProblems,
  dialFaults,
  backend,
  screens,
  callStrip,
  permission,
  dates,

  fault: {
    title: "Ringbridge is not set up",
    meaning: "Its configuration file, ringbridge.json, cannot be used. Only an administrator can correct it.",
    again: "Load again",
  },
  offline: {
    title: "There is no connection",
    meaning:
      "Ringbridge opens as soon as this computer reaches its server again. Calls cannot reach you until then.",
  },

  agentMenu: {
    changePassword: "Change password",
    changePasswordTitle: "Change your password",
    label: (name: string, initials: string | null) => `${initials ?? ""} ${name}, your account`.trim(),
    theme: "Appearance",
    themes: { system: "System", light: "Light", dark: "Dark" },
    signOut: "Sign out",
    leaving: {
      title: "End the call and sign out?",
      text: "You are on a call. Signing out ends it, and calls no longer reach you.",
      confirm: "End call and sign out",
      stay: "Stay",
    },
  },

  dial: {
    heading: "Call a customer",
    number: "Number",
    placeholder: "Number or WhatsApp link",
    clear: "Clear",
    call: "Call",
    from: "Call from",
    fromOption: (label: string, ending: string) => `from ${label} ··${ending}`,
    hint: "With its country code, such as +34",
    incomplete: "Keep typing…",
    lineNotReady: "Calls can be placed once the line is ready.",
    onACall: "Another call is just being set up.",
    holdsFirst: "Calling puts your current call on hold.",
    colleague: "Colleague",
    callColleague: (name: string, extension: string) => `Call ${name} (${extension})`,
    redial: (who: string) => `Last number: ${who}`,
  },

  /** A length of talk, as in a list. */
  talk: (minutes: number, seconds: number) =>
    minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds} s`,
  business: (label: string, ending: string) => `${label} ··${ending}`,
  unlabelled: (ending: string) => `··${ending}`,
  unknownCustomer: "Unknown number",
  /** Who is at the other end, where it is no person. `place`: such as 701. */
  inside: {
    conference: "Conference",
    echo: "Echo test",
    parked: (place: string) => `Parked call, place ${place}`,
  },

  /** Beside the name that the contacts have for somebody. */
  callsThemself: (name: string) => `calls themself ${name}`,

  incoming: {
    label: (who: string) => `Incoming call from ${who}`,
    announce: (who: string, to: string | null) =>
      `Incoming call from ${who}${to === null ? "" : `, to ${to}`}.`,
    announceAnswer: (keys: string) => `Answer: ${keys}.`,
    announceDecline: (keys: string) => `Decline: ${keys}.`,
    heading: "Incoming WhatsApp call",
    colleagueHeading: "A colleague calls",
    /** A transfer of ours found nobody, and the customer came back. */
    backFrom: (who: string, why: string) => `Back from ${who}: ${why}`,
    backFromPlace: (place: string, why: string) => `Back from place ${place}: ${why}`,
    backFromConference: (why: string) => `Back from the conference: ${why}`,
    /** Not sent anywhere: the agent's own page went. */
    backLeft: "Back to you: your page was gone in the middle of this call",
    backBecause: {
      unsaid: "the call was not taken",
      busy: "busy",
      declined: "declined",
      "no-answer": "no answer",
      away: "not there",
      failed: "the transfer failed",
    },
    /** Where these say something else of a parking place. */
    placeBecause: { busy: "it is taken", "no-answer": "nobody took the call" },
    to: (business: string) => `to ${business}`,
    pressed: (payload: string) => `Pressed “${payload}”`,
    ringing: "Ringing for",
    answer: "Answer",
    holdAndAnswer: "Hold and answer",
    decline: "Decline",
    /** What the two buttons do to others. */
    holds: (who: string) => `Answering puts ${who} on hold.`,
    onlyHere: "Declining is for you alone: where colleagues are rung too, it goes on ringing.",
    /** Said when an offer has gone. */
    takenElsewhere: (who: string, by: string | null) => `${who}: answered by ${by ?? "a colleague"}`,
    title: (count: number) => `(${count}) Incoming call – Ringbridge`,
  },

  active: {
    label: (who: string) => `Call with ${who}`,
    headings: {
      customer: "WhatsApp call",
      colleague: "Colleague",
      conference: "Conference",
      echo: "Echo test",
      parked: "Parked call",
    },
    from: (business: string) => `from ${business}`,
    to: (business: string) => `to ${business}`,
    timer: "Call time",
    waiting: "Waiting time",
    states: {
      dialing: "Calling…",
      ringing: "Ringing…",
      answering: "Answering…",
      reconnecting: "Reconnecting…",
      ending: "Ending…",
      connecting: "Connecting audio…",
      connected: "Connected",
      muted: "Muted",
      lost: "Audio lost",
      holding: "Putting on hold…",
      held: "On hold",
      resuming: "Resuming…",
      leaving: "Handing over…",
      parking: "Parking…",
      joining: "Joining the conference…",
    },
    /** What that means, whoever is at the other end. */
    meanings: {
      answering: "Opening the microphone and the audio.",
      reconnecting: "The page was loaded anew and takes the call over. This takes a moment.",
      ending: "Hanging up.",
      connecting: "You will hear each other in a moment.",
      lost: "You may not hear each other. Wait a moment, or call again.",
      resuming: "You will hear each other in a moment.",
      leavingTo: (who: string) => `Going to ${who}. The call stays yours until it is taken.`,
      ringingAt: (who: string) => `Ringing at ${who}…`,
    },
    /** What it means for who is at the other end. */
    others: {
      customer: {
        label: "Customer",
        dialing: "WhatsApp is looking for the customer.",
        ringing: "It rings at the customer.",
        open: "The customer hears you.",
        muted: "The customer hears silence.",
        holding: "The customer no longer hears you.",
        held: "the customer hears music",
      },
      colleague: {
        label: "Colleague",
        dialing: "It will ring at your colleague in a moment.",
        ringing: "It rings at your colleague.",
        open: "Your colleague hears you.",
        muted: "Your colleague hears silence.",
        holding: "Your colleague no longer hears you.",
        held: "your colleague hears music",
      },
      conference: {
        label: "Others",
        dialing: "Opening the conference.",
        ringing: "Opening the conference.",
        open: "Everybody hears you.",
        muted: "Nobody hears you.",
        holding: "Nobody hears you any more.",
        held: "the others go on without you",
      },
      echo: {
        label: "Echo",
        dialing: "Asterisk says back what it hears.",
        ringing: "Asterisk says back what it hears.",
        open: "You hear yourself a moment later.",
        muted: "There is nothing to say back.",
        holding: "There is nothing to say back.",
        held: "there is nothing to say back",
      },
    },
    /** What hanging up does to a conference. */
    conferenceEnd: {
      ends: "Hanging up ends it for everybody.",
      goesOn: "The others stay together when you hang up.",
      left: (who: string) => `${who} has left.`,
    },
    onHoldFor: "On hold for",
    you: "You",
    youMuted: "Muted",
    mute: "Mute",
    unmute: "Unmute",
    hold: "Hold",
    resume: "Resume",
    keypad: "Keypad",
    transfer: "Transfer",
    park: "Park",
    hangUp: "Hang up",
    title: (who: string) => `${who} – Ringbridge`,
  },

  outcome: {
    label: "The call is over",
    lasted: "Call time",
    callAgain: "Call again",
    callBack: "Call back",
    dismiss: "Dismiss",
    transferredTo: (who: string) => `You handed this call over to ${who}.`,
    /** `place`: such as 701. */
    parkedAt: (place: string) =>
      `The customer hears music on parking place ${place}. You or any colleague can take the call back.`,
  },

  recents: {
    heading: "Recent calls",
    empty: "Your calls appear here.",
    all: "All calls",
    inbound: "Incoming",
    outbound: "Outgoing",
    call: (who: string) => `Call ${who}`,
  },

  idle: {
    ready: "Ready for calls",
    readyText: "Incoming calls ring here. Keep this tab open.",
    notReady: "Calls cannot reach you yet",
    notReadyText: "They ring here once the line is ready.",
    paused: "You are paused",
    pausedText: "The queue sends you no calls. Colleagues can still call you.",
    lab: "Let a customer call",
    typeAnywhere: "Type a number anywhere to dial",
    toTheCall: "Go to the call",
    answer: "Answer",
    mute: "Mute",
    hold: "Hold",
    transfer: "Transfer",
    decline: "Decline",
    allKeys: "All shortcuts",
  },
};
