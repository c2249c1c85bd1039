import type { CallHours } from "./call-hours.ts";

export type Toggle = "ENABLED" | "DISABLED";

/** The SIP server that one app has put on a number. */
export interface SipServer {
  readonly appId: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly request_uri_user_params?: Readonly<Record<string, string>> | undefined;
  /** `sip_user_password`, made by Meta, of this number and this app alone. */
  readonly password: string;
}

export type RestrictionType = "RESTRICTED_BUSINESS_INITIATED_CALLING" | "RESTRICTED_USER_INITIATED_CALLING";

export interface Restriction {
  readonly type: RestrictionType;
  readonly reason: string;
  /** Seconds since 1970. */
  readonly expiration: number;
}

/** The `calling` object of a number, with the names of the Graph API. */
export interface CallSettings {
  readonly status: Toggle;
  readonly call_icon_visibility: "DEFAULT" | "DISABLE_ALL";
  readonly call_icons?: { readonly restrict_to_user_countries: readonly string[] } | undefined;
  readonly call_hours?: CallHours | undefined;
  readonly callback_permission_status: Toggle;
  readonly sip: {
    readonly status: Toggle;
    readonly webhook_delivery?: Toggle | undefined;
    readonly servers: readonly SipServer[];
  };
  /** Absent counts as DTLS. */
  readonly srtp_key_exchange_protocol?: "DTLS" | "SDES" | undefined;
  readonly audio?: { readonly additional_codecs: readonly string[] } | undefined;
  readonly voicemail?: Readonly<Record<string, unknown>> | undefined;
}

/** A number on which nobody has ever set anything. */
export const untouchedSettings: CallSettings = {
  status: "DISABLED",
  call_icon_visibility: "DEFAULT",
  callback_permission_status: "DISABLED",
  sip: { status: "DISABLED", servers: [] },
};

export interface ShowOptions {
  /** `include_sip_credentials=true`, and whose token asks: an app sees the passwords of its own servers. */
  readonly credentialsOf: string | undefined;
  readonly restrictions: readonly Restriction[];
}

/** The `calling` object as a GET shows it. */
export function showSettings(settings: CallSettings, { credentialsOf, restrictions }: ShowOptions): unknown {
  const { sip, ...rest } = settings;
  const servers = sip.servers.map(({ appId, password, ...server }) => ({
    ...server,
    app_id: Number(appId),
    ...(appId === credentialsOf ? { sip_user_password: password } : {}),
  }));
  return {
    ...rest,
    sip: { ...sip, ...(servers.length > 0 ? { servers } : { servers: undefined }) },
    ...(restrictions.length > 0 ? { restrictions: { restrictions_list: restrictions } } : {}),
  };
}

/** The fields of which `account_settings_update` tells, each as it is before and after. */
export function announcedChange(before: CallSettings, after: CallSettings): unknown {
  const announced = (settings: CallSettings): Record<string, unknown> => ({
    status: settings.status,
    call_icon_visibility: settings.call_icon_visibility,
    callback_permission_status: settings.callback_permission_status,
    srtp_key_exchange_protocol: settings.srtp_key_exchange_protocol,
    sip: { status: settings.sip.status },
  });
  return JSON.stringify(announced(before)) === JSON.stringify(announced(after))
    ? undefined
    : announced(after);
}
