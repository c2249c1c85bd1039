import type { ProblemCode } from "../../api/problem.ts";

/** What happened, what it means, and what helps (null: nothing is needed). */
export type ProblemTelling = {
  readonly title: string;
  readonly meaning: string;
  readonly help: string | null;
};

/** What a request of the app came back with instead of what it asked for. */
export const apiProblems: Readonly<Record<ProblemCode, ProblemTelling>> = {
  unreachable: {
    title: "The backend does not answer",
    meaning:
      "It is switched off or restarting, or this computer has no way to it. Calls are not touched by that.",
    help: "Try again in a moment.",
  },
  unavailable: {
    title: "The backend cannot do this now",
    meaning: "Something it needs, such as its database, is away. Nothing was changed.",
    help: "Try again in a minute.",
  },
  internal: {
    title: "The backend stumbled",
    meaning: "It met something it was not made for. Whether the change was made is not sure.",
    help: "Load the page again and look. Give the reference to your administrator if it happens again.",
  },
  invalid: {
    title: "Some values cannot be used",
    meaning: "The backend did not accept what was entered. Nothing was changed.",
    help: "Correct the marked values and try again.",
  },
  "too-large": {
    title: "Too much at once",
    meaning: "What was sent is larger than the backend takes. Nothing was changed.",
    help: "Shorten it and try again.",
  },
  "not-signed-in": {
    title: "You are signed out",
    meaning: "Your session ended: it ran out, or somebody ended it.",
    help: "Sign in again.",
  },
  "sign-in-refused": {
    title: "Login or password is wrong",
    meaning: "Nobody can sign in with this login and this password.",
    help: "Check both; capitals count in the password. Your administrator can send you a new link.",
  },
  "locked-out": {
    title: "Too many wrong passwords",
    meaning: "To keep strangers out, this login is locked for a while.",
    help: "Wait before you try again.",
  },
  "too-many-requests": {
    title: "Too many attempts",
    meaning: "This came more often than the backend allows.",
    help: "Wait before you try again.",
  },
  forbidden: {
    title: "Not allowed",
    meaning: "Your role does not include this. Nothing was changed.",
    help: "Ask an administrator to do it, or to change your role.",
  },
  "foreign-page": {
    title: "Refused for safety",
    meaning: "To the backend this looked like the request of a foreign page. Nothing was changed.",
    help: "Open Ringbridge at its usual address and try again.",
  },
  "not-found": {
    title: "It is not there any more",
    meaning: "What you wanted to see or change has been removed, perhaps by a colleague.",
    help: "Go back to the list.",
  },
  "changed-meanwhile": {
    title: "Somebody was faster",
    meaning: "It was changed by somebody else while you were at it, so your change was not made.",
    help: "Look at the newer values, then make your change again.",
  },
  "login-taken": {
    title: "This login is taken",
    meaning: "Somebody else signs in with it.",
    help: "Choose another login.",
  },
  "extension-taken": {
    title: "This extension is taken",
    meaning: "Another phone already has it.",
    help: "Choose another extension.",
  },
  "last-administrator": {
    title: "The last administrator stays",
    meaning: "Without an administrator nobody could change anything any more.",
    help: "Make somebody else an administrator first.",
  },
  "invitation-invalid": {
    title: "This link does not work any more",
    meaning: "It was used, has expired, or a newer one was made.",
    help: "Ask your administrator for a new link. If you have set your password already, sign in with it.",
  },
  "no-phone": {
    title: "No phone for this account",
    meaning: "Your account has no extension, so there is no line to open.",
    help: "Ask your administrator for an extension.",
  },
  "account-taken": {
    title: "This account is here already",
    meaning: "A Meta account with this WABA id has been added before.",
    help: "Change the one that is there.",
  },
  "account-in-use": {
    title: "The account still has numbers",
    meaning: "Its numbers would lose the way to Meta.",
    help: "Remove its numbers first.",
  },
  "number-taken": {
    title: "This number is here already",
    meaning: "It has been added before.",
    help: "Change the one that is there.",
  },
  "not-set": {
    title: "There is nothing to show",
    meaning: "This secret does not exist yet.",
    help: null,
  },
  "ask-not-possible": {
    title: "The customer cannot be asked now",
    meaning: "WhatsApp does not allow another request for permission at this moment.",
    help: null,
  },
  "signature-wrong": {
    title: "Signature refused",
    meaning: "A delivery was not signed with the app secret that is stored here.",
    help: "Compare the app secret with the one at Meta.",
  },
  "oidc-failed": {
    title: "Sign-in did not work",
    meaning: "Your company’s sign-in gave no usable answer, or it was broken off.",
    help: "Try again. If it stays, tell your administrator.",
  },
  "oidc-unknown-person": {
    title: "No account for you yet",
    meaning: "Your company’s sign-in knows you, but nobody has added you to Ringbridge.",
    help: "Ask your administrator to add you under the address you sign in with.",
  },
  meta: {
    title: "Meta refused this",
    meaning: "The backend asked Meta, and Meta said no. Nothing was changed here.",
    help: null,
  },
  "pbx-unreachable": {
    title: "Asterisk is not reached",
    meaning: "The backend has no connection to Asterisk, so nothing was changed.",
    help: "Try again in a minute. If it stays, check that Asterisk runs.",
  },
  "pbx-refused": {
    title: "Asterisk refused this",
    meaning: "Asterisk did not accept what was to be set up, so nothing was changed.",
    help: "Give the reference to your administrator.",
  },
};

/** Why a customer cannot be asked: `reason` in the params of `ask-not-possible`. */
export const askRefusals: Readonly<Record<string, string>> = {
  "limit-reached": "The customer was asked as often as WhatsApp allows for now.",
  permanent: "The customer has already allowed calls for good; there is nothing to ask.",
  "no-template":
    "The customer has not written in the last 24 hours, and this number has no template to ask with.",
};

/** For what must be waited for. */
export const waiting = {
  seconds: (seconds: number) => `Try again in ${seconds} s.`,
  minutes: (minutes: number) => `Try again in ${minutes} min.`,
};
