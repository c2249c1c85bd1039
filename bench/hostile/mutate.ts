import type { Chance } from "./chance.ts";
import { nastyLetters, nastyValue } from "./nasty.ts";

/** One small harm to a text. */
type Harm = (text: string, chance: Chance) => string;

const methods = [
  "INVITE",
  "ACK",
  "BYE",
  "CANCEL",
  "OPTIONS",
  "INFO",
  "MESSAGE",
  "NOTIFY",
  "REFER",
  "SUBSCRIBE",
  "UPDATE",
  "PRACK",
  "PUBLISH",
  "REGISTER",
  "invite",
  "FOO",
] as const;
const names = [
  "Via",
  "v",
  "From",
  "f",
  "To",
  "t",
  "Call-ID",
  "i",
  "CSeq",
  "Contact",
  "m",
  "Max-Forwards",
  "Content-Type",
  "c",
  "Content-Length",
  "l",
  "Record-Route",
  "Route",
  "Require",
  "Supported",
  "Event",
  "Subscription-State",
  "Reason",
  "RSeq",
  "RAck",
  "Replaces",
  "Refer-To",
  "P-Asserted-Identity",
  "Session-Expires",
  "Expires",
  "WWW-Authenticate",
  "X-WA-Number",
  "X-WA-Payload",
  "X-WA-Notice",
  "X-WA-Call-Ref",
  "X-WA-Name",
  "X-WA-Returned-From",
  "X-Unknown",
  "",
] as const;

/** The headers' lines and the rest; the start line is the first of them. */
function parts(text: string): { readonly lines: string[]; readonly rest: string } {
  const end = text.indexOf("\r\n\r\n");
  return end < 0
    ? { lines: text.split("\r\n"), rest: "" }
    : { lines: text.slice(0, end).split("\r\n"), rest: text.slice(end) };
}

/** A harm to the lines of the headers. */
const inLines =
  (harm: (lines: string[], chance: Chance) => void): Harm =>
  (text, chance) => {
    const { lines, rest } = parts(text);
    harm(lines, chance);
    return lines.join("\r\n") + rest;
  };

/** Where a header stands: never the start line, unless there is nothing else. */
const aHeader = (lines: readonly string[], chance: Chance): number =>
  1 + chance.below(Math.max(1, lines.length - 1));

const nameIn = (line: string | undefined): string => line?.slice(0, line.indexOf(":")) ?? "";

const inHeaders: readonly Harm[] = [
  inLines((lines, chance) => void lines.splice(aHeader(lines, chance), 1)),
  inLines((lines, chance) => {
    const at = aHeader(lines, chance);
    lines[at] = `${nameIn(lines[at])}: ${nastyValue(chance)}`;
  }),
  inLines((lines, chance) => {
    const at = aHeader(lines, chance);
    lines[at] = `${lines[at] ?? ""}${nastyValue(chance)}`;
  }),
  inLines(
    (lines, chance) =>
      void lines.splice(aHeader(lines, chance), 0, `${chance.pick(names)}: ${nastyValue(chance)}`),
  ),
  inLines((lines, chance) => {
    const [one, other] = [aHeader(lines, chance), aHeader(lines, chance)];
    [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
  }),
  inLines((lines, chance) => {
    const [one, other] = [aHeader(lines, chance), aHeader(lines, chance)];
    const value = lines[other]?.slice(nameIn(lines[other]).length) ?? "";
    lines[one] = `${nameIn(lines[one])}${value}`;
  }),
  inLines((lines, chance) => {
    const at = aHeader(lines, chance);
    lines.splice(
      at,
      0,
      ...Array.from(
        { length: chance.oneIn(20) ? 1 + chance.below(400) : 1 + chance.below(4) },
        () => lines[at] ?? "",
      ),
    );
  }),
  inLines((lines, chance) => {
    const at = aHeader(lines, chance);
    lines[at] = `${chance.pick(names)}${lines[at]?.slice(nameIn(lines[at]).length) ?? ""}`;
  }),
  inLines((lines, chance) => {
    const at = aHeader(lines, chance);
    lines[at] =
      lines[at]?.replace(/[ ;,=]/, (letter) => `\r\n${" ".repeat(1 + chance.below(3))}${letter}`) ?? "";
  }),
];

const inStart: readonly Harm[] = [
  inLines((lines, chance) => {
    lines[0] = lines[0]?.replace(/^\S+/, chance.pick(methods)) ?? "";
  }),
  inLines((lines, chance) => {
    lines[0] = lines[0]?.replace(/ \S+/, ` ${nastyValue(chance)}`) ?? "";
  }),
  inLines((lines, chance) => {
    lines[0] = chance.pick([
      "",
      " ",
      "SIP/2.0",
      "SIP/2.0 200 OK",
      "SIP/2.0 999 ?",
      "SIP/2.0 100 ",
      "SIP/2.0 4294967301 x",
      "GET / HTTP/1.1",
      nastyValue(chance),
    ]);
  }),
];

const numbers = /\d+/g;

const inBody: readonly Harm[] = [
  (text, chance) =>
    text.replace(
      /(Content-Length: )[^\r]*/,
      (_, name: string) =>
        name + chance.pick(["0", "1", "3", "-1", "99999", "007", "1e3", "", "12 34", "4294967297", "0x10"]),
    ),
  (text, chance) => {
    const split = text.indexOf("\r\n\r\n");
    if (split < 0) return text;
    const lines = text.slice(split + 4).split("\r\n");
    const at = chance.below(lines.length);
    if (chance.oneIn(2)) lines.splice(at, 1);
    else
      lines.splice(
        at,
        0,
        chance.pick([
          "",
          "m=audio 0 RTP/AVP 0",
          "m=audio 9 UDP/TLS/RTP/SAVPF 111",
          "a=group:BUNDLE 0 1",
          "a=ice-lite",
          "a=inactive",
          "a=setup:holdconn",
          "a=extmap:1 urn:x",
          "a=rtpmap:111 opus/0/0",
          "c=IN IP6 ::",
          "s=<b>",
          nastyValue(chance),
        ]),
      );
    const body = lines.join("\r\n");
    return `${text.slice(0, split)}\r\n\r\n${body}`.replace(
      /Content-Length: \d+/,
      `Content-Length: ${String(Buffer.byteLength(body))}`,
    );
  },
  (text, chance) => {
    const split = Math.max(0, text.indexOf("\r\n\r\n"));
    return (
      text.slice(0, split) +
      text.slice(split).replaceAll(numbers, (number) => (chance.oneIn(6) ? nastyValue(chance) : number))
    );
  },
];

const anywhere: readonly Harm[] = [
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + nastyLetters(chance) + text.slice(at);
  },
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + chance.below(12));
  },
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + nastyLetters(chance) + text.slice(at + 1);
  },
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + text.slice(at, at + 1 + chance.below(60)) + text.slice(at);
  },
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  (text) => text.replaceAll("\r\n", "\n"),
  (text, chance) => text.replaceAll(numbers, (number) => (chance.oneIn(20) ? nastyValue(chance) : number)),
];

const harms = [...inHeaders, ...inHeaders, ...inStart, ...inBody, ...anywhere];

/** A message with one to four small harms; nearly one of ten is left whole but for its sense. */
export function mutated(text: string, chance: Chance): string {
  let result = text;
  for (let left = chance.oneIn(10) ? 0 : 1 + chance.below(4); left > 0; left -= 1)
    result = chance.pick(harms)(result, chance);
  return result;
}
