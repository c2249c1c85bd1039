import type { Drift } from "../../api/contract.ts";

/** What is not as it should be with a number, and what it leads to. `params` are those of the contract's Drift. */
type DriftTelling = { readonly title: string; readonly meaning: string };
type Params = Readonly<Partial<Record<string, string>>>;

const host = ({ hostname = "?", port = "?" }: Params) => `${hostname}:${port}`;

export const driftTellings: Readonly<Record<Drift["kind"], (params: Params) => DriftTelling>> = {
  "calling-off": () => ({
    title: "Calling is off at Meta",
    meaning: "Customers cannot call this number, and it cannot call them.",
  }),
  "sip-off": () => ({
    title: "SIP is off at Meta",
    meaning: "Calls to this number do not reach the phone server, and none can be placed.",
  }),
  "no-server": (params) => ({
    title: "No SIP server at Meta",
    meaning: `Meta does not know where to send calls. It should have ${host(params)}.`,
  }),
  "other-hostname": (params) => ({
    title: "Another SIP server at Meta",
    meaning: `Calls go to ${params["atMeta"] ?? "another server"} instead of ${host(params)}.`,
  }),
  "other-port": (params) => ({
    title: "Another SIP port at Meta",
    meaning: `Meta sends calls to ${params["atMeta"] ?? "another port"} instead of ${host(params)}.`,
  }),
  "second-server": (params) => ({
    title: "A second SIP server at Meta",
    meaning: `Another app registered ${host(params)}. When it hangs up, your calls end too.`,
  }),
  "key-exchange-mismatch": ({ atMeta = "?", trunk = "?" }) => ({
    title: "Media keys do not match",
    meaning: `Meta uses ${atMeta}, the trunk ${trunk}: calls are refused or stay silent.`,
  }),
  "password-missing": () => ({
    title: "No SIP password",
    meaning: "The phone server has no password for this number, so Meta refuses its calls.",
  }),
  "password-changed": () => ({
    title: "SIP password has changed",
    meaning: "The phone server still has the old one, so calls from this number are refused.",
  }),
  "trunk-missing": () => ({
    title: "Trunk is missing in Asterisk",
    meaning: "Calls to and from this number fail.",
  }),
  restricted: ({ what = "", until, reason }) => {
    const { title, meaning } = restrictions[what] ?? restrictionOther;
    const parts = [meaning, until === undefined ? null : `Until ${until}.`, reason ?? null];
    return { title, meaning: parts.filter((part) => part !== null).join(" ") };
  },
  "messaging-limit-low": ({ limit = "?", needed = "2000" }) => ({
    title: "Messaging limit too low",
    meaning: `It is ${limit}; Meta wants at least ${needed} before calling can be switched on.`,
  }),
  "number-not-connected": ({ status = "?" }) => ({
    title: "Number is not connected",
    meaning: `Meta says “${status}”: neither messages nor calls work until it is connected.`,
  }),
  "settings-differ": ({ field = "?" }) => ({
    title: "Settings at Meta differ",
    meaning: `Somebody changed them there, or a change has not arrived: ${field}.`,
  }),
  "not-ready-destination": () => ({
    title: "No Bitrix24 connector yet",
    meaning: "Calls to this number go to your agents instead.",
  }),
};

const restrictions: Readonly<Partial<Record<string, DriftTelling>>> = {
  "outbound-calls": {
    title: "Meta allows no outgoing calls",
    meaning: "This number can neither call customers nor ask for permission. Customers can still call it.",
  },
  "inbound-calls": {
    title: "Meta allows no incoming calls",
    meaning: "Customers cannot call this number.",
  },
  "call-button-hidden": {
    title: "The call button is hidden",
    meaning: "Too few calls were picked up, so WhatsApp no longer shows customers the call button.",
  },
};
const restrictionOther: DriftTelling = {
  title: "Meta has restricted this number",
  meaning: "Some calls may not work.",
};

/** Wanted settings, by the name `settings-differ` has for them. */
export const settingNames: Readonly<Partial<Record<string, string>>> = {
  calling: "calling",
  sip: "SIP",
  keyExchange: "media keys",
  callHours: "call hours",
  callbackPermission: "callback permission",
  callIcon: "call icon",
  additionalCodecs: "codecs",
};

/** What helps. `administrator`: what they do on the Numbers screen; `agent`: whom everybody else asks. */
export const driftRemedies: Readonly<
  Record<Drift["remedy"], { readonly administrator: string; readonly agent: string | null }>
> = {
  "write-settings": {
    administrator: "Write the settings to Meta",
    agent: "Ask an administrator to write the settings to Meta.",
  },
  "rotate-password": {
    administrator: "Make a new SIP password",
    agent: "Ask an administrator to make a new SIP password.",
  },
  "set-up-trunk": {
    administrator: "Read the number again",
    agent: "Ask an administrator to set up the number’s trunk again.",
  },
  "at-meta": {
    administrator: "Show what to do at Meta",
    agent: "Ask an administrator: it can only be changed at Meta.",
  },
  none: { administrator: "Show the number", agent: null },
};
