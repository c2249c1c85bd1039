import type { MicrophoneFault } from "../ports/audio.ts";
import type { MediaCounters } from "../ports/statistics.ts";

/** What is looked at, in the order it is. */
export const checks = [
  "line",
  "microphone",
  "speaker",
  "notifications",
  "local-network",
  "candidates",
  "echo",
] as const;
export type Check = (typeof checks)[number];

/** What the browser answers when it is asked whether this page may do something. `unknown`: it has no such question. */
export type Allowed = "granted" | "denied" | "prompt" | "unknown";

export type Kind = MediaCounters["gathered"][number];

/** What a call to Asterisk's echo measured. Milliseconds and parts of one; null is what this browser does not tell. */
export type EchoMeasured = {
  readonly mos: number | null;
  readonly roundTrip: number | null;
  /** From the microphone to the ear: the round trip, the wait in the jitter buffer and a packet's own 20 ms. */
  readonly delay: number | null;
  readonly loss: number | null;
  readonly timeToAudio: number | null;
};

export type EchoFinding =
  | { readonly kind: "measured"; readonly measured: EchoMeasured }
  /** It was answered, and nothing came back. */
  | { readonly kind: "no-audio" }
  | { readonly kind: "not-answered" }
  /** A call is up, or came meanwhile: that one matters more. */
  | { readonly kind: "busy" };

/** What each look has found. One that is missing has not been made. */
export type Findings = {
  readonly line?: "ready" | "down";
  readonly microphone?: "heard" | "silent" | MicrophoneFault;
  /** Only a person can say whether a tone was heard. */
  readonly speaker?: "heard" | "not-heard" | "not-said";
  readonly notifications?: Allowed;
  readonly "local-network"?: Allowed;
  readonly candidates?: { readonly found: readonly Kind[]; readonly wanted: readonly Kind[] };
  readonly echo?: EchoFinding;
};
