/** The dialog that asks a customer for permission to call. */
export const asking = {
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
};
