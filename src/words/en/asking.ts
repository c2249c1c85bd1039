/** The dialog that asks a customer for permission to call. */
export const asking = {
  title: "Ask for permission to call",
  who: (customer: string, business: string) => `${customer}, from ${business}`,
  text: "Why you want to call (optional)",
  placeholder: "We would like to talk about your order.",
  count: (used: number, most: number) => `${used} of ${most}`,
  freeForm:
    "The customer gets a WhatsApp message with your text and can allow or refuse calls. It is charged as a message.",
  template: (name: string) =>
    `The customer has not written in the last 24 hours, so WhatsApp takes no text of your own. The template “${name}” is sent. It is charged as a message.`,
  /** A template whose name this page does not know. */
  itsTemplate: "of this number",
  left: (day: number, week: number) => `Requests left: ${day} today, ${week} this week.`,
  send: "Send request",
  sending: "Sending…",
  sendAgain: "Send again",
  cancel: "Cancel",
};
