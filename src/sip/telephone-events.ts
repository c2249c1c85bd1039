/**
 * Keeps of a session description only the key tones (RFC 4733 telephone-event) whose clock is that of opus, 48 kHz, if
 * it has such. Chromium takes the 8 kHz ones when both are offered, and counts their length by the clock of the codec
 * beside them: a key of 160 ms is over after 27 ms, which is shorter than RFC 4733 allows and than Asterisk believes.
 */
export function withoutSlowKeyTones(sdp: string): string {
  const types = (clock: number) =>
    [...sdp.matchAll(new RegExp(`^a=rtpmap:(\\d+) telephone-event/${clock}\\s*$`, "gm"))].map(([, type]) =>
      String(type),
    );
  const slow = types(8_000);
  if (slow.length === 0 || types(48_000).length === 0) return sdp;
  const aboutSlow = new RegExp(`^a=(?:rtpmap|fmtp|rtcp-fb):(?:${slow.join("|")}) `);
  return sdp
    .split("\r\n")
    .filter((line) => !aboutSlow.test(line))
    .map((line) => (line.startsWith("m=audio ") ? withoutTypes(line, slow) : line))
    .join("\r\n");
}

/** `m=audio PORT PROTOCOL TYPE TYPE …` without some of its payload types (RFC 8866 5.14). */
function withoutTypes(media: string, unwanted: readonly string[]): string {
  const [kind, port, protocol, ...types] = media.split(" ");
  return [kind, port, protocol, ...types.filter((type) => !unwanted.includes(type))].join(" ");
}
