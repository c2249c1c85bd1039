import type { BusinessNumber } from "../core/numbers/business-number.ts";
import type { NumberAtMeta, SettingsAtMeta, WantedCallSettings } from "../core/numbers/call-settings.ts";
import { harbourAccount, ticketsNumber } from "./stored.ts";

/** What Meta must have to reach the Asterisk of the tests. */
export const ourServer = { hostname: "pbx.haug.example", port: 5061 };

export const morning = Date.UTC(2026, 10, 2, 9);

export const workingNumber: NumberAtMeta = {
  verifiedName: "Harbour Tours",
  status: "CONNECTED",
  quality: "GREEN",
  messagingLimit: "TIER_10K",
  accountMode: "LIVE",
};

/** As an administrator of a number for agents wants it. */
export const wantedForAgents: WantedCallSettings = {
  calling: "on",
  sip: "on",
  keyExchange: "SDES",
  callHours: null,
  callbackPermission: "on",
  callIcon: "shown",
  additionalCodecs: [],
  permissionTemplate: null,
};

/** As Meta has a number on which all is well. */
export const allIsWell: SettingsAtMeta = {
  readAt: morning,
  calling: "on",
  sip: "on",
  servers: [{ ...ourServer, hasPassword: true, ours: true }],
  keyExchange: "SDES",
  callHours: null,
  callbackPermission: "on",
  callIcon: "shown",
  additionalCodecs: [],
  restrictions: [],
  number: workingNumber,
  passwordAtPbx: "in-step",
};

const noNews = { lastSuccessAt: null, lastFailureAt: null, lastFailure: null };

/** A number for agents on which all is well, but for what is given. */
export function aNumber(differently: Partial<BusinessNumber> = {}): BusinessNumber {
  return {
    id: ticketsNumber.id,
    accountId: harbourAccount.id,
    phoneNumberId: ticketsNumber.phoneNumberId,
    number: ticketsNumber.number,
    label: ticketsNumber.label,
    destination: { kind: "agents" },
    wanted: wantedForAgents,
    meta: allIsWell,
    readFailedAt: null,
    lastError: null,
    passwordSet: true,
    inbound: noNews,
    outbound: noNews,
    version: 1,
    ...differently,
  };
}
