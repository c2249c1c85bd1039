import type { Reporter } from "../lab/reporter.ts";
import type { Builds } from "./builds.ts";
import type { Flags } from "./flags.ts";

/** What all parts share. */
export interface Run {
  readonly flags: Flags;
  readonly builds: Builds;
  readonly reporter: Reporter;
  /** Somebody has pressed Ctrl-C. */
  readonly stopped: AbortSignal;
}

/** What one part came to. */
export interface Measured {
  /** Its keys of the JSON form. */
  readonly result: Readonly<Record<string, unknown>>;
  /** For people. */
  readonly text: string;
  /** Sentences. */
  readonly faults: readonly string[];
}
