import { parseArgs } from "node:util";
import { LabError } from "../../lab/lab-error.ts";

export interface Flags {
  readonly help: boolean;
  readonly list: boolean;
  readonly json: boolean;
  readonly quick: boolean;
  /** Empty: all. */
  readonly only: readonly string[];
  readonly times: number;
  /** The first of three. */
  readonly lab: number;
  readonly asBuilt: boolean;
}

export const HELP = `npm run faults -- [options]

Breaks whatever can break while the built app runs in a real Chromium before a real Asterisk, and tells what came of it: whether
the call went on, how long nobody was heard, when the phone was registered again, and what the app said meanwhile.

  --list      prints the table of faults and what must come of each, and plays none
  --only IDS  some of them, separated by commas
  --quick     a few of them, for every day: kept or not and what is said count, seconds do not
  --times N   each so often, 1 to 1000; default 1
  --json      prints one JSON object, and nothing else, on standard output
  --lab N     the first of the three labs to start for it, 0 to 97; default 56
  --as-built  takes the app as the last run has built it

  --help      this text`;

/** A flag that nobody can obey: told with exit code 2. */
export class UsageError extends LabError {}

/** @throws UsageError naming the flag and what it must be. */
export function readFlags(args: readonly string[]): Flags {
  const { help, list, json, quick, only, times, lab, "as-built": asBuilt } = parse(args);
  return {
    help,
    list,
    json,
    quick,
    asBuilt,
    only: only === undefined ? [] : only.split(","),
    times: wholeNumber("--times", times, 1, 1000),
    lab: wholeNumber("--lab", lab, 0, 97),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        quick: { type: "boolean", default: false },
        only: { type: "string" },
        times: { type: "string", default: "1" },
        lab: { type: "string", default: "56" },
        "as-built": { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(
    `${flag} must be a whole number from ${String(least)} to ${String(most)}, not "${text}".`,
  );
}
