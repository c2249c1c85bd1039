import type { components } from "./generated/contract.ts";

type Schemas = components["schemas"];

// The contract's words (contract/openapi.yaml) under their own names.
export type Account = Schemas["Account"];
export type AccountChange = Schemas["AccountChange"];
export type AuditEntry = Schemas["AuditEntry"];
export type BrowserLine = Schemas["BrowserLine"];
export type BusinessNumber = Schemas["BusinessNumber"];
export type CallRecord = Schemas["CallRecord"];
export type Destination = Schemas["Destination"];
export type Drift = Schemas["Drift"];
export type Invitation = Schemas["Invitation"];
export type LiveEvent = Schemas["LiveEvent"];
export type MetaFault = Schemas["MetaFault"];
export type MetaFaultKind = Schemas["MetaFaultKind"];
export type NewAccount = Schemas["NewAccount"];
export type NewNumber = Schemas["NewNumber"];
export type NewPerson = Schemas["NewPerson"];
export type Permission = Schemas["Permission"];
export type Person = Schemas["Person"];
export type PersonChange = Schemas["PersonChange"];
export type PhoneAtPbx = Schemas["PhoneAtPbx"];
export type PhoneCredentials = Schemas["PhoneCredentials"];
export type Role = Schemas["Role"];
export type Session = Schemas["Session"];
export type SettingsAtMeta = Schemas["SettingsAtMeta"];
export type SignInOptions = Schemas["SignInOptions"];
export type Team = Schemas["Team"];
export type TeamAgent = Schemas["TeamAgent"];
export type TrunkDirection = Schemas["TrunkDirection"];
export type WantedCallSettings = Schemas["WantedCallSettings"];
