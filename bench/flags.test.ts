import { describe, expect, test } from "vitest";
import { UsageError, readFlags } from "./flags.ts";

describe("readFlags", () => {
  test("without flags: ten rounds in lab 30, for people, no STUN", () => {
    expect(readFlags([])).toEqual({ help: false, json: false, stun: false, rounds: 10, lab: 30 });
  });

  test("takes every flag", () => {
    const flags = readFlags(["--json", "--stun", "--rounds", "25", "--lab=7", "--help"]);
    expect(flags).toEqual({ help: true, json: true, stun: true, rounds: 25, lab: 7 });
  });

  test.each([
    [["--rounds", "0"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "1001"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "2.5"], "--rounds must be a whole number from 1 to 1000"],
    [["--rounds", "ten"], '"ten"'],
    [["--rounds="], '""'],
    [["--lab", "100"], "--lab must be a whole number from 0 to 99"],
    [["--lab=-1"], "--lab must be a whole number from 0 to 99"],
    [["--round", "10"], "--round"],
    [["10"], "10"],
  ])("refuses %j in words", (args, words) => {
    expect(() => readFlags(args)).toThrow(UsageError);
    expect(() => readFlags(args)).toThrow(words);
  });
});
