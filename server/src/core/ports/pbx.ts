import type { CallRecord } from "../calls/call-record.ts";
import type { Destination, TrunkDirection } from "../numbers/business-number.ts";
import type { CallAtPbx, PbxLink, PhoneAtPbx, ShiftAtPbx } from "../phones/phone.ts";

export type PbxAnswer =
  | { readonly kind: "done" }
  | { readonly kind: "unreachable" }
  /** `text`: Asterisk's own words, without secrets. */
  | { readonly kind: "refused"; readonly text: string };

/** What a number's trunk is made of. */
export type TrunkPlan = {
  /** E.164 with its plus. */
  readonly number: string;
  /** Meta's SIP password of the number. */
  readonly password: string;
  readonly destination: Extract<Destination, { kind: "agents" | "extension" }>;
};

/** Somebody else's SIP phone or PBX that registers here. */
export type ExternalPlan = {
  readonly extension: string;
  readonly password: string;
  /** The only number it may call from; E.164 with its plus. */
  readonly businessNumber: string;
};

/**
 * Sets objects up in Asterisk. Every operation can be repeated, and either does all of it or, as far as Asterisk can be
 * reached, none.
 */
export interface PbxSetUp {
  /** Endpoint, AOR and place in the queue; without a password nobody can register yet. */
  setUpAgent(agent: { readonly extension: string; readonly name: string }): Promise<PbxAnswer>;
  /** Their calls end, too. */
  removeAgent(extension: string): Promise<PbxAnswer>;
  /** Lets this password, and no other, register under the extension. Only its digest leaves this process. */
  setPhonePassword(extension: string, password: string): Promise<PbxAnswer>;
  /** No password works any more, and who is registered is so no longer. */
  revokePhone(extension: string): Promise<PbxAnswer>;
  setUpTrunk(trunk: TrunkPlan): Promise<PbxAnswer>;
  removeTrunk(number: string): Promise<PbxAnswer>;
  setUpExternal(external: ExternalPlan): Promise<PbxAnswer>;
  /** Its calls end, too. */
  removeExternal(extension: string): Promise<PbxAnswer>;
  /** The same trunk as sections for a file, for whoever prefers files. Holds the password. */
  trunkFile(trunk: TrunkPlan, external: ExternalPlan | null): string;
}

export type PbxChange =
  /** Also after a re-read: everything may have changed. */
  | { readonly kind: "link" }
  | { readonly kind: "phone"; readonly extension: string }
  /** A call began, was answered, or ended. `agentName` is not known here: null. */
  | { readonly kind: "call"; readonly call: CallRecord }
  | {
      readonly kind: "trunk";
      /** E.164 with its plus. */
      readonly number: string;
      readonly direction: "inbound" | "outbound";
      readonly change: Partial<TrunkDirection>;
    };

/** What Asterisk has now, as far as we are connected. */
export interface PbxView {
  link(): PbxLink;
  phone(extension: string): PhoneAtPbx;
  shift(extension: string): ShiftAtPbx;
  call(extension: string): CallAtPbx | null;
  /** Calls under way. What the database has as under way and is not among them ended while nobody looked. */
  calls(): readonly CallRecord[];
  /** Extensions and numbers that Asterisk has objects for. */
  hasEndpoint(what: { readonly extension: string } | { readonly number: string }): "yes" | "no" | "unknown";
  subscribe(listener: (change: PbxChange) => void): () => void;
}
