import type { CallId } from "../call/call.ts";

/** What the peer connection of a call has counted so far. Counters only grow; null is what this browser does not tell. */
export type MediaCounters = {
  /** Milliseconds since 1970, when these were read. */
  readonly at: number;
  readonly received: {
    readonly packets: number;
    readonly lost: number;
    readonly bytes: number;
    /** Seconds. */
    readonly jitter: number | null;
    /** Seconds of audio that had to be made up, and of all audio played. */
    readonly concealedSamples: number | null;
    readonly totalSamples: number | null;
    /** 0 to 1: how loud it is at the moment. */
    readonly level: number | null;
    /** Seconds that audio waits in the jitter buffer, summed over the emitted count. */
    readonly jitterBufferDelay: number | null;
    readonly jitterBufferEmitted: number | null;
  } | null;
  readonly sent: {
    readonly packets: number;
    readonly bytes: number;
    /** What the other side reports of our packets (RTCP receiver reports). */
    readonly lostAtFarEnd: number | null;
    /** Part of the packets lost in its last report, 0 to 1. */
    readonly fractionLost: number | null;
    /** 0 to 1: how loud our microphone is. */
    readonly level: number | null;
  } | null;
  /** Seconds between us and Asterisk and back. */
  readonly roundTrip: number | null;
  /** The pair of candidates in use (RFC 8445); null until one is. */
  readonly path: {
    readonly local: "host" | "srflx" | "prflx" | "relay";
    readonly remote: "host" | "srflx" | "prflx" | "relay";
    readonly protocol: string;
  } | null;
  /** Every kind of candidate we gathered. */
  readonly gathered: readonly ("host" | "srflx" | "prflx" | "relay")[];
  readonly codec: string | null;
};

/** Reads what a call's connection has counted. */
export type Statistics = {
  /** Resolves with null when the call has no connection (any more). Never rejects. */
  readonly read: (id: CallId) => Promise<MediaCounters | null>;
};
