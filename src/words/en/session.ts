/** What stands in the frame of every screen, and the backend being away. */
export const backend = {
  /** While the backend is asked who is signed in. */
  opening: "Opening Ringbridge…",
  unreachable: {
    title: "The backend does not answer",
    meaning: "Ringbridge cannot ask who you are, so nobody is signed in yet.",
    retry: "Try now",
    next: "Next attempt in",
  },
  away: {
    title: "The backend does not answer",
    meaning:
      "Calls go on and still ring. Settings, permissions and history may be old, and cannot be changed until it is back.",
    since: (time: string) => `Not heard of since ${time}.`,
    retry: "Try now",
  },
  endedInCall: {
    title: "Your session has ended",
    meaning: "This call goes on. You are signed out when it is over.",
  },
};

export const screens = {
  navigation: "Screens",
  phone: "Phone",
  history: "History",
  contacts: "Contacts",
  search: "Search and commands",
  missedCalls: (count: number) => `${count} missed ${count === 1 ? "call waits" : "calls wait"}`,
  more: "More",
  team: "Team",
  numbers: "Numbers",
  agents: "Agents",
  audit: "Audit log",
  settings: "Settings",
  title: (screen: string) => `${screen} – Ringbridge`,
  loading: "Loading…",
  broken: {
    title: "This screen could not be loaded",
    meaning: "Its files did not arrive, or it stumbled over something. The phone goes on.",
    again: "Load again",
  },
  incomplete: {
    title: "Ringbridge could not be loaded whole",
    meaning: "Some of its files did not arrive. Check the network, then load again.",
  },
  none: {
    title: "Nothing to do here yet",
    meaning:
      "Your account has no phone, and your role opens no other screen. Ask your administrator for an extension.",
  },
};

/** The call an agent is on, while another screen is open. */
export const callStrip = {
  label: (who: string) => `On a call with ${who}`,
  toPhone: "Show the call",
  /** How many other calls are up. */
  others: (count: number) => `${count} more`,
};
