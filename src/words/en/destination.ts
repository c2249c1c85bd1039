/** Where a number's calls go, and the secrets that belong to it. */
export const destination = {
  heading: "Where calls go",
  change: "Change",
  title: "Where calls of customers go",
  save: "Save",
  saving: "Moving the calls…",
  done: "Calls go there from now on.",
  options: {
    agents: { text: "Our agents", hint: "Every reachable agent’s phone rings." },
    extension: {
      text: "An extension of somebody else",
      hint: "A SIP phone or another PBX that registers at your Asterisk with a login of its own.",
    },
    "own-server": {
      text: "Another SIP server",
      hint: "Meta sends the calls there; they never reach your Asterisk, and agents cannot call from this number.",
    },
    bitrix24: {
      text: "Bitrix24",
      hint: "Needs its connector, which is not there yet. Until then calls go to your agents.",
    },
  },
  extension: "Extension",
  extensionHint: "Three to six digits that no agent has.",
  hostname: "Host name",
  hostnameHint: "As its TLS certificate says. Meta takes no IP address.",
  port: "Port",
  writesToMeta: "Meta gets a new SIP server by this; calls fail for some seconds.",
  faults: {
    extension: "An extension has three to six digits and does not begin with 0.",
    "extension-taken": "Another phone has this extension.",
    hostname: "Enter a host name such as sip.example.com.",
    port: "A port is a number from 1 to 65535.",
  },
};

export const secrets = {
  heading: "Passwords and files",
  lead: "For phones and servers that are set up by hand. Whoever looks is written into the audit log.",
  items: {
    "meta-sip-password": {
      text: "Meta’s SIP password",
      hint: "What a SIP server needs to call customers from this number.",
      button: "Reveal SIP password",
    },
    extension: {
      text: "Login of the extension",
      hint: "What the other phone or PBX registers with.",
      button: "Reveal login",
    },
    "asterisk-file": {
      text: "Trunk as a file for Asterisk",
      hint: "For an Asterisk that Ringbridge does not set up. It holds the password.",
      button: "Reveal file",
    },
  },
  confirm: {
    text: "It is shown for 60 seconds. The audit log keeps that you have seen it.",
    yes: "Reveal",
    busy: "Revealing…",
  },
  shown: {
    left: "Hidden again in",
    hidden: "Hidden again",
    hiddenText: "Reveal it once more if you need it; that is logged as well.",
    close: "Done",
    rows: { server: "Server", login: "Login", password: "Password", file: "File" },
    copy: "Copy",
    copied: "Copied",
    copyOf: (what: string) => `Copy ${what.toLowerCase()}`,
  },
  rotate: {
    text: "New SIP password",
    hint: "When the old one may be known to others. Meta makes the new one.",
    button: "New SIP password",
    title: "Make a new SIP password?",
    question:
      "Meta switches SIP off and on again for this number. Calls fail for some seconds, and servers that were set up by hand need the new password.",
    yes: "Make a new one",
    busy: "Working with Meta…",
    done: "Asterisk has the new SIP password.",
  },
};
