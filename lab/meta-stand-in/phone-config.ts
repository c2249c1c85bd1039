import type { Addresses } from "../addresses.ts";
import type { AriAccess } from "../asterisk/ari.ts";
import { META_DOMAIN } from "./meta-facts.ts";
import type { Behaviour, Customer, Sound } from "./customers.ts";

/** What the configuration of the customers' phones is made from. */
export interface PhoneSettings {
  readonly addresses: Addresses;
  /** Every business number there is to call. */
  readonly businessNumbers: readonly string[];
  readonly customers: readonly Customer[];
  readonly ari: AriAccess;
  /** A sound file without its ending; undefined: a short melody of tones instead. */
  readonly greeting: string | undefined;
  readonly opusModule: string;
  /** Where recordings of what customers hear go. */
  readonly recordings: string;
  /** How long a phone rings before WhatsApp gives up. */
  readonly ringSeconds: number;
}

/** How a number and its customers agree on keys. */
export type KeyExchange = "SDES" | "DTLS";

/** The endpoint that calls a business number, with that number's password. */
export const endpointTo = (number: string, keyExchange: KeyExchange): string =>
  `${accountOf(number)}${keyExchange === "DTLS" ? "-dtls" : ""}`;

/** The PJSIP auth object with a number's password. It has none here: Meta makes and changes it while the phones run. */
export const accountOf = (number: string): string => `to-${number.replace("+", "")}`;

/** The files of the Asterisk that plays every customer's phone, by name. */
export function phoneFiles(settings: PhoneSettings): ReadonlyMap<string, string> {
  return new Map([
    ["pjsip.conf", pjsip(settings)],
    ["extensions.conf", extensions(settings)],
    ["modules.conf", modules(settings.opusModule)],
    ["http.conf", http(settings.ari)],
    ["ari.conf", ari(settings.ari)],
    ["rtp.conf", rtp(settings)],
    ["sorcery.conf", "[res_pjsip]\nauth=memory\n"],
    ["logger.conf", "[general]\n[logfiles]\nmessages.log => notice,warning,error\n"],
    [
      "indications.conf",
      "[general]\ncountry=us\n[us]\ndescription=Any\nringcadence=2000,4000\ndial=440\nring=440/1000,0/4000\nbusy=440/500,0/500\ncongestion=440/250,0/250\n",
    ],
    // Asterisk complains about their absence.
    ...ABSENCE_REPORTED.map((name): [string, string] => [name, ""]),
  ]);
}

/** Opus, SDES and muxed RTCP as Meta has them; the edge in front speaks TLS. */
function pjsip({ addresses, businessNumbers }: PhoneSettings): string {
  const { address, phonePort, edgePort } = addresses.meta;
  const edge = businessNumbers
    .flatMap((number) =>
      (["SDES", "DTLS"] as const).map(
        (keyExchange) => `
[${endpointTo(number, keyExchange)}](customers${keyExchange === "DTLS" ? ",dtls" : ""})
outbound_auth=${accountOf(number)}
`,
      ),
    )
    .join("");
  return `[global]
type=global
user_agent=Facebook SipGateway
endpoint_identifier_order=ip

[internal]
type=transport
protocol=udp
bind=${address}:${String(phonePort)}

[customers](!)
type=endpoint
transport=internal
context=from-business
outbound_proxy=sip:${address}:${String(edgePort)}\\;lr
from_domain=${META_DOMAIN}
disallow=all
allow=opus
media_encryption=sdes
rtcp_mux=yes
media_address=${address}
bind_rtp_to_media_address=yes
; Meta ends a call when no media has come for 20 s.
rtp_timeout=20
direct_media=no
timers=no
100rel=no
send_connected_line=no
trust_connected_line=no
dtmf_mode=rfc4733

; What a number without srtp_key_exchange_protocol=SDES gets; Meta has ICE there, too.
[dtls](!)
media_encryption=dtls
use_avpf=yes
dtls_auto_generate_cert=yes
dtls_setup=actpass

[edge](customers)
[edge-identify]
type=identify
endpoint=edge
match=${address}
${edge}`;
}

function extensions({ customers, greeting, recordings, ringSeconds }: PhoneSettings): string {
  const phones = customers
    .map(
      ({ number, name, behaviour }) => `; ${name}
exten => ${number},1,NoOp()
${steps(behaviour, ringSeconds)
  .map((step) => ` same => n,${step}`)
  .join("\n")}`,
    )
    .join("\n");
  const hello = greeting
    ? `Playback(${greeting})`
    : "Playtones(523/200,659/200,784/400)\n same => n,Wait(1)\n same => n,StopPlaytones()";
  return `[general]
[from-business]
${phones}

; They answer now: the lab sends a ringing phone here.
[answers]
exten => s,1,Goto(greeting-and-echo,s,1)

; They press keys: ARI itself can only press them on channels of an application.
[presses]
exten => s,1,Answer()
 same => n,SendDTMF(\${DIGITS},,,\${PHONE})
 same => n,Hangup()

; What customers say. The .wav gets what they hear; it has its length once the call is over.
[recorded]
exten => s,1,Answer()
 same => n,MixMonitor(${recordings}/\${CHANNEL(uniqueid)}-both.wav,r(${recordings}/\${CHANNEL(uniqueid)}.wav))
 same => n,Return()
[greeting-and-echo]
exten => s,1,Gosub(recorded,s,1)
 same => n,${hello}
 same => n,Goto(echo,s,again)
[silence]
exten => s,1,Gosub(recorded,s,1)
 same => n,Wait(3600)
[echo]
exten => s,1,Gosub(recorded,s,1)
; Echo() ends at a "#": a customer does not hang up because the agent pressed a key.
 same => n(again),Echo()
 same => n,Goto(again)
[tone]
exten => s,1,Gosub(recorded,s,1)
 same => n,Playtones(\${TONE_HZ}/20000)
 same => n,Wait(3600)
`;
}

/** What the phone of one customer does, as steps of a dialplan. */
function steps(behaviour: Behaviour, ringSeconds: number): string[] {
  switch (behaviour.kind) {
    case "answers":
      return ["Ringing()", `Wait(${String(behaviour.afterSeconds)})`, ...sound(behaviour.then)];
    case "rings":
      // Until somebody makes it answer: `ringSeconds` is for who never does.
      return ["Ringing()", `Wait(${String(Math.max(60, ringSeconds))})`, "Hangup(19)"];
    case "never-answers":
      return ["Ringing()", `Wait(${String(ringSeconds)})`, "Hangup(19)"];
    case "declines":
      return ["Ringing()", "Wait(1)", "Hangup(17)"];
  }
}

function sound(kind: Sound): string[] {
  if (typeof kind === "string") return [`Goto(${kind},s,1)`];
  return [`Set(TONE_HZ=${String(kind.toneHz)})`, "Goto(tone,s,1)"];
}

const http = ({ address, port }: AriAccess): string => `[general]
enabled=yes
bindaddr=${address}
bindport=${String(port)}
`;

const ari = ({ user, password }: AriAccess): string => `[general]
enabled=yes
[${user}]
type=user
read_only=no
password=${password}
`;

const rtp = ({ addresses }: PhoneSettings): string => `[general]
rtpstart=${String(addresses.meta.rtp.first)}
rtpend=${String(addresses.meta.rtp.last)}
icesupport=no
`;

const ABSENCE_REPORTED = [
  "acl",
  "ccss",
  "cdr",
  "cel",
  "features",
  "manager",
  "pjproject",
  "stasis",
  "udptl",
  "websocket_client",
].map((name) => `${name}.conf`);

/** Only what the phones need, which is also what makes them start within a second. */
const modules = (opus: string): string => `[modules]
autoload=no
${[
  "res_sorcery_config res_sorcery_memory res_sorcery_astdb res_http_websocket res_websocket_client res_pjproject res_pjsip",
  "res_pjsip_session res_pjsip_sdp_rtp res_pjsip_authenticator_digest res_pjsip_outbound_authenticator_digest res_pjsip_endpoint_identifier_ip",
  "res_pjsip_caller_id res_pjsip_header_funcs res_pjsip_rfc3326 res_pjsip_logger res_pjsip_pubsub chan_pjsip res_rtp_asterisk res_srtp",
  `res_format_attr_opus res_timing_timerfd ${opus} codec_resample codec_gsm format_gsm format_wav format_pcm`,
  "pbx_config res_clioriginate app_stack app_echo app_mixmonitor app_playback app_senddtmf app_playtones func_channel func_strings func_callerid func_talkdetect",
  "res_stasis res_stasis_answer res_stasis_playback res_stasis_recording res_stasis_snoop res_stasis_device_state app_stasis",
  "res_ari res_ari_model res_ari_applications res_ari_asterisk res_ari_channels res_ari_events",
]
  .join(" ")
  .split(" ")
  .map((name) => `load=${name}.so`)
  .join("\n")}
`;
