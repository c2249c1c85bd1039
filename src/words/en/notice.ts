import { pluralOf } from "../plural.ts";

const form = pluralOf("en");

/** How the phone makes itself noticed: the start of a shift, notifications, links, the small window, headsets. */
export const notice = {
  start: {
    check: "Check this computer",
    cannotRing: {
      title: "This tab cannot ring yet: click here",
      text: "Browsers keep a page silent until somebody has clicked in it. A call would show, but you would not hear it.",
    },
    notBegun: {
      title: "Start your shift",
      text: "You hear a short tone, and the browser asks for the microphone and for notifications. Then no call is missed.",
    },
    begin: "Start shift",
  },

  call: {
    title: (count: number) => form(count, { one: "Incoming call", other: `${count} incoming calls` }),
    body: (who: string, to: string | null) => (to === null ? who : `${who}, to ${to}`),
    /** Instead of who calls, where the agent wants no names on the screen. */
    somebody: "A customer is calling",
    answer: "Answer",
    decline: "Decline",
  },

  update: {
    title: "A new version of Ringbridge is here",
    text: "It comes when this page is loaded again. That takes a moment.",
    load: "Load again",
  },

  link: {
    title: (who: string) => `Call ${who}?`,
    from: (business: string) => `A link asks for this call. It goes out from ${business}.`,
    text: "A link asks for this call.",
    notNow: "No call can be placed at the moment. The number can wait in the dial box.",
    call: "Call",
    draft: "Put into the dial box",
    no: "Do not call",
    faulty: "This link names no number to call",
    faultyText: (wanted: string) => (wanted === "" ? "It holds nothing." : `It holds “${wanted}”.`),
    close: "Close",
  },

  small: {
    open: "Small window",
    openHint: "A small window for this call, on top of all others",
    close: "Close the small window",
    title: "Call – Ringbridge",
    failed: "The browser did not open the window. Allow pop-up windows for this site, then try again.",
    others: (count: number) => form(count, { one: "and 1 more call", other: `and ${count} more calls` }),
  },

  settings: {
    title: "Being noticed",
    notifications: "Notifications",
    states: {
      granted: "Allowed. A call shows on top of other programs while you look elsewhere.",
      prompt: "Not asked yet. With them, a call shows on top of other programs while you look elsewhere.",
      denied:
        "Blocked. Calls still ring in this tab. To allow notifications, open this site’s settings beside the address.",
      unknown: "This browser has none. Calls still ring in this tab.",
    },
    ask: "Allow notifications",
    example: "Show an example",
    exampleTitle: "This is how a call looks",
    exampleBody: "María Ortega, to Support",
    naming: "Show who calls",
    namingHint: "Off: a notification only says that a customer is calling. Others may see your screen.",
    on: "On",
    off: "Off",
    links: "Phone links",
    linksHint:
      "Numbers on other pages (tel: links) open here. Nothing is dialed before you say so. The browser asks once.",
    register: "Open phone links here",
    registered: "The browser has been asked.",
    install: "As an app",
    installHint: "In a window of its own, with a place among your programs.",
    installNow: "Install Ringbridge",
  },

  headset: {
    title: "Headset",
    lead: "Answer, hang up and mute with the buttons of a USB headset.",
    unsupported: "This browser cannot hear a headset’s buttons. Chrome and Edge on a computer can.",
    none: "No headset is connected. Sound needs no connection: choose its microphone and speaker as any other.",
    choose: "Connect a headset",
    another: "Connect another",
    forget: "Disconnect",
    connected: (name: string) => `${name} is connected.`,
    has: { hook: "Answer and hang up", mute: "Mute", lights: "Lights" },
    hasNot: { hook: "No answer button", mute: "No mute button", lights: "No lights" },
    unnamed: "The headset",
    noButtons: (name: string) => `${name} has no buttons that a phone can use. Its sound works all the same.`,
    busy: (name: string) => `Another program or tab uses ${name}. Close it there, then connect again.`,
    loading: "Looking for headsets…",
  },
};
