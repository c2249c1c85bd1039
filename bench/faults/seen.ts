/** What came of a fault, once. Times are seconds; null: it never came. */
export interface Seen {
  /** Whether both still heard each other at the end; undefined: there was no call. */
  readonly kept: boolean | undefined;
  /** The longest pieces without the other's voice; undefined: there was no call. */
  readonly silence: { readonly agent: number | null; readonly customer: number | null } | undefined;
  readonly registered: number | null;
  /** The longest time for which the line was said to be ready while no call would ring. */
  readonly lied: number;
  /** Whether what came afterwards worked; undefined: it was not tried. */
  readonly after: After | undefined;
  /** Lines that came onto the screen, in order. */
  readonly words: readonly string[];
  /** Seconds it took the customer to be let go of when the call was lost; undefined: it was not. */
  readonly freed: number | null | undefined;
  /** For whoever has to find out why: when what was so, in seconds since the fault. */
  readonly timeline: Timeline;
  /** Sentences: what the bench itself could not do. */
  readonly troubles: readonly string[];
}

/** Pieces of time, each from when to when. */
type Pieces = readonly (readonly [number, number])[];

export interface Timeline {
  /** The agent heard the customer. */
  readonly agent: Pieces;
  /** The customer heard the agent. */
  readonly customer: Pieces;
  /** The line was said to be ready. */
  readonly ready: Pieces;
  /** No call would have rung. */
  readonly deaf: Pieces;
  /** The cause had gone, and all was looked at. */
  readonly over: number;
  readonly end: number;
  /** What became of the customer's call. */
  readonly call: string | null;
}

/** A call afterwards that rang, was answered and heard; or the end of the one that went on, as told by the app. */
export type After = "works" | { readonly why: string };
