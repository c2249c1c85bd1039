import type { Addresses } from "../addresses.ts";
import { ALLOW, META_DOMAIN, OPUS_FMTP, TEXTS, USER_AGENT } from "./meta-facts.ts";

/** What the edge's configuration is made from. */
export interface EdgeSettings {
  readonly addresses: Addresses;
  /** The hostname that the PBX's certificate must have. */
  readonly businessHost: string;
  readonly moduleDirectory: string;
  /** PEM files: our own certificate and key, and the authority that must have signed the PBX's. */
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
}

/** tls.cfg: as Meta, we show a certificate, ask for none, and check that of the business's server. */
export function edgeTls({ certificate, key, authority, businessHost }: EdgeSettings): string {
  return `[server:default]
method = TLSv1.2+
verify_certificate = no
require_certificate = no
certificate = ${certificate}
private_key = ${key}

[client:default]
method = TLSv1.2+
verify_certificate = yes
require_certificate = yes
ca_list = ${authority}
certificate = ${certificate}
private_key = ${key}
server_name = ${businessHost}
`;
}

/**
 * kamailio.cfg: Meta's edge as far as its documentation tells. TLS only to the outside; behind it, over UDP on the same
 * address, the customers' phones. Passing from one to the other makes two Record-Routes, as Meta's edge does.
 *
 * Whether a call of the business may go through is not decided here: the INVITE goes first to Meta's account
 * (graph/edge-questions.ts), whose 302 means yes and whose refusal goes to the business as it stands. What becomes of calls is
 * told to it in a line each before anybody else hears of it, so the very next INVITE meets what the last call has changed.
 */
export function edgeConfig(settings: EdgeSettings): string {
  const { addresses, moduleDirectory } = settings;
  const { address, sipPort, edgePort, phonePort, rulesPort } = addresses.meta;
  const tell = (line: string): string =>
    `send_data("sip:${address}:${String(rulesPort)};transport=udp", "${line}");`;
  return `#!KAMAILIO
debug=1
log_stderror=yes
children=2
tcp_children=2
auto_aliases=no
dns=no
rev_dns=no
disable_tcp=no
enable_tls=yes
tcp_connection_lifetime=3605
# Calls come from where calls go to, as with a firewall in between.
tcp_source_ipv4=${address}
tcp_accept_no_cl=no
user_agent_header="User-Agent: ${USER_AGENT}"
server_header="Server: ${USER_AGENT}"
listen=tls:${address}:${String(sipPort)}
listen=udp:${address}:${String(edgePort)}

mpath="${moduleDirectory}/"
loadmodule "kex.so"
loadmodule "corex.so"
loadmodule "pv.so"
loadmodule "xlog.so"
loadmodule "tm.so"
loadmodule "tmx.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "maxfwd.so"
loadmodule "textops.so"
loadmodule "textopsx.so"
loadmodule "sdpops.so"
loadmodule "siputils.so"
loadmodule "htable.so"
loadmodule "tls.so"

modparam("tls", "config", "tls.cfg")
modparam("rr", "enable_double_rr", 1)
modparam("rr", "append_fromtag", 0)
modparam("tm", "fr_inv_timer", 120000)
modparam("tm", "auto_inv_100_reason", "Trying")
# When calls were answered, by Call-ID, for the duration in Meta's BYE.
modparam("htable", "htable", "answered=>size=8;autoexpire=86400")

request_route {
  if (!mf_process_maxfwd_header("70")) {
    sl_send_reply("483", "Too Many Hops");
    exit;
  }
  if ($Rp == ${String(edgePort)}) route(FROM_CUSTOMERS);
  else route(FROM_BUSINESS);
}

# ---- the business's server calls us
route[FROM_BUSINESS] {
  # Meta lists OPTIONS as allowed and does not answer it.
  if (is_method("OPTIONS")) exit;
  if (is_method("REGISTER")) {
    sl_send_reply("403", "Forbidden");
    exit;
  }
  if (is_method("CANCEL")) {
    ${tell("cancelled $ci")}
    if (t_check_trans()) t_relay();
    exit;
  }
  if (has_totag()) route(WITHIN_CALL);
  if (!is_method("INVITE")) {
    append_to_reply("Allow: ${ALLOW}\\r\\n");
    sl_send_reply("405", "Method Not Allowed");
    exit;
  }
  t_check_trans();
  # An address where ${META_DOMAIN} should stand; in the lab our own address is its name. Meta knows no sips: either.
  if ($rz != "sip" || ($rd != "${address}" && $rd != "${META_DOMAIN}")) {
    sl_send_reply("404", "Not found");
    exit;
  }
  route(KEYS_AT_8_KHZ);
  record_route();
  t_on_failure("ANSWERED_BY_RULES");
  $du = "sip:${address}:${String(rulesPort)}";
  if (!t_relay()) sl_reply_error();
  exit;
}

failure_route[ANSWERED_BY_RULES] {
  if (t_is_canceled()) {
    t_reply("487", "Request Terminated");
    exit;
  }
  if (!t_check_status("302")) exit;
  t_on_branch("TO_CUSTOMER");
  t_on_reply("FROM_CUSTOMERS");
  t_on_failure("CUSTOMER_REFUSED");
  $du = "sip:${address}:${String(phonePort)}";
  if (!t_relay()) {
    ${tell("failed $ci 500")}
    t_reply("503", "Service Unavailable");
  }
}

branch_route[TO_CUSTOMER] {
  remove_hf("Proxy-Authorization");
}

route[WITHIN_CALL] {
  if (is_method("INVITE|UPDATE")) {
    xlog("L_ERR", "re-INVITE or UPDATE from the business: Meta answers 500\\n");
    sl_send_reply("500", "Internal Server Error");
    exit;
  }
  if (is_method("BYE")) ${tell("ended $ci")}
  if (loose_route()) {
    $du = "sip:${address}:${String(phonePort)}";
    t_relay();
    exit;
  }
  if (is_method("ACK")) {
    if (t_check_trans()) t_relay();
    exit;
  }
  sl_send_reply("404", "Not found");
  exit;
}

failure_route[CUSTOMER_REFUSED] {
  if (t_is_canceled()) exit;
  ${tell("failed $ci $T_reply_code")}
  if (t_check_status("486")) {
    append_to_reply("Warning: 399 ${META_DOMAIN} \\"${TEXTS.declined}\\"\\r\\n");
    t_reply("486", "${TEXTS.declined}");
  }
  if (t_check_status("480|408")) {
    append_to_reply("Warning: 399 ${META_DOMAIN} \\"${TEXTS.unavailable}\\"\\r\\n");
    t_reply("480", "${TEXTS.unavailable}");
  }
}

# ---- a customer calls, or goes on with a call
route[FROM_CUSTOMERS] {
  if (is_method("CANCEL")) {
    ${tell("cancelled $ci")}
    if (t_check_trans()) t_relay();
    exit;
  }
  route(LOOK_LIKE_META);
  if (has_totag()) {
    if (is_method("BYE")) {
      ${tell("ended $ci")}
      if ($sht(answered=>$ci) != $null) {
        $var(seconds) = $Ts - $sht(answered=>$ci);
        append_hf("x-wa-meta-call-duration: $var(seconds)\\r\\n");
      }
    }
    if (loose_route()) {
      t_on_reply("FROM_BUSINESS");
      t_relay();
      exit;
    }
    if (is_method("ACK")) {
      if (t_check_trans()) t_relay();
      exit;
    }
    sl_send_reply("404", "Not found");
    exit;
  }
  t_check_trans();
  if (!is_method("INVITE")) exit;
  ${tell("called $ci $hdr(x-wa-meta-wacid)")}
  remove_hf("Route");
  record_route();
  t_on_reply("FROM_BUSINESS");
  t_on_failure("BUSINESS_REFUSED");
  $du = "sip:${addresses.pbx.address}:${String(addresses.pbx.sipPort)};transport=tls";
  if (!t_relay()) {
    ${tell("failed $ci 503")}
    sl_reply_error();
  }
  exit;
}

failure_route[BUSINESS_REFUSED] {
  # The phone answers the first challenge with a new INVITE of the same call.
  if (t_check_status("401|407") && !is_present_hf("Authorization") && !is_present_hf("Proxy-Authorization")) exit;
  ${tell("failed $ci $T_reply_code")}
}

onreply_route[FROM_BUSINESS] {
  if (is_method("INVITE") && t_check_status("200")) route(ANSWERED);
}

route[ANSWERED] {
  $sht(answered=>$ci) = $Ts;
  ${tell("answered $ci")}
}

onreply_route[FROM_CUSTOMERS] {
  if (is_method("INVITE") && t_check_status("200")) route(ANSWERED);
  route(LOOK_LIKE_META);
}

# Meta knows telephone-event/8000 only; Asterisk offers 48000 with opus, too.
route[KEYS_AT_8_KHZ] {
  if (!has_body("application/sdp")) return;
  if ($rb =~ "telephone-event/48000") {
    $var(wide) = $(rb{re.subst,/^.*a=rtpmap:([0-9]+) telephone-event\\/48000.*$/\\1/s});
    sdp_remove_codecs_by_id("$var(wide)");
  }
}

route[LOOK_LIKE_META] {
  remove_hf("Allow");
  remove_hf("Supported");
  append_hf("Allow: ${ALLOW}\\r\\n");
  if (is_request()) append_hf("X-FB-External-Domain: ${META_DOMAIN}\\r\\n");
  if (is_method("INVITE") && is_present_hf("Contact")) {
    remove_hf("Contact");
    if (is_request()) append_hf("Contact: <sip:$fU@${META_DOMAIN};transport=tls;ob>;isfocus\\r\\n");
    else append_hf("Contact: <sip:$tU@${META_DOMAIN};transport=tls;ob>;isfocus\\r\\n");
  }
  if (has_body("application/sdp")) {
    route(KEYS_AT_8_KHZ);
    subst_body('/^a=fmtp:([0-9]+) [^\\r\\n]*useinbandfec[^\\r\\n]*\\r\\n//g');
    subst_body('/^a=maxptime:[0-9]+/a=maxptime:20/g');
    subst_body('/^a=rtpmap:([0-9]+) opus\\/48000\\/2/a=rtpmap:\\1 opus\\/48000\\/2\\r\\na=fmtp:\\1 ${OPUS_FMTP.replaceAll("/", "\\/")}/g');
  }
}
`;
}
