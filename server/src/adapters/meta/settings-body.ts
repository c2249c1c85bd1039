import type { OnOff, SipServer, WantedCallSettings } from "../../core/numbers/call-settings.ts";
import { callHoursBody } from "./call-hours.ts";

/** POST settings. The server goes along even when SIP is off: Meta keeps it for when it is on again. */
export function settingsBody(wanted: WantedCallSettings, { hostname, port }: SipServer): unknown {
  return {
    calling: {
      status: toggle(wanted.calling),
      call_icon_visibility: wanted.callIcon === "hidden" ? "DISABLE_ALL" : "DEFAULT",
      ...(wanted.callHours !== null && { call_hours: callHoursBody(wanted.callHours) }),
      callback_permission_status: toggle(wanted.callbackPermission),
      sip: { status: toggle(wanted.sip), servers: [{ hostname, port }] },
      srtp_key_exchange_protocol: wanted.keyExchange,
      audio: { additional_codecs: wanted.additionalCodecs },
    },
  };
}

const toggle = (value: OnOff) => (value === "on" ? "ENABLED" : "DISABLED");

/** The first step to a new SIP password (facts 6.3). */
export const clearSipBody = {
  calling: { status: "DISABLED", sip: { status: "DISABLED", servers: [] } },
} as const;
