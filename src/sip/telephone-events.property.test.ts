import fc from "fast-check";
import { expect, it } from "vitest";
import { withoutSlowKeyTones } from "./telephone-events.ts";

const type = fc.integer({ min: 0, max: 127 });
const line = fc.oneof(
  type.map((number) => `a=rtpmap:${String(number)} telephone-event/8000`),
  type.map((number) => `a=rtpmap:${String(number)} telephone-event/48000`),
  type.map((number) => `a=fmtp:${String(number)} 0-16`),
  fc.array(type).map((types) => ["m=audio 9 UDP/TLS/RTP/SAVPF", ...types].join(" ")),
  fc.string({ unit: "binary" }),
);
const description = fc.array(line).map((lines) => lines.join("\r\n"));

it("only takes away, and nothing more the second time", () => {
  fc.assert(
    fc.property(description, (sdp) => {
      const once = withoutSlowKeyTones(sdp);
      expect(once.length).toBeLessThanOrEqual(sdp.length);
      expect(withoutSlowKeyTones(once)).toBe(once);
    }),
    { numRuns: 1_000 },
  );
});

it("reads the longest description a server can send within a moment", () => {
  const types = Array.from({ length: 1_500 }, (_, number) => number);
  const sdp = [
    `m=audio 9 UDP/TLS/RTP/SAVPF ${types.join(" ")}`,
    "a=rtpmap:9999 telephone-event/48000",
    ...types.map((number) => `a=rtpmap:${String(number)} telephone-event/8000`),
  ].join("\r\n");
  const { user } = process.threadCpuUsage();
  withoutSlowKeyTones(sdp);
  expect((process.threadCpuUsage().user - user) / 1_000).toBeLessThan(50);
});
