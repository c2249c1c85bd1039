import type { Instant } from "../time.ts";

/** Our connection to Asterisk. While it is `away`, all we know of Asterisk is as old as `since`. */
export type PbxLink = { readonly state: "connected" | "away"; readonly since: Instant };

/** A phone as Asterisk has it. */
export type PhoneAtPbx = {
  /** `registered`: not yet asked whether it answers; `unreachable`: registered and silent; `unknown`: Asterisk is away. */
  readonly state: "reachable" | "registered" | "unreachable" | "not-registered" | "unknown";
  readonly since: Instant | null;
  /** Milliseconds of its last OPTIONS. */
  readonly roundTripMs: number | null;
  /** How many browsers are registered. */
  readonly contacts: number;
};

/** What Asterisk's queue has of an agent. */
export type ShiftAtPbx =
  | { readonly state: "ready" }
  | {
      readonly state: "paused";
      /** A word such as `lunch`; null: none was given. */
      readonly reason: string | null;
      readonly since: Instant | null;
    }
  /** The queue rings this phone for nobody. */
  | { readonly state: "not-in-queue" }
  /** Asterisk is away, or was not asked yet. */
  | { readonly state: "unknown" };

/** The call a phone has now. */
export type CallAtPbx = {
  readonly direction: "inbound" | "outbound";
  readonly state: "ringing" | "talking";
  /** E.164, a business-scoped id, or null for a call that is no customer's. */
  readonly customer: string | null;
  readonly customerName: string | null;
  /** E.164 with its plus. */
  readonly businessNumber: string | null;
  readonly since: Instant;
};

/** What the agent's own page says of its line. */
export type BrowserLine = "ready" | "connecting" | "down" | "signed-out";
