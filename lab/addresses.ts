import { join, resolve } from "node:path";
import { LabError } from "./lab-error.ts";

/** Where this project lies. */
export const repository = resolve(import.meta.dirname, "..");

/** UDP ports for media, both ends included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Where the parts of one lab listen. Every lab has the same ports on loopback addresses of its own, so several run side
 * by side: lab n has its PBX on 127.0.n.1 and the stand-in for Meta on 127.0.n.2.
 */
export interface Addresses {
  readonly index: number;
  /** Everything this lab writes. */
  readonly directory: string;
  readonly pbx: {
    readonly address: string;
    readonly sipPort: number;
    readonly ariPort: number;
    readonly webSocketPort: number;
    /** Where its WebSockets are: another one when browsers reach it over a network of their own. */
    readonly webSocketAddress: string;
    readonly rtp: PortRange;
  };
  readonly meta: {
    readonly address: string;
    /** What Meta's side shows to the world: SIP over TLS. */
    readonly sipPort: number;
    /** Between the edge and the customers' phones: UDP, never leaves this address. */
    readonly edgePort: number;
    readonly phonePort: number;
    /** Where the edge asks whether a call may go through: UDP, never leaves this address. */
    readonly rulesPort: number;
    readonly ariPort: number;
    /** The Graph API over plain HTTP. */
    readonly graphPort: number;
    readonly rtp: PortRange;
  };
}

const LAST_INDEX = 99;
const RTP_START = 20_000;
const RTP_PORTS = 200;

/** @throws LabError when `index` is no whole number from 0 to 99. */
export function addressesOf(index: number, repository: string, webSocketAddress?: string): Addresses {
  if (!Number.isInteger(index) || index < 0 || index > LAST_INDEX)
    throw new LabError(
      `There is no lab ${String(index)}: give a whole number from 0 to ${String(LAST_INDEX)}.`,
    );
  const range = (place: number): PortRange => {
    const first = RTP_START + (2 * index + place) * RTP_PORTS;
    return { first, last: first + RTP_PORTS - 1 };
  };
  return {
    index,
    directory: join(repository, ".lab", String(index)),
    pbx: {
      address: `127.0.${String(index)}.1`,
      sipPort: 5061,
      ariPort: 8088,
      webSocketPort: 8089,
      webSocketAddress: webSocketAddress ?? `127.0.${String(index)}.1`,
      rtp: range(0),
    },
    meta: {
      address: `127.0.${String(index)}.2`,
      sipPort: 5061,
      edgePort: 5072,
      phonePort: 5070,
      rulesPort: 5074,
      ariPort: 8088,
      graphPort: 8090,
      rtp: range(1),
    },
  };
}
