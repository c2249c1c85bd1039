/** Meta accounts, a part of the Numbers screen. */
export const accounts = {
  heading: "Meta accounts",
  lead: "Where your numbers belong, with the access token that Ringbridge uses.",
  loading: "Reading the accounts…",
  again: "Try again",
  old: (time: string) => `Not up to date: as it was at ${time}`,
  add: "Add a Meta account",
  back: "Numbers",
  numbers: (count: number) => (count === 1 ? "1 number" : `${count} numbers`),
  webhook: {
    seen: (ago: string) => `Webhook: last delivery ${ago}`,
    never: "Webhook: no delivery yet",
    noSecret: "Webhook: no app secret",
  },
  states: { works: "Works", error: "Meta refuses" },
  gone: { title: "This account is not here", text: "It was removed, or the address is wrong." },

  form: {
    headingNew: "Add a Meta account",
    leadNew:
      "Ringbridge tries the token at Meta before it keeps it, encrypted. It is never shown again; you can only replace it.",
    name: "Name",
    nameHint: "For your own list, for example the company’s name.",
    wabaId: "WhatsApp Business account id",
    wabaIdHint: "business.facebook.com > Settings > Accounts > WhatsApp accounts: the id under the name.",
    accessToken: "Access token",
    accessTokenHint:
      "Of a system user, without an end: Business settings > Users > System users > Generate token. It needs whatsapp_business_management and whatsapp_business_messaging.",
    newAccessToken: "New access token",
    keepSecret: "Leave it empty to keep the one that is stored.",
    appId: "App id",
    appIdHint: "developers.facebook.com > My Apps: the id at the top of your app’s page.",
    appSecret: "App secret",
    newAppSecret: "New app secret",
    appSecretHint:
      "App settings > Basic > App secret > Show. Without it no webhook is believed, and permissions arrive late.",
    show: "Show what was typed",
    hide: "Hide what was typed",
    optional: "optional",
    advanced: "Advanced: a partner between you and Meta",
    advancedLead:
      "Only where a partner passes requests on to Meta. For separator: its address ends in /api/waba/partner, and the token goes with the word Token.",
    baseUrl: "Graph API address",
    baseUrlHint: "Meta itself: https://graph.facebook.com/v26.0",
    baseUrlExample: "https://separator.example.com/api/waba/partner",
    authorization: "Word before the token",
    authorizations: { Bearer: "Bearer (Meta)", Token: "Token (separator)" },
    preview: "Requests then look like this:",
    submit: "Add account",
    adding: "Asking Meta…",
    save: "Save",
    saving: "Saving…",
    saved: "The account was changed.",
    headingChange: "Account and token",
    faults: {
      "no-name": "Enter a name.",
      "bad-id": "An id of Meta’s has 5 to 32 digits and nothing else.",
      "no-token": "Enter the access token.",
      "bad-secret": "It has 8 to 1000 characters and no spaces. Copy it once more.",
      "bad-address": "Enter an address such as https://graph.facebook.com/v26.0",
      "needs-https": "The token goes along with every request: use https.",
      "account-taken": "This account is here already.",
      refused: "The backend does not accept this value.",
    },
  },

  hook: {
    heading: "Webhook",
    lead: "So that Meta tells Ringbridge at once when a customer allows calls or somebody changes settings. In Meta’s App Dashboard: WhatsApp > Configuration > Webhook > Edit.",
    url: "Callback URL",
    token: "Verify token",
    fields: "Then subscribe to these fields",
    fieldMeanings: {
      messages: "customers’ answers to permission requests",
      account_update: "restrictions and violations",
      account_settings_update: "settings changed at Meta",
    },
    seen: (when: string) => `Last delivery seen ${when}.`,
    never: "No delivery seen yet. Press Test beside a field at Meta to send one.",
    noSecret: "No delivery is believed until you have entered the app secret below.",
    copy: "Copy",
    copied: "Copied",
    copyOf: (what: string) => `Copy ${what}`,
  },

  page: {
    addNumber: "Add a number of this account",
    lastError: "Meta refused the last request",
    numbersHint: (count: number) =>
      count === 0
        ? "It has no numbers here yet."
        : count === 1
          ? "It has 1 number here."
          : `It has ${count} numbers here.`,
  },

  remove: {
    heading: "Remove this account",
    hint: "Forgets the token and the webhook. Nothing changes at Meta.",
    hintInUse: "It still has numbers. Remove those first.",
    button: "Remove account",
    title: (name: string) => `Remove ${name}?`,
    text: "Ringbridge forgets its token and believes no more deliveries of its webhook. Nothing changes at Meta.",
    yes: "Remove",
    no: "Cancel",
    busy: "Removing…",
  },
};
