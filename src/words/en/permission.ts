/** A customer's permission to be called, beside the call button. */
export const permission = {
  /** On the button. */
  call: "Call",
  ask: "Ask permission",
  askAgain: "Ask again",
  asked: "Asked, waiting for the answer",
  waitUntil: (when: string) => `Wait until ${when}`,
  wait: "Wait",
  checkAgain: "Check permission again",
  close: "Close",

  /** Beside the button. Two lines of it fit under the dial box. */
  line: {
    checking: "Checking permission…",
    noBackend: "Permission not known: no backend is set up.",
    numberUnknown: "Permission not known: the backend does not have this business number.",
    noAnswer: "Permission not known: the backend gives no answer.",
    notFromMeta: "Permission not known: Meta gives no answer.",
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
    askedNoAnswer: (when: string) => `Asked ${when}, no answer yet.`,
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
};
