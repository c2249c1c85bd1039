import type { CallHours, Codec, KeyExchange, OnOff, Restriction } from "../numbers/call-settings.ts";
import type { PermissionReply } from "../permissions/permission.ts";
import type { Instant } from "../time.ts";
import type { MetaFault } from "./fault.ts";

/** Settings of which Meta tells when they change; what is absent was not told. */
export type ChangedSettings = {
  readonly calling?: OnOff;
  readonly sip?: OnOff;
  readonly keyExchange?: KeyExchange;
  readonly callHours?: CallHours;
  readonly callbackPermission?: OnOff;
  readonly callIcon?: "shown" | "hidden";
  readonly additionalCodecs?: readonly Codec[];
};

/** Who news of a customer is about: a customer may be known by telephone number, by business-scoped id, or by both. */
type OfCustomer = { readonly phoneNumberId: string; readonly customers: readonly string[] };

/** One thing that a webhook tells, in our words. */
export type MetaNews =
  /** The customer wrote. `voicemail`: the id of the call that it was left at. */
  | ({ readonly kind: "heard"; readonly at: Instant; readonly voicemail: string | null } & OfCustomer)
  | ({ readonly kind: "permission-reply"; readonly reply: PermissionReply } & OfCustomer)
  /** A message of ours did not arrive. */
  | ({
      readonly kind: "message-failed";
      readonly messageId: string;
      readonly fault: MetaFault;
    } & OfCustomer)
  | {
      readonly kind: "settings-changed";
      readonly phoneNumberId: string;
      readonly changed: ChangedSettings;
    }
  /** `number`: E.164 with its plus, or null when it is of the whole account. */
  | {
      readonly kind: "restricted";
      readonly number: string | null;
      readonly restrictions: readonly Restriction[];
    }
  /** A call ended, with Meta's reasons if it failed. `customers` are those of the call. */
  | ({
      readonly kind: "call-ended";
      readonly faults: readonly MetaFault[];
      readonly at: Instant;
    } & OfCustomer)
  /** `what`: a word for our log, without anything of a customer. */
  | { readonly kind: "not-understood"; readonly what: string };

/** `key`: the same event in another delivery has the same; null for news that may be worked on any number of times. */
export type KeyedNews = { readonly key: string | null; readonly news: MetaNews };
