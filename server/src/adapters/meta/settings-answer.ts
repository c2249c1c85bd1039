import { z } from "zod";
import type { SipServer } from "../../core/numbers/call-settings.ts";
import type { SettingsRead } from "../../core/ports/meta.ts";
import type { Instant } from "../../core/time.ts";
import { callingObject, type CallingObject, type ServerAtMeta } from "./calling-object.ts";

/** A number on which nobody has set anything may have no `calling` at all. */
const answer = z.object({ calling: callingObject.nullable().optional() });

/** GET settings in our words; null for what is not that. `readAt`: when it was asked. */
export function readSettings(value: unknown, readAt: Instant, ours: SipServer): SettingsRead | null {
  const read = answer.safeParse(value);
  if (!read.success) return null;
  const calling: CallingObject = read.data.calling ?? {};
  const servers = calling.sip?.servers ?? [];
  const chosen = choose(servers, ours);
  return {
    sipPassword: chosen?.password ?? null,
    settings: {
      readAt,
      calling: calling.status ?? "off",
      sip: calling.sip?.status ?? "off",
      servers: servers.map((server) => ({
        hostname: server.hostname,
        port: server.port,
        hasPassword: server.password !== null,
        ours: server === chosen,
      })),
      // DTLS is the default, and absent until it is set (Meta: SIP).
      keyExchange: calling.srtp_key_exchange_protocol ?? "DTLS",
      ...additions(calling),
      number: null,
      passwordAtPbx: "in-step",
    },
  };
}

const additions = (calling: CallingObject) => ({
  callHours: calling.call_hours ?? null,
  callbackPermission: calling.callback_permission_status ?? ("off" as const),
  callIcon: calling.call_icon_visibility ?? ("shown" as const),
  additionalCodecs: calling.audio?.additional_codecs ?? [],
  restrictions: calling.restrictions?.restrictions_list ?? [],
});

/** The server with our host and port, if possible with a password; else the first with a password. */
function choose(servers: readonly ServerAtMeta[], { hostname, port }: SipServer): ServerAtMeta | undefined {
  const same = servers.filter(
    (server) => server.hostname.toLowerCase() === hostname.toLowerCase() && server.port === port,
  );
  return same.find(hasPassword) ?? same[0] ?? servers.find(hasPassword);
}

const hasPassword = ({ password }: ServerAtMeta) => password !== null;
