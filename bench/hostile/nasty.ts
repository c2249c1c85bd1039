import type { Chance } from "./chance.ts";

const long = (chance: Chance): string =>
  chance
    .pick(["A", "é", "%41", "\\", '"', "<", ";a=b", ",<sip:a@b>", " ", "(", "0"])
    .repeat(10 ** chance.below(4));

/** What does harm where somebody trusts it, wherever a value stands. */
const values: readonly string[] = [
  "",
  " ",
  "*",
  "0",
  "-1",
  "4294967296",
  "36893488147419103232",
  "1e999",
  "NaN",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "<script>globalThis.hostileScriptRan=1</script>",
  "<img src=x onerror=globalThis.hostileScriptRan=1>",
  '"><svg/onload=globalThis.hostileScriptRan=1>',
  "javascript:globalThis.hostileScriptRan=1",
  "${globalThis.hostileScriptRan=1}",
  '"unclosed',
  "<unclosed",
  "unopened>",
  "<>",
  "<sip:>",
  "sip:",
  "<sip:@>",
  "<sip:a@b:99999>",
  "<sip:a@[::1]:5060;transport=ws>",
  "<sips:a@b>;tag=1",
  "<tel:+34612345678>;tag=1",
  "<sip:%00@b>",
  "<sip:%E0%A4@b>",
  '"\\" <sip:a@b>',
  '"\u202egnp.exe\u2066" <sip:a@b>;tag=1',
  "\0",
  "\u0007\u001b[2J",
  "\uFEFF",
  "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}",
  "a\r\n b",
  "a\r\nX-Evil: 1",
  "a\nX-Evil: 1",
  "a\rX-Evil: 1",
  ";;;;",
  ",,,,",
  ";tag=",
  "tag=tag;tag=tag",
  "SIP/2.0/WSS a;branch=z9hG4bK",
  "SIP/2.0/UDP 192.0.2.1:0;branch=",
  "1 INVITE",
  "0 ACK",
  "99999999999 BYE",
  "1",
  "INVITE",
  "timer, 100rel, replaces, nobody-has-this",
  'Digest realm="", nonce="", algorithm=nobody, qop="auth,auth-int"',
  'SIP;cause=200;text="Call completed elsewhere"',
  "text/html",
  "multipart/mixed;boundary=",
  'application/sdp;charset="',
  "terminated;reason=noresource;retry-after=0",
  "active;expires=-1",
];

export function nastyValue(chance: Chance): string {
  return chance.oneIn(12) ? long(chance) : chance.pick(values);
}

/** A few characters from where trouble comes from. */
export function nastyLetters(chance: Chance): string {
  const letters = [
    "\r\n",
    "\n",
    "\r",
    "\0",
    "\t",
    " ",
    ":",
    ";",
    ",",
    "<",
    ">",
    '"',
    "\\",
    "%",
    "@",
    "/",
    "=",
    "?",
    "é",
    "\uFFFD",
    "\u2028",
    "\u202e",
    "😀",
    "SIP/2.0",
    "0",
    "9",
    "-",
  ];
  return Array.from({ length: 1 + chance.below(4) }, () => chance.pick(letters)).join("");
}
