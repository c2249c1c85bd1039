import { describe, expect, test } from "vitest";
import { UsageError, parts, readFlags } from "./flags.ts";

describe("readFlags", () => {
  test("without flags: everything, for people, from lab 30 on, no STUN", () => {
    expect(readFlags([])).toEqual({
      help: false,
      json: false,
      stun: false,
      parts,
      rounds: 10,
      calls: 100,
      replies: 20,
      turns: 3,
      turnLasts: 1000,
      messages: 1_000_000,
      seed: 4475,
      share: 1,
      lab: 30,
      phones: ["ringbridge", "simpleuser", "jssip", "bare"],
      delays: [],
      dead: [],
    });
  });

  test("takes every flag", () => {
    const numbers = ["--rounds", "25", "--calls", "50", "--replies=40", "--turns", "9", "--lab=7"];
    const hostile = ["--messages", "5000", "--seed=1"];
    const flags = readFlags([
      "--json",
      "--stun",
      "--only",
      "webhooks,phones",
      "--help",
      ...numbers,
      ...hostile,
      ...["--delay", "0,40", "--dead=turn,stun", "--phones", "ringbridge"],
    ]);
    expect(flags).toEqual({
      help: true,
      json: true,
      stun: true,
      parts: ["phones", "webhooks"],
      rounds: 25,
      calls: 50,
      replies: 40,
      turns: 9,
      turnLasts: 1000,
      messages: 5000,
      seed: 1,
      share: 1,
      lab: 7,
      phones: ["ringbridge"],
      delays: [0, 40],
      dead: ["stun", "turn"],
    });
  });

  test("--short takes fewer of everything, but for what is asked for", () => {
    const short = { rounds: 3, calls: 10, replies: 5, turns: 1, turnLasts: 500, messages: 20_000, share: 20 };
    expect(readFlags(["--short"])).toMatchObject(short);
    expect(readFlags(["--short", "--replies", "30"])).toMatchObject({ ...short, replies: 30 });
  });

  test.each([
    [["--rounds", "0"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "1001"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "2.5"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "ten"], '"ten"'],
    [["--rounds="], '""'],
    [["--calls", "4"], "--calls must be a whole number from 5 to 1000"],
    [["--replies", "0"], "--replies must be a whole number from 1 to 1000"],
    [["--turns", "101"], "--turns must be a whole number from 1 to 100"],
    [["--messages", "many"], '"many"'],
    [["--seed", "4294967296"], "--seed must be a whole number from 0 to 4294967295"],
    [["--lab", "98"], "--lab must be a whole number from 0 to 97"],
    [["--lab=-1"], "--lab must be a whole number from 0 to 97"],
    [["--only", "phones,webhook"], '"webhook"'],
    [["--only="], "--only takes some of phones,shift,hostile,permission,settings,webhooks"],
    [["--delay", "0,,100"], '""'],
    [["--delay", "2001"], "--delay must be a whole number from 0 to 2000"],
    [["--dead", "dns"], "--dead takes some of stun,stun-name,turn"],
    [["--phones", "ringbridge,twilio"], '"twilio"'],
    [["--round", "10"], "--round"],
    [["10"], "10"],
  ])("refuses %j in words", (args, words) => {
    expect(() => readFlags(args)).toThrow(UsageError);
    expect(() => readFlags(args)).toThrow(words);
  });
});
