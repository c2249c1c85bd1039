import type { Account } from "../core/numbers/business-number.ts";
import type { AccountSecrets, Numbers, Storage } from "../core/ports/storage.ts";

type NewAccount = Parameters<Storage["accounts"]["add"]>[0];
type NewNumber = Parameters<Numbers["add"]>[0];

/** The tests' own company: its Meta account and its two numbers. */
export const harbourAccount: NewAccount = {
  id: "00000000-0000-4000-8000-0000000000a1",
  name: "Harbour Tours",
  wabaId: "102290129340398",
  appId: "5550001112223",
  graph: { baseUrl: "https://graph.facebook.com/v26.0", authorization: "Bearer" } satisfies Account["graph"],
  hook: "hook-of-harbour-tours0",
  verifyToken: "verify-harbour-tours-0",
};

export const harbourSecrets: AccountSecrets = { accessToken: "sealed token", appSecret: "sealed app secret" };

export const ticketsNumber: NewNumber = {
  id: "00000000-0000-4000-8000-0000000000b1",
  accountId: harbourAccount.id,
  phoneNumberId: "106540352242922",
  number: "+4930901820",
  label: "Tickets",
  destination: { kind: "agents" },
  wanted: null,
  meta: null,
  readFailedAt: null,
  lastError: null,
  sealedPassword: null,
  sealedExtensionPassword: null,
};

export const officeNumber: NewNumber = {
  ...ticketsNumber,
  id: "00000000-0000-4000-8000-0000000000b2",
  phoneNumberId: "106540352242923",
  number: "+4930901821",
  label: "Office",
};
