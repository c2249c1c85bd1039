import { describe, expect, test } from "vitest";
import { chosen } from "./choose.ts";
import { UsageError, readFlags } from "./flags.ts";
import { listOf } from "./list.ts";
import { table } from "./table/all.ts";

describe("the flags", () => {
  test("without any: every fault, once, for people", () => {
    expect(readFlags([])).toEqual({
      ...{ help: false, list: false, json: false, quick: false, asBuilt: false },
      ...{ only: [], times: 1, lab: 56 },
    });
  });

  test("all of them", () => {
    const args = [
      "--quick",
      "--json",
      "--list",
      "--help",
      "--as-built",
      "--only=a,b",
      "--times",
      "3",
      "--lab=7",
    ];
    expect(readFlags(args)).toEqual({
      ...{ help: true, list: true, json: true, quick: true, asBuilt: true },
      ...{ only: ["a", "b"], times: 3, lab: 7 },
    });
  });

  test.each([[["--times", "0"]], [["--lab", "98"]], [["--fast"]]])("%j is refused", (args) => {
    expect(() => readFlags(args)).toThrow(UsageError);
  });
});

describe("the table", () => {
  test("has each id once, and says of each what must come of it", () => {
    const ids = table.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, expected } of table)
      if (expected.outcome === "told") expect(expected.says, id).toBeDefined();
    for (const id of ids) expect(listOf(table)).toContain(`\n${id}`.trim());
  });

  test("is all that is played, its quick ones, or what was named", () => {
    expect(chosen(table, { only: [], quick: false })).toEqual(table);
    const quick = chosen(table, { only: [], quick: true });
    expect(quick.every((fault) => fault.quick)).toBe(true);
    expect(quick.length).toBeGreaterThan(0);
    for (const { expected } of quick)
      expect(expected).toMatchObject({ silence: 60, registered: 60, lie: 60 });
    expect(chosen(table, { only: ["reload-call"], quick: false }).map(({ id }) => id)).toEqual([
      "reload-call",
    ]);
    expect(() => chosen(table, { only: ["no-such-fault"], quick: false })).toThrow(UsageError);
  });
});
