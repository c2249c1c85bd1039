import { SECOND } from "../../core/time.ts";

const KIB = 1024;

/** How much, and for how long, a connection may ask of us. */
export type Sizes = {
  readonly fastify: {
    readonly bodyLimit: number;
    /** For a whole request to arrive: who sends it byte by byte is cut off. */
    readonly requestTimeout: number;
    /** For a connection on which nothing moves, an answer that nobody takes too. Longer than the streams' heartbeat. */
    readonly connectionTimeout: number;
    /** Longer than nginx keeps its connections to us (60 s), so that never both close at once. */
    readonly keepAliveTimeout: number;
  };
  readonly http: {
    readonly maxHeaderSize: number;
    readonly headersTimeout: number;
    /** How often the three times are looked at. */
    readonly connectionsCheckingInterval: number;
  };
  /** Meta's deliveries; its documentation says up to 3 MB, what was seen stays far below 100 kB. */
  readonly webhookBody: number;
};

export const usualSizes: Sizes = {
  fastify: {
    bodyLimit: 64 * KIB,
    requestTimeout: 30 * SECOND,
    connectionTimeout: 60 * SECOND,
    keepAliveTimeout: 65 * SECOND,
  },
  http: { maxHeaderSize: 16 * KIB, headersTimeout: 15 * SECOND, connectionsCheckingInterval: 5 * SECOND },
  webhookBody: 1024 * KIB,
};
