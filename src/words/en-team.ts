/** The supervisors' board. */
export const team = {
  heading: "Team",
  lead: "Phones and trunks as Asterisk has them.",
  loading: "Reading the board…",
  fresh: {
    live: "Live from Asterisk",
    /** `time`: since when. */
    pbxAway: (time: string) => `Asterisk is away since ${time}`,
    pbxAwayMeaning:
      "The backend has no connection to Asterisk. What you see is what was true then; phones may still ring.",
    behind: (time: string) => `Not live: as it was at ${time}`,
    behindMeaning:
      "This page has lost the backend and goes on trying. Calls and phones are not touched by it.",
  },
  failed: { again: "Try again" },
  empty: {
    title: "Nobody has a phone yet",
    text: "Whoever gets an extension on the Agents screen appears here.",
  },
  nobodyFound: "No agent has this in the name or extension.",
  search: "Search agents",
  tiles: {
    reachable: "Reachable",
    of: (count: number) => `of ${count}`,
    onCall: "On a call",
    alone: "Ready, not reachable",
    trunks: "Trunks to Meta",
    trunksFine: "All fine",
    trunksFaulty: (count: number) => (count === 1 ? "1 needs a look" : `${count} need a look`),
    noTrunks: "None yet",
    trunksUnknown: "Unknown",
  },
  alarm: {
    /** The page says ready and Asterisk does not reach the phone. */
    title: (name: string) => `${name}’s phone cannot ring`,
    meaning: {
      unreachable: "The page says ready, but the phone does not answer Asterisk.",
      "not-registered": "The page says ready, but Asterisk has no phone registered.",
    },
    since: (time: string) => `Since ${time}.`,
    next: "Ask them to load the page again.",
    more: (count: number) => (count === 1 ? "1 more phone like this." : `${count} more phones like this.`),
  },
  columns: {
    agent: "Agent",
    phone: "Phone, as Asterisk sees it",
    browser: "Browser says",
    call: "Call",
    roundTrip: "Round trip",
  },
  phone: {
    reachable: "Reachable",
    registered: "Registered",
    unreachable: "Not reachable",
    "not-registered": "Not registered",
    unknown: "Unknown",
  },
  browsers: (count: number) => `${count} browsers`,
  forTime: "in this state for",
  browser: {
    ready: "Ready",
    connecting: "Connecting",
    down: "Line down",
    "signed-out": "Signed out",
  },
  call: {
    inbound: "Customer called",
    outbound: "We called",
    ringing: "ringing",
    talking: "talking",
    nobody: "Not a customer",
    none: "No call",
  },
  milliseconds: (value: number) => `${value} ms`,
  noRoundTrip: "Not measured",
  trunks: {
    heading: "Trunks to Meta",
    number: "Number",
    state: "In Asterisk",
    inbound: "Customers call us",
    outbound: "We call customers",
    states: {
      "set-up": "Set up",
      missing: "Missing",
      "not-ours": "At another server",
      unknown: "Unknown",
    },
    success: (time: string) => `Worked ${time}`,
    failure: (time: string) => `Failed ${time}`,
    unused: "Not used yet",
    none: "No business number yet. An administrator adds one on the Numbers screen.",
  },
};
