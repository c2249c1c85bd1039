/**
 * Where the phone tells its story: one `info` line a transition, nothing per packet, and never a
 * password, a customer's number or a whole SIP message (docs/logging.md).
 */
export type Logger = {
  readonly debug: (message: string) => void;
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
};

export const silentLogger: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
