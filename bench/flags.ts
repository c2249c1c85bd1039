import { parseArgs } from "node:util";
import { LabError } from "../lab/lab-error.ts";

export interface Flags {
  readonly help: boolean;
  readonly json: boolean;
  readonly rounds: number;
  readonly lab: number;
  readonly stun: boolean;
}

export const HELP = `npm run bench -- [options]

Measures Ringbridge beside two stock phones, sip.js's SimpleUser and JsSIP: the same lab, the same browser, taking
turns. What each figure means: bench/README.md.

  --json        prints one JSON object, and nothing else, on standard output
  --rounds N    how often each phone is measured, 1 to 1000; default 10
  --lab N       which lab to start for it, 0 to 99; default 30
  --stun        leaves SimpleUser its default STUN server on the internet; without it no phone has one

  --help        this text`;

/** A flag that nobody can obey: told with exit code 2. */
export class UsageError extends LabError {}

/** @throws UsageError naming the flag and what it must be. */
export function readFlags(args: readonly string[]): Flags {
  const { help, json, stun, rounds, lab } = parse(args);
  return {
    help,
    json,
    stun,
    rounds: wholeNumber("--rounds", rounds, 1, 1000),
    lab: wholeNumber("--lab", lab, 0, 99),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        stun: { type: "boolean", default: false },
        rounds: { type: "string", default: "10" },
        lab: { type: "string", default: "30" },
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
