import type { UserAgent } from "sip.js";
import type { Logger } from "../shared/logger.ts";

/**
 * What a message of the server's may measure at most, in characters. Asterisk cannot write more than 65,535 bytes at once
 * (`PJSIP_MAX_PKT_LEN`), and its headers for a phone are 1 to 3 kB, with a payload that is URI-encoded at most 8.
 */
const longest = { message: 65_536, headers: 16_384, line: 8_192, lines: 128 } as const;

/** Headers that sip.js takes apart by its grammar, also by their short names (RFC 3261 7.3.3). */
const takenApart =
  /^(?:via|v|from|f|to|t|contact|m|record-route|call-id|i|cseq|max-forwards|content-length|l|content-type|c|content-disposition|refer-to|r|referred-by|b|event|o|subscription-state|replaces|require|supported|k|session-expires|x|min-se|www-authenticate|proxy-authenticate|p-asserted-identity)[ \t]*:/i;
/**
 * Characters in all of those together, and addresses in them: about 2 µs each character, and 0.1 ms each address. Two proxies,
 * the longest names and addresses of ours together come to half of it.
 */
const mostTakenApart = { characters: 4_096, addresses: 64 } as const;

/** RFC 3261 8.1.1.5. After a higher one no BYE could follow: the call would stay up (12.2.2). */
const highestSequence = 2 ** 31 - 1;
const sequences = /^cseq\s*:\s*(\d+)/gim;

/** A session description of Asterisk's for audio has one `m=` line, 40 others, and none of 300 characters. The browser reads it in one go. */
const mostDescribed = { media: 16, lines: 400, line: 1_024 } as const;
const describesSession = /^(?:content-type|c)\s*:\s*application\/sdp/im;

/**
 * Seconds that an offer may last at most (RFC 3261 20.19 allows 2^32 - 1): sip.js ends it by one timer of the browser's, and
 * one that is set for longer than 2^31 - 1 ms, or for no number at all, goes off at once. Such an offer lasts until it is
 * withdrawn, or `noAnswerTimeout` is over.
 */
const longestOffer = Math.floor((2 ** 31 - 1) / 1_000);
/**
 * With the lines it goes on in, read as widely as sip.js reads them: any white space may stand before the colon, and a line
 * feed alone ends no line.
 */
const expiries = /\r\nexpires\s*:((?:[^\r]|\r(?!\n)|\r\n(?=\s))*)/gi;

/** Requests that may wait for their answer, or for an acknowledgement of it. A flood holds as many for 32 s (RFC 3261 17.2.1). */
const mostWaiting = 256;

/** Why a text of the server's cannot be a message; null when it may be one. */
export function faultIn(text: string): string | null {
  if (text.length > longest.message) return "it is too long";
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return "its headers do not end";
  if (end > longest.headers) return "its headers are too long";
  const lines = text.slice(0, end).split("\r\n");
  if (lines.length > longest.lines) return "it has too many headers";
  if (lines.some(({ length }) => length > longest.line)) return "a header is too long";
  if (isTooMuchToTakeApart(lines)) return "its addresses are too long";
  // RFC 3261 20.15. sip.js throws at it, some of it where nobody can catch that.
  if (text.length > end + 4 && !lines.some((line) => /^(?:content-type|c)[ \t]*:/i.test(line)))
    return "it does not say what its body is";
  if (isBeyondAll(text.slice(0, end))) return "its number is out of range";
  if (describesSession.test(text.slice(0, end)) && isTooMuchToDescribe(text.slice(end)))
    return "its session description is too long";
  return null;
}

const isBeyondAll = (headers: string): boolean =>
  [...headers.matchAll(sequences)].some(([, number]) => Number(number) > highestSequence);

function isTooMuchToDescribe(description: string): boolean {
  const lines = description.split("\n");
  return (
    lines.length > mostDescribed.lines ||
    lines.some(({ length }) => length > mostDescribed.line) ||
    lines.filter((line) => line.startsWith("m=")).length > mostDescribed.media
  );
}

function isTooMuchToTakeApart([start = "", ...lines]: readonly string[]): boolean {
  let characters = start.length;
  let addresses = 0;
  let counts = false;
  for (const line of lines) {
    // A line that begins with a space goes on with the one before (RFC 3261 7.3.1).
    if (!/^[ \t]/.test(line)) counts = takenApart.test(line);
    if (!counts) continue;
    characters += line.length;
    addresses += line.split(",").length;
  }
  return characters > mostTakenApart.characters || addresses > mostTakenApart.addresses;
}

/** An INVITE without an end that sip.js would take for now; everything else as it came. */
function withoutFalseEnd(text: string): string {
  if (!text.startsWith("INVITE ")) return text;
  const end = text.indexOf("\r\n\r\n");
  const headers = text.slice(0, end).replace(expiries, (line, seconds: string) => {
    const isLength = /^\d+$/.test(seconds.trim()) && Number(seconds) <= longestOffer;
    return isLength ? line : "";
  });
  return headers + text.slice(end);
}

/** What sip.js's transport (0.21.2) calls with each frame; its types call it private. */
type SocketSide = { onWebSocketMessage: (event: MessageEvent<unknown>, socket: unknown) => void };

/** Characters of text, or bytes. */
function sizeOf(frame: unknown): number {
  if (typeof frame === "string") return frame.length;
  return frame instanceof ArrayBuffer ? frame.byteLength : 0;
}

/**
 * Stands between the socket and sip.js: what can be no message of Asterisk's is left out before it costs anything, and an
 * error that sip.js makes of a message ends here. Its parser and its dialogs throw at much that a server may send, out of
 * the socket's own event, where nobody else could catch it.
 */
export function guardIncoming({ transport, userAgentCore }: UserAgent, logger: Logger): void {
  const deliver = transport.onMessage;
  const { userAgentServers: waiting } = userAgentCore;
  const told = new Set<string>();

  /** Once of each kind: who floods us shall not flood the log. */
  function tell(fault: string): void {
    if (!told.has(fault)) logger.warn(`sip: left out a message of the server: ${fault}`);
    told.add(fault);
  }

  /** sip.js keeps for ever what it never answers: requests inside a call that is not up yet, and those it threw at. */
  function forgetTheOldest(): void {
    for (const [id, server] of waiting) {
      if (waiting.size <= mostWaiting) return;
      if (server.message.method === "INVITE") continue;
      server.dispose();
      waiting.delete(id);
    }
  }

  // sip.js looks at a frame before anybody else may: a huge one that is only line ends overflows its stack.
  const socketSide = transport as unknown as SocketSide;
  const arrived = socketSide.onWebSocketMessage.bind(transport);
  socketSide.onWebSocketMessage = (event, socket) => {
    if (sizeOf(event.data) > longest.message) tell("it is too long");
    else arrived(event, socket);
  };

  transport.onMessage = (text) => {
    const isOneMore = waiting.size >= mostWaiting && text.startsWith("INVITE ");
    const fault = isOneMore ? "there are too many calls at once" : faultIn(text);
    if (fault !== null) return tell(fault);
    try {
      deliver?.(withoutFalseEnd(text));
    } catch (error) {
      tell(`sip.js stumbled over it (${error instanceof Error ? error.name : "no error"})`);
    }
    forgetTheOldest();
  };
}
