import type { Chance } from "./chance.ts";
import { goodAnswer, goodOffer, nonsense } from "./descriptions.ts";
import { goodCall, type Opponent } from "./opponent.ts";
import { answerTo } from "./sip-text.ts";

type Template = (opponent: Opponent, chance: Chance) => string;

const sdpType = ["Content-Type", "application/sdp"] as const;
const ourContact = ["Contact", "<sip:opponent@opponent.invalid;transport=ws>"] as const;
const notices = [
  "answered",
  "taken-back",
  "conference-joined",
  "conference-left",
  "shift",
  "meta",
  "place-empty",
  "number-not-allowed",
  "nobody-knows-this",
] as const;
const bodies = [
  "+34612345678",
  "1002",
  "ready",
  "paused;reason=lunch",
  "SIP%20403%20No%20Approved%20Call%20Permission",
  "%",
  "<b>1002</b>",
] as const;
const statuses = [
  "100 Trying",
  "180 Ringing",
  "183 Session Progress",
  "199 Early Dialog Terminated",
  "200 OK",
  "202 Accepted",
  "302 Moved Temporarily",
  "400 Bad Request",
  "401 Unauthorized",
  "403 Forbidden",
  "404 Not Found",
  "407 Proxy Authentication Required",
  "408 Request Timeout",
  "422 Session Interval Too Small",
  "423 Interval Too Brief",
  "481 Call/Transaction Does Not Exist",
  "486 Busy Here",
  "487 Request Terminated",
  "488 Not Acceptable Here",
  "491 Request Pending",
  "500 Server Error",
  "503 Service Unavailable",
  "603 Decline",
  "699 ?",
] as const;

const anySdp = (chance: Chance): string =>
  chance.oneIn(3) ? chance.pick(nonsense)[1].slice(0, 4000) : goodOffer;

/** Inside a call that the phone has, or else outside any. */
const insideACall =
  (
    method: string,
    headers: (chance: Chance) => readonly (readonly [string, string])[],
    body: (chance: Chance) => string = () => "",
  ): Template =>
  (opponent, chance) => {
    const dialogs = opponent.dialogs();
    return dialogs.length === 0
      ? opponent.request(method, headers(chance), body(chance))
      : opponent.within(chance.pick(dialogs), method, headers(chance), body(chance));
  };

const stray =
  (method: string, headers: readonly (readonly [string, string])[] = []): Template =>
  (opponent) =>
    opponent.request(method, [["To", `<${opponent.contact()}>;tag=nobody`], ...headers]);

const templates: readonly Template[] = [
  (opponent, chance) => goodCall(opponent, [["X-WA-Payload", encodeURIComponent(chance.pick(bodies))]]),
  (opponent, chance) =>
    opponent.request("INVITE", [sdpType, ["X-WA-Number", "+12145550111"]], anySdp(chance)),
  (opponent) =>
    opponent.request("INVITE", [
      ["X-WA-Returned-From", "1002"],
      ["X-WA-Returned-Because", "busy"],
      ["Require", "100rel"],
    ]),
  (opponent, chance) =>
    opponent.request(
      "MESSAGE",
      [
        ["X-WA-Notice", chance.pick(notices)],
        ["X-WA-Call-Ref", opponent.dialogs()[0]?.callId ?? "none"],
        ["X-WA-Name", "B%C3%A9a"],
        ["Content-Type", "text/plain"],
      ],
      chance.pick(bodies),
    ),
  (opponent) => opponent.request("OPTIONS"),
  stray("BYE"),
  stray("ACK"),
  stray("INVITE", [sdpType]),
  stray("NOTIFY", [
    ["Event", "presence"],
    ["Subscription-State", "active"],
  ]),
  stray("CANCEL"),
  (opponent) =>
    opponent.request("SUBSCRIBE", [
      ["Event", "presence"],
      ["Expires", "60"],
    ]),
  (opponent) => opponent.request("REFER", [["Refer-To", "<sip:1900@opponent.invalid>"]]),
  (opponent) => opponent.request("REGISTER"),
  (opponent) => opponent.request("PUBLISH", [["Event", "presence"]]),
  insideACall(
    "INVITE",
    () => [sdpType, ["P-Asserted-Identity", '"Béa" <sip:1002@opponent.invalid>']],
    anySdp,
  ),
  insideACall("UPDATE", () => [sdpType], anySdp),
  insideACall(
    "INFO",
    () => [["Content-Type", "application/dtmf-relay"]],
    () => "Signal=5\r\nDuration=160",
  ),
  insideACall(
    "MESSAGE",
    () => [["Content-Type", "text/html"]],
    () => "<script>globalThis.hostileScriptRan=1</script>",
  ),
  insideACall("REFER", () => [
    ["Refer-To", "<sip:1900@opponent.invalid?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>"],
  ]),
  insideACall(
    "NOTIFY",
    (chance) => [
      ["Event", chance.pick(["refer", "refer;id=2", "presence", "x"])],
      ["Subscription-State", chance.pick(["active", "terminated;reason=noresource"])],
      ["Content-Type", "message/sipfrag"],
    ],
    (chance) => `SIP/2.0 ${chance.pick(statuses)}`,
  ),
  insideACall("PRACK", () => [["RAck", "1 1 INVITE"]]),
  insideACall("ACK", () => []),
  insideACall("OPTIONS", () => []),
  insideACall("SUBSCRIBE", () => [["Event", "dialog"]]),
];

/** An answer to something that the phone has asked, or had asked. */
function anAnswer(opponent: Opponent, chance: Chance): string {
  const requests = opponent.requests();
  if (requests.length === 0) return opponent.request("OPTIONS");
  const status = chance.pick(statuses);
  const more = [
    ourContact,
    ["RSeq", "1"],
    ["Require", "100rel"],
    ["WWW-Authenticate", 'Digest realm="x",nonce="n",qop="auth",algorithm=MD5'],
    ["Min-Expires", "99999999999"],
    sdpType,
  ] as const;
  return answerTo(
    chance.pick(requests),
    status,
    more.filter(() => chance.oneIn(2)),
    chance.oneIn(2) ? goodAnswer : anySdp(chance),
  );
}

/** A message of a sort that our Asterisk does or could send at this moment, whole. */
export function plausible(opponent: Opponent, chance: Chance): string {
  return chance.oneIn(4) ? anAnswer(opponent, chance) : chance.pick(templates)(opponent, chance);
}
