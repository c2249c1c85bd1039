import { parseArgs } from "node:util";
import { LabError } from "../lab/lab-error.ts";
import { deadServers } from "./phones/conditions.ts";
import type { DeadServer } from "./phones/conditions.ts";
import { phones as phoneNames } from "./phones/measures.ts";
import type { PhoneName } from "./phones/measures.ts";

/** What can be measured, in the order in which it is. */
export const parts = [
  "phones",
  "ring",
  "shift",
  "soak",
  "races",
  "hostile",
  "permission",
  "settings",
  "webhooks",
] as const;
export type Part = (typeof parts)[number];

export interface Flags {
  readonly help: boolean;
  readonly json: boolean;
  readonly parts: readonly Part[];
  /** Of phones, rings and the settings page. */
  readonly rounds: number;
  /** Of the shift. */
  readonly calls: number;
  readonly soak: { readonly calls: number; readonly registrations: number };
  readonly races: number;
  /** Labs in which races are played side by side. */
  readonly lanes: number;
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

Measures Ringbridge: its phone beside two stock phones (sip.js's SimpleUser and JsSIP), how soon a call is heard to ring, what a
shift of calls leaves behind in the page, what becomes of a week in one page and of things that happen at once, what a hostile SIP server does to it, and its backend beside what the same server does when it has nothing to do.
What each figure means: bench/README.md.

  --json        prints one JSON object, and nothing else, on standard output
  --short       fewer of everything: enough to see that it works, too few to compare
  --only PARTS  some of ${parts.join(",")}; default all of them
  --rounds N    how often each phone, ring and the settings page are measured, 1 to 1000; default 10, short 3
  --calls N     how many calls the phone takes in a row, 5 to 10000; default 100, in a soak 1000, short 10 and 60
  --registrations N  how often the phone registers in a soak, 0 to 100000; default 5000, short 200
  --soak        nothing but a soak of a week: 2000 calls, 10000 registrations
  --races N     how many races are played, 1 to 1000000; default 10000, short 30
  --lanes N     in how many labs races are played side by side, 1 to 3; default 2
  --replies N   how many customers answer a request for permission, 1 to 1000; default 20, short 5
  --turns N     how many seconds webhooks are delivered in each way, 1 to 100; default 3, short 1 of half a second
  --messages N  how many mutated messages the hostile server sends, 0 to 10000000; default 1000000, short 20000
  --seed N      what its chance and that of the races comes from, 0 to 4294967295; default 4475. The same seed: the same
                messages, the same races
  --lab N       the first of the three labs to start for it, 0 to 97; default 30
  --delay LIST  milliseconds between browser and PBX and back for the phones, such as 0,40,100,200; without it both are on one
                machine. Takes root: it makes a network (lab/README.md)
  --dead LIST   measures the phones also with servers for ICE that never answer: some of ${deadServers.join(",")}
  --phones LIST some of ${phoneNames.join(",")}; default all of them
  --stun        leaves SimpleUser its default STUN server on the internet; without it no phone has one

  --help        this text`;

/** A flag that nobody can obey: told with exit code 2. */
export class UsageError extends LabError {}

/** What is usual, in this order: all of it, and --short. */
const usual = {
  rounds: ["10", "3"],
  calls: ["100", "10"],
  soakCalls: ["1000", "60"],
  registrations: ["5000", "200"],
  races: ["10000", "30"],
  replies: ["20", "5"],
  turns: ["3", "1"],
  messages: ["1000000", "20000"],
} as const;
/** Of --soak. */
const soakOfAWeek = { calls: "2000", registrations: "10000" } as const;

/** @throws UsageError naming the flag and what it must be. */
export function readFlags(args: readonly string[]): Flags {
  const values = parse(args);
  const { help, json, stun, short, soak } = values;
  const size = short ? 1 : 0;
  const week = soak
    ? soakOfAWeek
    : { calls: usual.soakCalls[size], registrations: usual.registrations[size] };
  const counted = (
    name: Exclude<keyof typeof usual, "soakCalls">,
    most: number,
    least = 1,
    otherwise: string = usual[name][size],
  ) => wholeNumber(`--${name}`, values[name] ?? otherwise, least, most);
  return {
    help,
    json,
    stun,
    parts: someOf("--only", values.only ?? (soak ? "soak" : parts.join(",")), parts),
    rounds: counted("rounds", 1000),
    calls: counted("calls", 10_000, 5),
    soak: {
      calls: counted("calls", 10_000, 5, week.calls),
      registrations: counted("registrations", 100_000, 0, week.registrations),
    },
    races: counted("races", 1_000_000),
    lanes: wholeNumber("--lanes", values.lanes, 1, 3),
    replies: counted("replies", 1000),
    turns: counted("turns", 100),
    turnLasts: short ? 500 : 1000,
    messages: counted("messages", 10_000_000, 0),
    seed: wholeNumber("--seed", values.seed, 0, 2 ** 32 - 1),
    share: short ? 20 : 1,
    lab: wholeNumber("--lab", values.lab, 0, 97),
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
        only: { type: "string" },
        soak: { type: "boolean", default: false },
        registrations: { type: "string" },
        races: { type: "string" },
        lanes: { type: "string", default: "2" },
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
