import { describe, expect, it } from "vitest";
import { friday } from "../testing/builders.ts";
import { createStatistics } from "./statistics.ts";

type Record = { readonly id: string; readonly type: string } & { readonly [field: string]: unknown };

const reading = (...records: readonly Record[]) =>
  createStatistics(
    (id) =>
      id === "call-1"
        ? {
            getStats: () =>
              Promise.resolve(new Map(records.map((one) => [one.id, one])) as unknown as RTCStatsReport),
          }
        : null,
    () => friday,
  );

const chromium: readonly Record[] = [
  { id: "T", type: "transport", selectedCandidatePairId: "P2" },
  {
    id: "P1",
    type: "candidate-pair",
    localCandidateId: "L1",
    remoteCandidateId: "R",
    nominated: true,
    state: "succeeded",
  },
  {
    id: "P2",
    type: "candidate-pair",
    localCandidateId: "L2",
    remoteCandidateId: "R",
    currentRoundTripTime: 0.031,
  },
  { id: "L1", type: "local-candidate", candidateType: "host", protocol: "udp" },
  { id: "L2", type: "local-candidate", candidateType: "relay", protocol: "udp" },
  { id: "R", type: "remote-candidate", candidateType: "host" },
  { id: "C", type: "codec", mimeType: "audio/opus" },
  {
    id: "I",
    type: "inbound-rtp",
    kind: "audio",
    codecId: "C",
    packetsReceived: 500,
    packetsLost: 4,
    bytesReceived: 40_000,
    jitter: 0.003,
    concealedSamples: 960,
    totalSamplesReceived: 480_000,
    audioLevel: 0.2,
    jitterBufferDelay: 12,
    jitterBufferEmittedCount: 479_000,
  },
  { id: "O", type: "outbound-rtp", kind: "audio", codecId: "C", packetsSent: 510, bytesSent: 41_000 },
  { id: "S", type: "media-source", kind: "audio", audioLevel: 0.4 },
  {
    id: "RI",
    type: "remote-inbound-rtp",
    kind: "audio",
    packetsLost: 2,
    fractionLost: 0.01,
    roundTripTime: 0.05,
  },
];

describe("what a call's connection has counted", () => {
  it("is read from Chromium", async () => {
    expect(await reading(...chromium).read("call-1")).toEqual({
      at: friday,
      received: {
        packets: 500,
        lost: 4,
        bytes: 40_000,
        jitter: 0.003,
        concealedSamples: 960,
        totalSamples: 480_000,
        level: 0.2,
        jitterBufferDelay: 12,
        jitterBufferEmitted: 479_000,
      },
      sent: { packets: 510, bytes: 41_000, lostAtFarEnd: 2, fractionLost: 0.01, level: 0.4 },
      roundTrip: 0.031,
      path: { local: "relay", remote: "host", protocol: "udp" },
      gathered: ["host", "relay"],
      codec: "audio/opus",
    });
  });

  it("is read from Firefox, which has no transport, no media source and no round trip of the pair", async () => {
    const firefox = chromium
      .filter(({ type }) => type !== "transport" && type !== "media-source")
      .map((one) => (one.id === "P2" ? { ...one, currentRoundTripTime: undefined, selected: true } : one));
    expect(await reading(...firefox).read("call-1")).toMatchObject({
      sent: { packets: 510, level: null },
      roundTrip: 0.05,
      path: { local: "relay", remote: "host" },
    });
  });

  it("is null where a browser does not tell", async () => {
    const bare = await reading({ id: "I", type: "inbound-rtp", mediaType: "audio", packetsReceived: 3 }).read(
      "call-1",
    );
    expect(bare).toEqual({
      at: friday,
      received: {
        packets: 3,
        lost: 0,
        bytes: 0,
        jitter: null,
        concealedSamples: null,
        totalSamples: null,
        level: null,
        jitterBufferDelay: null,
        jitterBufferEmitted: null,
      },
      sent: null,
      roundTrip: null,
      path: null,
      gathered: [],
      codec: null,
    });
  });

  it("is none for a call without a connection, or one that closed meanwhile", async () => {
    expect(await reading().read("call-2")).toBeNull();
    const closing = { getStats: () => Promise.reject(new DOMException("closed", "InvalidStateError")) };
    expect(
      await createStatistics(
        () => closing,
        () => friday,
      ).read("call-1"),
    ).toBeNull();
  });
});
