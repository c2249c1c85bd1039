import type { Ports } from "../ports.ts";

/** What it takes to keep a number in step at Meta and in Asterisk. */
export type NumberPorts = Pick<
  Ports,
  "storage" | "secrets" | "clock" | "meta" | "pbx" | "view" | "live" | "logger" | "settings" | "memory"
>;

/** Everything that writes a number's settings to Meta, or its objects to Asterisk. */
export const turnOfNumber = (numberId: string): string => `number ${numberId}`;
