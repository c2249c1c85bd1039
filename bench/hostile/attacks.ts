import type { Chance } from "./chance.ts";
import { goodAnswer, goodOffer, nonsense } from "./descriptions.ts";
import { goodCall, type Opponent } from "./opponent.ts";
import { application } from "./rfc4475/application.ts";
import { invalid } from "./rfc4475/invalid.ts";
import { valid } from "./rfc4475/valid.ts";
import type { Frame } from "./site.ts";
import { answerTo, methodOf } from "./sip-text.ts";

/** Named attacks, in the order in which they come; `broken sockets` is the last for what it leaves behind. */
export const kinds = [
  "rfc4475",
  "truncated",
  "huge",
  "binary",
  "bad-utf8",
  "wrong-dialog",
  "markup",
  "line-breaks",
  "sdp",
  "content-length",
  "repetition",
  "flood",
] as const;
export type Kind = (typeof kinds)[number];

type Attack = (opponent: Opponent, chance: Chance, share: number) => Generator<Frame>;

const torture = [...valid, ...invalid, ...application];
const script = "globalThis.hostileScriptRan=1";
const markups = [
  `<script>${script}</script>`,
  `<img src=x onerror=${script}>`,
  `<svg/onload=${script}>`,
  `"><iframe srcdoc='<script>parent.${script}</script>'>`,
  `javascript:${script}`,
  `{{constructor.constructor('${script}')()}}`,
  "\u202e<b>gnp.exe</b>\u2066",
  `<a href="javascript:${script}" autofocus onfocus=${script}>call me</a>`,
] as const;

/** A message to somebody else, as if it were to this phone. */
function addressed(text: string, contact: string): string {
  return text.replace(
    /^(\S+ +)\S+( +SIP\/2\.0)/,
    (_, method: string, version: string) => method + contact + version,
  );
}

const attacks: Readonly<Record<Kind, Attack>> = {
  *rfc4475(opponent) {
    for (const { text } of torture) {
      yield text;
      if (typeof text === "string") yield addressed(text, opponent.contact());
      else
        yield Buffer.concat([Buffer.from(addressed(text.toString("latin1"), opponent.contact()), "latin1")]);
    }
  },

  *truncated(opponent, _chance, share) {
    for (const whole of [
      goodCall(opponent),
      opponent.request("OPTIONS"),
      opponent.request("MESSAGE", [["Content-Type", "text/plain"]], "ready"),
    ])
      for (let length = 0; length < whole.length; length += share) yield whole.slice(0, length);
  },

  *huge(opponent) {
    for (const length of [65_000, 66_000, 1_000_000, 16_000_000]) {
      const filler = "x".repeat(length);
      yield filler;
      yield Buffer.alloc(length, 65);
      yield goodCall(opponent, [["X-WA-Payload", filler]]);
      yield goodCall(opponent, [["From", `"${filler}" <sip:a@b>;tag=1`]]);
      yield goodCall(opponent, [["From", `<sip:a@b${";a=b".repeat(length / 4)}>;tag=1`]]);
      yield opponent.request(
        "MESSAGE",
        [
          ["Content-Type", "text/plain"],
          ["X-WA-Notice", "meta"],
          ["X-WA-Call-Ref", "x"],
        ],
        filler,
      );
      yield opponent.request("INVITE", [["Content-Type", "application/sdp"]], goodOffer + `a=${filler}\r\n`);
      yield `SIP/2.0 200 ${filler}\r\n\r\n`;
      yield `\r\n`.repeat(length / 2);
    }
  },

  *binary(opponent, chance, share) {
    yield Buffer.from(goodCall(opponent));
    yield Buffer.alloc(0);
    yield "";
    for (let left = 2000 / share; left > 0; left -= 1)
      yield Buffer.from(Array.from({ length: 1 + chance.below(400) }, () => chance.below(256)));
  },

  *"bad-utf8"(opponent, chance, share) {
    for (let left = 1000 / share; left > 0; left -= 1) {
      const bytes = Buffer.from(goodCall(opponent, [["X-WA-Payload", "é😀"]]));
      for (let harm = 0; harm < 4; harm += 1) bytes[chance.below(bytes.length)] = 0x80 + chance.below(128);
      yield bytes;
    }
  },

  *"wrong-dialog"(opponent, _chance, share) {
    for (let left = 100 / share; left > 0; left -= 1)
      for (const method of [
        "BYE",
        "CANCEL",
        "ACK",
        "INVITE",
        "UPDATE",
        "PRACK",
        "INFO",
        "NOTIFY",
        "MESSAGE",
        "REFER",
        "SUBSCRIBE",
      ]) {
        yield opponent.request(method, [["To", `<${opponent.contact()}>;tag=nobody`]]);
        yield opponent.request(method, [
          ["To", `<${opponent.contact()}>;tag=`],
          ["From", "<sip:a@b>"],
        ]);
        for (const dialog of opponent.dialogs().slice(0, 1))
          yield opponent.within({ ...dialog, from: `<sip:a@b>;tag=other` }, method);
      }
  },

  *markup(opponent) {
    for (const text of markups) {
      const name = text.replaceAll(/["\\]/g, "\\$&");
      yield goodCall(opponent, [
        ["From", `"${name}" <sip:${encodeURIComponent(text)}@b>;tag=${String(text.length)}`],
        ["X-WA-Payload", encodeURIComponent(text)],
      ]);
      yield goodCall(opponent, [
        ["From", `"${name}" <sip:1002@b>;tag=m${String(text.length)}`],
        ["X-WA-Returned-From", text],
        ["Subject", text],
      ]);
      for (const notice of ["answered", "taken-back", "conference-joined", "shift", "meta"])
        yield opponent.request(
          "MESSAGE",
          [
            ["Content-Type", "text/html"],
            ["X-WA-Notice", notice],
            ["X-WA-Call-Ref", opponent.dialogs()[0]?.callId ?? "x"],
            ["X-WA-Name", encodeURIComponent(text)],
          ],
          text,
        );
      for (const asked of opponent.requests().filter((request) => methodOf(request) === "INVITE"))
        yield answerTo(asked, `486 ${text}`);
    }
  },

  *"line-breaks"(opponent) {
    for (const end of ["\r\n", "\n", "\r", "\r\n ", "\r\n\t", "\u2028", "\0", "\u0085"])
      for (const header of ["From", "X-WA-Payload", "X-WA-Number", "Contact", "Call-ID", "Via"])
        yield goodCall(opponent).replace(
          new RegExp(`^(${header}: [^\\r]{0,12})`, "m"),
          (line) => `${line}${end}X-Evil: 1${end}X-WA-Number: +10000000000`,
        );
  },

  *sdp(opponent) {
    for (const [, body] of nonsense) {
      for (const headers of [
        [
          ["Content-Type", "application/sdp"],
          ["Supported", "100rel"],
        ],
        [["Content-Type", "application/sdp"]],
        [["Content-Type", "multipart/mixed;boundary=x"]],
      ] as const)
        yield opponent.request("INVITE", headers, body);
      for (const dialog of opponent.dialogs())
        yield opponent.within(dialog, "INVITE", [["Content-Type", "application/sdp"]], body);
      for (const asked of opponent.requests().filter((request) => methodOf(request) === "INVITE"))
        yield answerTo(asked, "183 Session Progress", [["Content-Type", "application/sdp"]], body);
    }
  },

  *"content-length"(opponent) {
    for (const length of [
      "0",
      "1",
      "2",
      "3",
      "-1",
      "-999",
      "99999",
      "4294967297",
      "1e9",
      "0x10",
      "007",
      "12 34",
      "",
      "NaN",
      "9".repeat(400),
    ])
      for (const body of ["", "ready", "👩‍🚀 ready", goodAnswer])
        yield opponent
          .request("MESSAGE", [["Content-Type", "text/plain"]], body)
          .replace(/Content-Length: \d+/, `Content-Length: ${length}`);
  },

  *repetition(opponent) {
    for (const times of [10, 100, 1_000, 10_000])
      for (const line of [
        "Via: SIP/2.0/WSS a;branch=z9hG4bK1",
        "From: <sip:a@b>;tag=1",
        "To: <sip:a@b>",
        "Contact: <sip:a@b>",
        "Record-Route: <sip:a@b;lr>",
        "P-Asserted-Identity: <sip:1002@b>",
        "Reason: SIP;cause=200",
        "Require: 100rel",
        "X-A: b",
        "CSeq: 1 INVITE",
      ])
        yield goodCall(opponent).replace("\r\n", `\r\n${`${line}\r\n`.repeat(times)}`);
  },

  *flood(opponent, _chance, share) {
    for (let left = 2000 / share; left > 0; left -= 1) yield goodCall(opponent);
    for (let left = 4000 / share; left > 0; left -= 1) {
      yield opponent.request(
        "MESSAGE",
        [
          ["Content-Type", "text/plain"],
          ["X-WA-Notice", "meta"],
          ["X-WA-Call-Ref", String(left)],
        ],
        "x".repeat(500),
      );
      yield opponent.request("OPTIONS");
      yield opponent.request("NOTIFY", [
        ["Event", "presence"],
        ["Subscription-State", "active"],
      ]);
      for (const dialog of opponent.dialogs().slice(0, 1))
        yield opponent.within(dialog, "MESSAGE", [["Content-Type", "text/plain"]], "x");
    }
  },
};

/** The frames of one kind; `share`: only one of so many, where there are many alike. */
export function framesOf(kind: Kind, opponent: Opponent, chance: Chance, share: number): Generator<Frame> {
  return attacks[kind](opponent, chance, share);
}
