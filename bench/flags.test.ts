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
      soak: { calls: 1000, registrations: 5000 },
      races: 10_000,
      lanes: 2,
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
    const races = ["--registrations", "70", "--races", "300", "--lanes=3"];
    const flags = readFlags([
      "--json",
      "--stun",
      "--only",
      "webhooks,phones",
      "--help",
      ...numbers,
      ...hostile,
      ...races,
      ...["--delay", "0,40", "--dead=turn,stun", "--phones", "ringbridge"],
    ]);
    expect(flags).toEqual({
      help: true,
      json: true,
      stun: true,
      parts: ["phones", "webhooks"],
      rounds: 25,
      calls: 50,
      soak: { calls: 50, registrations: 70 },
      races: 300,
      lanes: 3,
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

  test("--short has a short soak and few races", () => {
    const short = { soak: { calls: 60, registrations: 200 }, races: 30 };
    expect(readFlags(["--short"])).toMatchObject(short);
  });

  test("--soak is a week and nothing else, unless something else is asked for, too", () => {
    const week = { calls: 2000, registrations: 10_000 };
    expect(readFlags(["--soak"])).toMatchObject({ parts: ["soak"], soak: week });
    expect(readFlags(["--soak", "--calls", "300"])).toMatchObject({ soak: { ...week, calls: 300 } });
    expect(readFlags(["--soak", "--only", "shift,soak"]).parts).toEqual(["shift", "soak"]);
  });

  test.each([
    [["--races", "0"], "--races must be a whole number from 1 to 1000000"],
    [["--lanes", "4"], "--lanes must be a whole number from 1 to 3"],
    [["--registrations", "x"], "--registrations must be a whole number from 0 to 100000"],
    [["--rounds", "0"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "1001"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "2.5"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "ten"], '"ten"'],
    [["--rounds="], '""'],
    [["--calls", "4"], "--calls must be a whole number from 5 to 10000"],
    [["--replies", "0"], "--replies must be a whole number from 1 to 1000"],
    [["--turns", "101"], "--turns must be a whole number from 1 to 100"],
    [["--messages", "many"], '"many"'],
    [["--seed", "4294967296"], "--seed must be a whole number from 0 to 4294967295"],
    [["--lab", "98"], "--lab must be a whole number from 0 to 97"],
    [["--lab=-1"], "--lab must be a whole number from 0 to 97"],
    [["--only", "phones,webhook"], '"webhook"'],
    [["--only="], "--only takes some of phones,ring,shift,soak,races,hostile,permission,settings,webhooks"],
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
