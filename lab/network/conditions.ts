/** How a network treats what is sent over it. */
export interface Conditions {
  /** Milliseconds there and back, half of it each way. */
  readonly roundTrip: number;
  /** Each packet comes up to so many milliseconds sooner or later than that, each way. Above 0 packets may overtake others. */
  readonly jitter: number;
  /** Per cent of the packets that never arrive, each way. */
  readonly loss: number;
}

export const perfect: Conditions = { roundTrip: 0, jitter: 0, loss: 0 };

/** As an order to the bridge, whose delay is one way. */
export const orderOf = ({ roundTrip, jitter, loss }: Conditions): string =>
  `set ${String(roundTrip / 2)} ${String(jitter)} ${String(loss)}`;

/** Where the ends of a lab's network are: in what RFC 2544 keeps for measurements, so that it is nobody's. */
export const pbxAddressOf = (index: number): string => `198.18.${String(index)}.1`;

/** The browser's first address, and those it changes to. */
export const browserAddressOf = (index: number, change: number): string =>
  // .0, .1 and .255 are not for browsers.
  `198.18.${String(index)}.${String(2 + (change % 253))}`;
