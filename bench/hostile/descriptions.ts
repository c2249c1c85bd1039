const fingerprint = Array.from({ length: 32 }, (_, byte) =>
  (byte * 7 + 3).toString(16).padStart(2, "0").toUpperCase(),
).join(":");

/** A session description that a browser takes: somebody who could be reached on this machine, and is not there. */
export const goodOffer = [
  "v=0",
  "o=- 4711 1 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE 0",
  "m=audio 40000 UDP/TLS/RTP/SAVPF 111 126 110",
  "c=IN IP4 127.0.0.1",
  "a=ice-ufrag:h0st",
  "a=ice-pwd:0123456789abcdef01234567",
  `a=fingerprint:sha-256 ${fingerprint}`,
  "a=setup:actpass",
  "a=mid:0",
  "a=rtcp-mux",
  "a=rtpmap:111 opus/48000/2",
  "a=rtpmap:126 telephone-event/8000",
  "a=rtpmap:110 telephone-event/48000",
  "a=fmtp:111 minptime=10;useinbandfec=1",
  "a=candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host",
  "a=sendrecv",
  "",
].join("\r\n");

/** The same as an answer to an offer of the phone's. */
export const goodAnswer = goodOffer.replace("setup:actpass", "setup:passive").replace("111 126 110", "111");

/** Session descriptions that are none, or ask for the impossible. */
export const nonsense: readonly (readonly [what: string, body: string])[] = [
  ["empty", ""],
  ["one line", "v=0"],
  ["no SDP at all", "<html><body><script>alert(1)</script></body></html>"],
  ["JSON", '{"type":"offer","sdp":null}'],
  ["no audio", "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"],
  ["video only", goodOffer.replace("m=audio", "m=video")],
  ["a thousand audio lines", goodOffer + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n".repeat(1000)],
  ["no fingerprint", goodOffer.replace(/a=fingerprint[^\r]*\r\n/, "")],
  ["a broken fingerprint", goodOffer.replace(/sha-256 [^\r]*/, "sha-256 00:zz")],
  ["a hash nobody has", goodOffer.replace("sha-256", "sha-99999")],
  ["no ICE", goodOffer.replaceAll(/a=ice-[^\r]*\r\n/g, "")],
  ["a password of one letter", goodOffer.replace(/a=ice-pwd:[^\r]*/, "a=ice-pwd:x")],
  ["ports beyond all", goodOffer.replaceAll("40000", "99999999999999999999")],
  ["a negative payload type", goodOffer.replaceAll("111", "-1")],
  ["a codec nobody has", goodOffer.replaceAll("opus/48000/2", "nosuchcodec/1/99")],
  ["plain RTP", goodOffer.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP")],
  [
    "ten thousand payload types",
    goodOffer.replace("111 126 110", Array.from({ length: 10_000 }, (_, type) => String(type)).join(" ")),
  ],
  [
    "two thousand slow key tones",
    goodOffer +
      Array.from({ length: 2000 }, (_, type) => `a=rtpmap:${String(type)} telephone-event/8000\r\n`).join(""),
  ],
  ["a thousand candidates", goodOffer + "a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n".repeat(1000)],
  ["a candidate with markup", `${goodOffer}a=candidate:1 1 udp 1 <img/src=x> 9 typ host\r\n`],
  ["line ends of another kind", goodOffer.replaceAll("\r\n", "\n")],
  ["zeros within", goodOffer.replaceAll("a=", "a=\0")],
  ["all lines twice", goodOffer.replaceAll(/([^\r]*\r\n)/g, "$1$1")],
  ["a line of 60,000 characters", `${goodOffer}a=${"x".repeat(60_000)}\r\n`],
  ["only the second half", goodOffer.slice(goodOffer.length / 2)],
  ["a bundle of nothing", goodOffer.replace("t=0 0", "t=0 0\r\na=group:BUNDLE 1 2 3 nothing")],
];
