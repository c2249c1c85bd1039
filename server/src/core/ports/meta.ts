import type { MetaFault } from "../meta/fault.ts";
import type { KeyedNews } from "../meta/news.ts";
import type { GraphAccess } from "../numbers/business-number.ts";
import type {
  MessageTemplate,
  NumberAtMeta,
  SettingsAtMeta,
  SipServer,
  WantedCallSettings,
} from "../numbers/call-settings.ts";
import type { PermissionAtMeta } from "../permissions/permission.ts";
import type { Instant } from "../time.ts";

export type MetaAnswer<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "fault"; readonly fault: MetaFault };

/** How to reach one account at Meta, secret included: lives no longer than the question. */
export type MetaAccess = GraphAccess & { readonly accessToken: string };

export type ListedNumber = {
  readonly phoneNumberId: string;
  /** E.164 with its plus. */
  readonly number: string;
  readonly verifiedName: string | null;
};

export type SettingsRead = {
  readonly settings: SettingsAtMeta;
  /** Of the server that is ours, else of the first that has one; null when there is none. */
  readonly sipPassword: string | null;
};

/** Meta's Graph API in our words. Nothing here throws for what Meta or the network does. */
export interface Meta {
  listNumbers(access: MetaAccess, wabaId: string): Promise<MetaAnswer<readonly ListedNumber[]>>;
  /** The number itself; `value` null where a proxy does not tell. */
  readNumber(
    access: MetaAccess,
    phoneNumberId: string,
  ): Promise<MetaAnswer<(NumberAtMeta & { readonly number: string | null }) | null>>;
  /** Settings with the SIP password. `ours`: the server Meta should send calls to. */
  readSettings(access: MetaAccess, phoneNumberId: string, ours: SipServer): Promise<MetaAnswer<SettingsRead>>;
  writeSettings(
    access: MetaAccess,
    phoneNumberId: string,
    wanted: WantedCallSettings,
    server: SipServer,
  ): Promise<MetaAnswer<null>>;
  /** Takes SIP and calling away, so that writing the settings anew makes Meta choose a new password. */
  clearSip(access: MetaAccess, phoneNumberId: string): Promise<MetaAnswer<null>>;
  readPermission(
    access: MetaAccess,
    phoneNumberId: string,
    customer: string,
  ): Promise<MetaAnswer<PermissionAtMeta>>;
  /** `template` null: a free-form message, which Meta takes only inside the 24 h window. */
  askPermission(
    access: MetaAccess,
    phoneNumberId: string,
    customer: string,
    message: { readonly text: string | null; readonly template: MessageTemplate | null },
  ): Promise<MetaAnswer<{ readonly messageId: string | null }>>;
  /**
   * What a webhook's body tells, in its order. Takes any text: what nobody understands is said to be so. Nothing in it
   * happened after `receivedAt`.
   */
  readDelivery(body: string, receivedAt: Instant): readonly KeyedNews[];
}
