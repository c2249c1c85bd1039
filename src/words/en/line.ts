/** The line, by which calls reach an agent. */
export const line = {
  check: "Check this computer and network",
  off: "Line off",
  connecting: "Line connecting…",
  registering: "Line registering…",
  reconnecting: "Line lost, reconnecting…",
  tryingAgain: "Line down: trying again…",
  ready: "Line ready",
  down: "Line down",
  meanings: {
    off: "Calls cannot reach you.",
    trying: "Calls cannot reach you yet.",
    ready: "Calls reach you in this browser.",
  },
  show: (state: string) => `${state}. Show details`,
  since: "Ready since",
  expires: "Registration runs out in",
  agent: "Signed in as",
  server: "Server",
  attempt: "Failed attempts",
  nextAttempt: "Next attempt in",
  seenByPbx: "Asterisk sees",
  seen: {
    reachable: "Reachable",
    registered: "Registered",
    unreachable: "Not reachable",
    "not-registered": "Not registered",
    unknown: "Unknown",
  },
  seenSince: "Seen so since",
  roundTrip: "Round trip",
  milliseconds: (value: number) => `${value} ms`,
  pbxAway: "Not known since",
  apart: {
    unreachable: {
      title: "Line down: Asterisk gets no answer",
      meaning:
        "This page is registered, but it does not answer Asterisk, so calls do not ring. The line connects again by itself; if that does not help, load the page again and check the network.",
    },
    "not-registered": {
      title: "Line down: Asterisk does not see it",
      meaning:
        "This page takes itself for registered, but Asterisk has no phone of yours, so calls do not ring. The line connects again by itself; if that does not help, load the page again.",
    },
  },
  tryNow: "Try now",
  connectAnew: "Connect again",
  signInAgain: "Sign in again",
  useHere: "Use here",
  unreachable: {
    lead: "The browser does not say why. It is one of these:",
    off: "The server is switched off or restarting.",
    closed: "Its port is closed, or a firewall is in between.",
    address: "The address is not the server’s.",
    certificate: "The browser does not trust its certificate.",
    check: "Check the certificate",
  },
};
