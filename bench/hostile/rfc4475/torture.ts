/** A test message of RFC 4475. */
export interface Torture {
  /** The name the RFC gives it. */
  readonly name: string;
  /** Its section there. */
  readonly section: string;
  /** As it is on the wire; Buffer where it is no text. */
  readonly text: string | Buffer;
}

/** The lines of a message that has no body; an empty line ends it. */
export function headersOnly(name: string, section: string, lines: readonly string[]): Torture {
  return { name, section, text: [...lines, "", ""].join("\r\n") };
}

/** The lines of a message, then those of its body. */
export function withBody(
  name: string,
  section: string,
  lines: readonly string[],
  body: readonly string[],
): Torture {
  return { name, section, text: [...lines, "", ...body, ""].join("\r\n") };
}

/** The session description most of them carry. */
export const plainSdp = [
  "v=0",
  "o=mhandley 29739 7272939 IN IP4 192.0.2.3",
  "s=-",
  "c=IN IP4 192.0.2.4",
  "t=0 0",
  "m=audio 49217 RTP/AVP 0 12",
  "m=video 3227 RTP/AVP 31",
  "a=rtpmap:31 LPC",
] as const;
