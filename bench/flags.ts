import { parseArgs } from "node:util";
import { LabError } from "../lab/lab-error.ts";

/** What can be measured, in the order in which it is. */
export const parts = ["phones", "shift", "hostile", "permission", "settings", "webhooks"] as const;
export type Part = (typeof parts)[number];

export interface Flags {
  readonly help: boolean;
  readonly json: boolean;
  readonly parts: readonly Part[];
  /** Of phones and of the settings page. */
  readonly rounds: number;
  /** Of the shift. */
  readonly calls: number;
  /** Customers who answer. */
  readonly replies: number;
  /** Turns of webhooks, and milliseconds of each. */
  readonly turns: number;
  readonly turnLasts: number;
  /** Mutated ones of the hostile server, what they come from, and one of how many of its other ones. */
  readonly messages: number;
  readonly seed: number;
  readonly share: number;
  /** The first of three. */
  readonly lab: number;
  readonly stun: boolean;
}

export const HELP = `npm run bench -- [options]

Measures Ringbridge: its phone beside two stock phones (sip.js's SimpleUser and JsSIP), what a shift of calls leaves behind
in the page, what a hostile SIP server does to it, and its backend beside what the same server does when it has nothing to do.
What each figure means: bench/README.md.

  --json        prints one JSON object, and nothing else, on standard output
  --short       fewer of everything: enough to see that it works, too few to compare
  --only PARTS  some of ${parts.join(",")}; default all of them
  --rounds N    how often each phone and the settings page are measured, 1 to 1000; default 10, short 3
  --calls N     how many calls the phone takes in a row, 5 to 1000; default 100, short 10
  --replies N   how many customers answer a request for permission, 1 to 1000; default 20, short 5
  --turns N     how many seconds webhooks are delivered in each way, 1 to 100; default 3, short 1 of half a second
  --messages N  how many mutated messages the hostile server sends, 0 to 10000000; default 1000000, short 20000
  --seed N      what its chance comes from, 0 to 4294967295: the same seed, the same messages; default 4475
  --lab N       the first of the three labs to start for it, 0 to 97; default 30
  --stun        leaves SimpleUser its default STUN server on the internet; without it no phone has one

  --help        this text`;

/** A flag that nobody can obey: told with exit code 2. */
export class UsageError extends LabError {}

/** @throws UsageError naming the flag and what it must be. */
export function readFlags(args: readonly string[]): Flags {
  const { help, json, stun, short, only, rounds, calls, replies, turns, messages, seed, lab } = parse(args);
  const [usualRounds, usualCalls, usualReplies, usualTurns, usualMessages] = short
    ? ["3", "10", "5", "1", "20000"]
    : ["10", "100", "20", "3", "1000000"];
  return {
    help,
    json,
    stun,
    parts: partsIn(only),
    rounds: wholeNumber("--rounds", rounds ?? usualRounds, 1, 1000),
    calls: wholeNumber("--calls", calls ?? usualCalls, 5, 1000),
    replies: wholeNumber("--replies", replies ?? usualReplies, 1, 1000),
    turns: wholeNumber("--turns", turns ?? usualTurns, 1, 100),
    turnLasts: short ? 500 : 1000,
    messages: wholeNumber("--messages", messages ?? usualMessages, 0, 10_000_000),
    seed: wholeNumber("--seed", seed, 0, 2 ** 32 - 1),
    share: short ? 20 : 1,
    lab: wholeNumber("--lab", lab, 0, 97),
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
        short: { type: "boolean", default: false },
        only: { type: "string", default: parts.join(",") },
        rounds: { type: "string" },
        calls: { type: "string" },
        replies: { type: "string" },
        turns: { type: "string" },
        messages: { type: "string" },
        seed: { type: "string", default: "4475" },
        lab: { type: "string", default: "30" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function partsIn(text: string): readonly Part[] {
  const names = text.split(",");
  const unknown = names.find((name) => !parts.some((part) => part === name));
  if (unknown !== undefined)
    throw new UsageError(`--only takes some of ${parts.join(",")}, separated by commas, not "${unknown}".`);
  return parts.filter((part) => names.includes(part));
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(
    `${flag} must be a whole number from ${String(least)} to ${String(most)}, not "${text}".`,
  );
}
