/** A customer's permission to be called: beside the call button, in the panel, and asking for it. */
export const permission = {
  /** On the button. */
  call: "Call",
  ask: "Ask permission",
  askAgain: "Ask again",
  asked: "Asked, waiting for the answer",
  waitUntil: (when: string) => `Wait until ${when}`,
  wait: "Wait",
  checkAgain: "Check again",

  /** Beside the button. Two lines of it fit under the dial box. */
  line: {
    checking: "Checking permission…",
    noBackend: "Permission not known: no backend is set up.",
    numberUnknown: "Permission not known: the backend does not have this business number.",
    noAnswer: "Permission not known: the backend gives no answer.",
    notFromMeta: (why: string) => `Permission not known: ${why}`,
    notKnown: "Permission not known yet.",
    until: (when: string) => `May be called until ${when}.`,
    permanent: "May be called at any time.",
    unanswered: (count: number) =>
      count === 1 ? "1 call unanswered." : `${count} calls in a row unanswered.`,
    warnsCustomer: "After one more, WhatsApp tells the customer.",
    endsPermission: "One more ends the permission.",
    callsLeft: (count: number) => (count === 1 ? "1 call left today." : `${count} calls left today.`),
    none: "Has not allowed calls yet.",
    expired: (when: string) => `The permission ended ${when}.`,
    declined: (when: string) => `Declined ${when}: may not be called.`,
    noWay: "Not allowed yet. To be asked they must write first: this number has no template.",
    askedAt: (when: string) => `Asked ${when}. Call appears here once they allow it.`,
    callsUsed: (count: number) => `All ${count} calls of the last 24 hours are used.`,
    noCallNow: "WhatsApp allows no call to this customer at the moment.",
    requestsUsed: "Asked as often as WhatsApp allows for now.",
    noRequestNow: "WhatsApp allows no request at the moment.",
    asOf: (when: string) => `As of ${when}.`,
  },

  /** In one or two words, for the chip at the customer's name. */
  chip: {
    call: "May be called",
    ask: "Not allowed",
    asked: "Asked",
    declined: "Declined",
    wait: "Wait",
    unknown: "Not known",
  },

  rows: {
    heading: "Permission",
    state: "May be called",
    states: {
      permanent: "At any time",
      temporary: "For some days",
      none: "No",
      unknown: "Not known",
    },
    until: (when: string) => `Until ${when}`,
    callsToday: "Calls left today",
    unanswered: "Unanswered in a row",
    endsAt: (inARow: number, endsAt: number) => `${inARow} · ${endsAt} end it`,
    requestsToday: "Requests left today",
    requestsWeek: "Requests left this week",
    of: (left: number, max: number) => `${left} of ${max}`,
    request: "Last request",
    asked: (ago: string) => `Asked ${ago}`,
    declined: (when: string) => `Declined ${when}`,
    noRequest: "None open",
    window: "Free text",
    windowUntil: (when: string) => `Until ${when}`,
    windowClosed: "Template only",
    notKnown: "–",
  },

  dialog: {
    title: "Ask for permission to call",
    to: (who: string) => `To ${who}`,
    from: (business: string) => `from ${business}`,
    freeForm:
      "The customer gets a WhatsApp message with your text and can allow or refuse calls. It is charged as a message.",
    text: "Why you want to call (optional)",
    placeholder: "We would like to talk about your order.",
    count: (used: number, most: number) => `${used} of ${most}`,
    template: (name: string) =>
      `The customer has not written in the last 24 hours, so the template “${name}” is sent. It is charged as a message.`,
    lastRequest: "It is the last request WhatsApp allows for now.",
    send: "Send request",
    sending: "Sending…",
    cancel: "Cancel",
    sendAgain: "Send again",
  },
};
