import type { Addresses } from "../addresses.ts";
import { customers } from "./customers.ts";
import { ALLOW, META_DOMAIN, OPUS_FMTP, TEXTS, USER_AGENT, phoneNumberId } from "./meta-facts.ts";
import type { BusinessAccount } from "./meta-facts.ts";

/** What the edge's configuration is made from. */
export interface EdgeSettings {
  readonly addresses: Addresses;
  readonly accounts: readonly BusinessAccount[];
  /** The hostname the business configured at Meta. */
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
 */
export function edgeConfig(settings: EdgeSettings): string {
  const { addresses, accounts, moduleDirectory } = settings;
  const { address, sipPort, edgePort, phonePort } = addresses.meta;
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
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "maxfwd.so"
loadmodule "textops.so"
loadmodule "textopsx.so"
loadmodule "sdpops.so"
loadmodule "siputils.so"
loadmodule "auth.so"
loadmodule "htable.so"
loadmodule "tls.so"

modparam("tls", "config", "tls.cfg")
modparam("rr", "enable_double_rr", 1)
modparam("rr", "append_fromtag", 0)
modparam("tm", "fr_inv_timer", 120000)
modparam("tm", "auto_inv_100_reason", "Trying")
modparam("auth", "qop", "auth")
modparam("auth", "nonce_expire", 60)
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
  route(AUTHENTICATE);
  route(PERMISSION);
  consume_credentials();
  route(KEYS_AT_8_KHZ);
  record_route();
  t_on_reply("FROM_CUSTOMERS");
  t_on_failure("CUSTOMER_REFUSED");
  $du = "sip:${address}:${String(phonePort)}";
  if (!t_relay()) sl_reply_error();
  exit;
}

route[WITHIN_CALL] {
  if (is_method("INVITE|UPDATE")) {
    xlog("L_ERR", "re-INVITE or UPDATE from the business: Meta answers 500\\n");
    sl_send_reply("500", "Internal Server Error");
    exit;
  }
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

route[AUTHENTICATE] {
  $var(password) = "";
${accounts.map((account) => `  if ($fU == "${account.number}") { $var(password) = "${account.password}"; $var(id) = "${phoneNumberId(account.number)}"; }`).join("\n")}
  if (!is_present_hf("Proxy-Authorization")) {
    auth_challenge("${META_DOMAIN}", "1");
    exit;
  }
  if ($var(password) == "") {
    $var(code) = 400;
    $var(text) = "${TEXTS.unknownNumber}";
    route(REFUSE);
  }
  # Meta takes a server that is a sub-domain of the From domain, too.
  if (!(${fromHosts(settings.businessHost)
    .map((host) => `$fd == "${host}"`)
    .join(" || ")})) {
    $var(code) = 403;
    $var(text) = ${wrongServerText()};
    route(REFUSE);
  }
  if ($adu =~ "^sips?:" && $(adu{uri.user}) + "@" + $(adu{uri.host}) != $tU + "@" + $td) {
    $var(code) = 403;
    $var(text) = "Proxy auth uri does not match SIP \\"to\\" uri";
    route(REFUSE);
  }
  if ($(fU{s.substr,1,0}) != $au || !pv_auth_check("${META_DOMAIN}", "$var(password)", "0", "0")) {
    # A nonce past its time is challenged anew; a wrong answer is refused.
    if ($retcode == -3 || $retcode == -4) {
      auth_challenge("${META_DOMAIN}", "17");
      exit;
    }
    $var(code) = 403;
    $var(text) = "Invalid digest auth response";
    route(REFUSE);
  }
}

route[PERMISSION] {
  switch ($rU) {
${customers
  .filter(({ allowed }) => allowed !== "no")
  .map(({ number }) => `    case "${number}":`)
  .join("\n")}
      return;
  }
  # The same for people who are not on WhatsApp: Meta may not tell which.
  $var(code) = 403;
  $var(text) = "${TEXTS.noPermission}";
  route(REFUSE);
}

route[REFUSE] {
  append_to_reply("Warning: 399 ${META_DOMAIN} \\"$var(text)\\"\\r\\n");
  sl_send_reply("$var(code)", "$var(text)");
  exit;
}

failure_route[CUSTOMER_REFUSED] {
  if (t_is_canceled()) exit;
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
    if (t_check_trans()) t_relay();
    exit;
  }
  route(LOOK_LIKE_META);
  if (has_totag()) {
    if (is_method("BYE")) {
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
  remove_hf("Route");
  record_route();
  t_on_reply("FROM_BUSINESS");
  $du = "sip:${addresses.pbx.address}:${String(addresses.pbx.sipPort)};transport=tls";
  if (!t_relay()) sl_reply_error();
  exit;
}

onreply_route[FROM_BUSINESS] {
  if (is_method("INVITE") && t_check_status("200")) $sht(answered=>$ci) = $Ts;
}

onreply_route[FROM_CUSTOMERS] {
  if (is_method("INVITE") && t_check_status("200")) $sht(answered=>$ci) = $Ts;
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

/** The hostname itself and the domains above it, but no top-level domain. */
function fromHosts(host: string): string[] {
  const labels = host.split(".");
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}

/** Meta's text with the id of the account put in by Kamailio. */
function wrongServerText(): string {
  const [before, after] = TEXTS.wrongServer("\u0000", "\u0001").split("\u0000");
  const [middle, end] = (after ?? "").split("\u0001");
  return `"${before ?? ""}" + $fd + "${middle ?? ""}" + $var(id) + "${end ?? ""}"`;
}
