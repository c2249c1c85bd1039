/** The texts of whoever is not signed in yet, and of changing the password. */
export const signIn = {
  heading: "Sign in",
  lead: "Take and place your company’s WhatsApp calls.",
  server: "Server address",
  serverHint: "Your administrator gives you this, for example wss://pbx.example.com:8089/ws",
  user: "User",
  password: "Password",
  showPassword: "Show password",
  hidePassword: "Hide password",
  keep: "Keep me signed in until this tab is closed",
  submit: "Sign in",
  busy: "Signing in…",
  asDemo: (name: string) => `Continue as ${name} (demo)`,
  demoRoles: {
    agent: "As an agent",
    supervisor: "As a supervisor",
    administrator: "As an administrator",
  },
  or: "or with your own account",
  faults: {
    "no-user": "Enter your user name.",
    "bad-user": "A user name has only letters, digits and . _ + -",
    "no-password": "Enter your password.",
    empty: "Enter the server’s address.",
    "not-an-address": "This is not an address. It looks like wss://pbx.example.com:8089/ws",
    "wrong-scheme": "The address must begin with wss://, or with / for this site’s own server.",
    insecure: "This page is encrypted, so the server must be too: begin with wss:// instead of ws://.",
  },
};

export const account = {
  login: "Login",
  name: "Your name",
  password: "Password",
  signInWith: (label: string) => `Sign in with ${label}`,
  or: "or with login and password",
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
  lead: "All your other sign-ins end; this one goes on.",
  current: "Current password",
  submit: "Change password",
  busy: "Changing…",
  cancel: "Cancel",
  done: "Your password is changed. Your other sign-ins have ended.",
  close: "Close",
};
