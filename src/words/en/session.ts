/** Signing in with an account of the backend, what stands in the frame of every screen, and the backend being away. */
export const account = {
  login: "Login",
  name: "Your name",
  password: "Password",
  signInWith: (label: string) => `Sign in with ${label}`,
  or: "or with login and password",
  opening: "Opening Ringbridge…",
  signOutUnsure: {
    title: "Signed out here only",
    meaning:
      "The backend did not answer, so your sign-in is not ended there. Whoever uses this browser could take it up again.",
    again: "Sign out again",
  },
  ended: {
    title: "You are signed out",
    meaning: "Your session ended: it ran out, or somebody ended it. Sign in again to go on.",
  },
  firstRun: {
    title: "Ringbridge has no administrator yet",
    meaning: "Open the one-time link that stands in the backend’s log; it makes you the first administrator.",
  },
  faults: {
    "no-login": "Enter your login.",
    "bad-login": "A login has no spaces.",
    "no-name": "Enter your name.",
    "no-password": "Enter your password.",
    "too-short": (least: number) => `Use at least ${least} characters.`,
    "too-long": (most: number) => `Use at most ${most} characters.`,
    "is-login": "Not your login: everybody would try that first.",
    "is-name": "Not your name: everybody would try that first.",
    common: "Many people use this one, so it is tried first. Choose another.",
    wrong: "This is not your password.",
    "other-password": "This password cannot be used. Choose another.",
  },
};

export const welcome = {
  heading: (name: string) => `Welcome, ${name}`,
  lead: "Choose a password. You sign in with it from now on.",
  headingFirst: "Welcome to Ringbridge",
  leadFirst: "You become its first administrator. Choose how you sign in.",
  looking: "Reading your invitation…",
  newPassword: "New password",
  passwordHint: "At least 12 characters; several words are easy to keep in mind.",
  submit: "Set password and sign in",
  busy: "Signing in…",
  toSignIn: "Go to sign-in",
  again: "Try again",
};

export const changePassword = {
  open: "Change password",
  title: "Change your password",
  lead: "All your other sign-ins end; this one goes on.",
  current: "Current password",
  submit: "Change password",
  busy: "Changing…",
  cancel: "Cancel",
  done: "Your password is changed. Your other sign-ins have ended.",
  close: "Close",
};

export const backend = {
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
  search: "Search and do",
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
