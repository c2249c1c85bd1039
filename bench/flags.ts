import { parseArgs } from "node:util";
import { LabError } from "../lab/lab-error.ts";
import { deadServers } from "./phones/conditions.ts";
import type { DeadServer } from "./phones/conditions.ts";
import { phones as phoneNames } from "./phones/measures.ts";
import type { PhoneName } from "./phones/measures.ts";

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
  /** Which phones. */
  readonly phones: readonly PhoneName[];
  /** Milliseconds between browser and PBX and back; empty: both on one machine. */
  readonly delays: readonly number[];
  /** Servers for ICE that never answer, each of which the phones are measured with, too. */
  readonly dead: readonly DeadServer[];
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
  --delay LIST  milliseconds between browser and PBX and back for the phones, such as 0,40,100,200; without it both are on one
                machine. Takes root: it makes a network (lab/README.md)
  --dead LIST   measures the phones also with servers for ICE that never answer: some of ${deadServers.join(",")}
  --phones LIST some of ${phoneNames.join(",")}; default all of them
  --stun        leaves SimpleUser its default STUN server on the internet; without it no phone has one

  --help        this text`;

/** A flag that nobody can obey: told with exit code 2. */
export class UsageError extends LabError {}

/** @throws UsageError naming the flag and what it must be. */
export function readFlags(args: readonly string[]): Flags {
  const values = parse(args);
  const { help, json, stun, short, only, rounds, calls, replies, turns, messages, seed, lab } = values;
  const [usualRounds, usualCalls, usualReplies, usualTurns, usualMessages] = short
    ? ["3", "10", "5", "1", "20000"]
    : ["10", "100", "20", "3", "1000000"];
  return {
    help,
    json,
    stun,
    parts: someOf("--only", only, parts),
    rounds: wholeNumber("--rounds", rounds ?? usualRounds, 1, 1000),
    calls: wholeNumber("--calls", calls ?? usualCalls, 5, 1000),
    replies: wholeNumber("--replies", replies ?? usualReplies, 1, 1000),
    turns: wholeNumber("--turns", turns ?? usualTurns, 1, 100),
    turnLasts: short ? 500 : 1000,
    messages: wholeNumber("--messages", messages ?? usualMessages, 0, 10_000_000),
    seed: wholeNumber("--seed", seed, 0, 2 ** 32 - 1),
    share: short ? 20 : 1,
    lab: wholeNumber("--lab", lab, 0, 97),
    phones: someOf("--phones", values.phones, phoneNames),
    delays: delaysIn(values.delay),
    dead: deadIn(values.dead),
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
        delay: { type: "string" },
        dead: { type: "string" },
        phones: { type: "string", default: phoneNames.join(",") },
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

const delaysIn = (text: string | undefined): readonly number[] =>
  text === undefined ? [] : text.split(",").map((each) => wholeNumber("--delay", each, 0, 2000));

const deadIn = (text: string | undefined): readonly DeadServer[] =>
  text === undefined ? [] : someOf("--dead", text, deadServers);

function someOf<T extends string>(flag: string, text: string, all: readonly T[]): readonly T[] {
  const names = text.split(",");
  const unknown = names.find((name) => !all.some((each) => each === name));
  if (unknown !== undefined)
    throw new UsageError(`${flag} takes some of ${all.join(",")}, separated by commas, not "${unknown}".`);
  return all.filter((each) => names.includes(each));
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(
    `${flag} must be a whole number from ${String(least)} to ${String(most)}, not "${text}".`,
  );
}
