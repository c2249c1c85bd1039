import { expect, it } from "vitest";
import { withoutSlowKeyTones } from "./telephone-events.ts";

const lines = (...all: readonly string[]) => [...all, ""].join("\r\n");

it("leaves the key tones with the clock of opus", () => {
  const offered = lines(
    "v=0",
    "m=audio 22446 UDP/TLS/RTP/SAVPF 107 101 103",
    "a=rtpmap:107 opus/48000/2",
    "a=rtpmap:101 telephone-event/48000",
    "a=fmtp:101 0-16",
    "a=rtpmap:103 telephone-event/8000",
    "a=fmtp:103 0-16",
    "a=ptime:20",
  );
  expect(withoutSlowKeyTones(offered)).toBe(
    lines(
      "v=0",
      "m=audio 22446 UDP/TLS/RTP/SAVPF 107 101",
      "a=rtpmap:107 opus/48000/2",
      "a=rtpmap:101 telephone-event/48000",
      "a=fmtp:101 0-16",
      "a=ptime:20",
    ),
  );
});

it("leaves the only key tones there are", () => {
  const slowOnly = lines(
    "m=audio 9 UDP/TLS/RTP/SAVPF 0 101",
    "a=rtpmap:0 PCMU/8000",
    "a=rtpmap:101 telephone-event/8000",
  );
  expect(withoutSlowKeyTones(slowOnly)).toBe(slowOnly);
  const none = lines("m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=rtpmap:111 opus/48000/2");
  expect(withoutSlowKeyTones(none)).toBe(none);
});

it("takes no port and no other type for the one it removes", () => {
  const offered = lines(
    "m=audio 103 UDP/TLS/RTP/SAVPF 1030 101 103",
    "a=rtpmap:1030 opus/48000/2",
    "a=rtpmap:101 telephone-event/48000",
    "a=rtpmap:103 telephone-event/8000",
  );
  expect(withoutSlowKeyTones(offered)).toContain(
    "m=audio 103 UDP/TLS/RTP/SAVPF 1030 101\r\na=rtpmap:1030 opus",
  );
});
