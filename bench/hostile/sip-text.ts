/** A SIP message as far as a bench must understand it. */
export interface SipText {
  /** The request line or the status line. */
  readonly start: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export function readSip(text: string): SipText {
  const split = text.indexOf("\r\n\r\n");
  // A line that begins with a space goes on with the one before (RFC 3261 7.3.1): the phone gives headers back as they came.
  const head = (split < 0 ? text : text.slice(0, split)).replaceAll(/\r\n[ \t]+/g, " ");
  const [start = "", ...lines] = head.split("\r\n");
  return {
    start,
    headers: lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
    }),
    body: split < 0 ? "" : text.slice(split + 4),
  };
}

/** Writes a message; its Content-Length counts the bytes of the body. */
export function writeSip({ start, headers, body }: SipText): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [start, ...lines, `Content-Length: ${String(Buffer.byteLength(body))}`, "", body].join("\r\n");
}

/** The first header of a name; "" where there is none. */
export function headerIn({ headers }: SipText, name: string): string {
  return headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? "";
}

/** 0 for a request. */
export function statusOf({ start }: SipText): number {
  return Number(/^SIP\/2\.0 (\d{3})/.exec(start)?.[1] ?? 0);
}

/** The method a message is about: its own, or that of the request it answers. */
export function methodOf(message: SipText): string {
  return statusOf(message) === 0
    ? (message.start.split(" ", 1)[0] ?? "")
    : (headerIn(message, "CSeq").split(" ")[1] ?? "");
}

export const addressIn = (header: string): string => /<([^>]*)>/.exec(header)?.[1] ?? "";

export const tagIn = (header: string): string => /;tag=([^;]+)/.exec(header)?.[1] ?? "";

/** An answer with what RFC 3261 8.2.6.2 says it copies from its request. */
export function answerTo(
  request: SipText,
  status: string,
  more: readonly (readonly [string, string])[] = [],
  body = "",
): string {
  const to = headerIn(request, "To");
  return writeSip({
    start: `SIP/2.0 ${status}`,
    headers: [
      ["Via", headerIn(request, "Via")],
      ["From", headerIn(request, "From")],
      ["To", tagIn(to) === "" && !status.startsWith("100") ? `${to};tag=opponent` : to],
      ["Call-ID", headerIn(request, "Call-ID")],
      ["CSeq", headerIn(request, "CSeq")],
      ...more,
    ],
    body,
  });
}
