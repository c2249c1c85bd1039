import type { CallId } from "../core/call/call.ts";
import type { MediaCounters, Statistics } from "../core/ports/statistics.ts";

/** The connection of a call; null when it has none (any more). */
export type ConnectionOf = (id: CallId) => Pick<RTCPeerConnection, "getStats"> | null;

/** One of the browser's records; which fields it has differs between browsers (W3C webrtc-stats). */
type Report = Readonly<Record<string, unknown>>;

/** Reads the browser's own statistics. What a browser does not tell is null, never a guess. */
export function createStatistics(connectionOf: ConnectionOf, now: () => number): Statistics {
  return {
    read: async (id) => {
      try {
        const stats = await connectionOf(id)?.getStats();
        return stats === undefined ? null : countersOf(asReports(stats), now());
      } catch {
        // Closed while it was asked.
        return null;
      }
    },
  };
}

function asReports(stats: RTCStatsReport): readonly Report[] {
  const reports: Report[] = [];
  // The DOM's types give each record three fields only.
  stats.forEach((report) => reports.push(report as Report));
  return reports;
}

function countersOf(reports: readonly Report[], at: number): MediaCounters {
  const audio = (type: string): Report | undefined =>
    // `mediaType` is what Safari calls it.
    reports.find((one) => one["type"] === type && (one["kind"] ?? one["mediaType"]) === "audio");
  const byId = (id: unknown): Report | undefined => reports.find((one) => one["id"] === id);
  const inbound = audio("inbound-rtp");
  const outbound = audio("outbound-rtp");
  const remote = audio("remote-inbound-rtp");
  const pair = selectedPair(reports);
  return {
    at,
    received: inbound === undefined ? null : receivedOf(inbound),
    sent: outbound === undefined ? null : sentOf(outbound, remote, audio("media-source")),
    roundTrip: figure(pair?.["currentRoundTripTime"]) ?? figure(remote?.["roundTripTime"]),
    path: pathOf(byId(pair?.["localCandidateId"]), byId(pair?.["remoteCandidateId"])),
    gathered: gatheredIn(reports),
    codec: text(byId(inbound?.["codecId"] ?? outbound?.["codecId"])?.["mimeType"]),
  };
}

function receivedOf(inbound: Report): NonNullable<MediaCounters["received"]> {
  return {
    packets: figure(inbound["packetsReceived"]) ?? 0,
    lost: figure(inbound["packetsLost"]) ?? 0,
    bytes: figure(inbound["bytesReceived"]) ?? 0,
    jitter: figure(inbound["jitter"]),
    concealedSamples: figure(inbound["concealedSamples"]),
    totalSamples: figure(inbound["totalSamplesReceived"]),
    level: figure(inbound["audioLevel"]),
    jitterBufferDelay: figure(inbound["jitterBufferDelay"]),
    jitterBufferEmitted: figure(inbound["jitterBufferEmittedCount"]),
  };
}

function sentOf(
  outbound: Report,
  remote: Report | undefined,
  source: Report | undefined,
): NonNullable<MediaCounters["sent"]> {
  return {
    packets: figure(outbound["packetsSent"]) ?? 0,
    bytes: figure(outbound["bytesSent"]) ?? 0,
    lostAtFarEnd: figure(remote?.["packetsLost"]),
    fractionLost: figure(remote?.["fractionLost"]),
    level: figure(source?.["audioLevel"]),
  };
}

/** The pair in use: named by the transport, or marked by Firefox, which has no transport records. */
function selectedPair(reports: readonly Report[]): Report | undefined {
  const pairs = reports.filter(({ type }) => type === "candidate-pair");
  const named = reports.find(
    ({ type, selectedCandidatePairId: id }) => type === "transport" && id !== undefined,
  );
  return (
    pairs.find(({ id }) => id === named?.["selectedCandidatePairId"]) ??
    pairs.find(({ selected }) => selected === true) ??
    pairs.find(({ nominated, state }) => nominated === true && state === "succeeded")
  );
}

type Kind = MediaCounters["gathered"][number];
const kinds: readonly Kind[] = ["host", "srflx", "prflx", "relay"];
const kindOf = (candidate: Report | undefined): Kind | undefined =>
  kinds.find((kind) => kind === candidate?.["candidateType"]);

function pathOf(ours: Report | undefined, theirs: Report | undefined): MediaCounters["path"] {
  const local = kindOf(ours);
  const remote = kindOf(theirs);
  if (local === undefined || remote === undefined) return null;
  return { local, remote, protocol: text(ours?.["protocol"]) ?? "udp" };
}

function gatheredIn(reports: readonly Report[]): readonly Kind[] {
  const seen = reports.filter(({ type }) => type === "local-candidate").map(kindOf);
  return kinds.filter((kind) => seen.includes(kind));
}

const figure = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
