import type { LiveChange } from "../../core/ports/live.ts";

/** What an event comes to, to be done once it is stored. */
export type Consequences = {
  readonly tell: readonly LiveChange[];
  readonly toRead: readonly string[];
};
