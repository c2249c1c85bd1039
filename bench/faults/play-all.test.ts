import { expect, test } from "vitest";
import { silent } from "../../lab/reporter.ts";
import { playAll } from "./play-all.ts";
import { table } from "./table/all.ts";

test("where nothing can be played every fault says why, and none counts as met", async () => {
  // There is no such lab.
  const plan = { firstLab: 100, folder: "/nowhere", reporter: silent, times: 2 };
  const faults = table.filter(({ stage }) => stage === undefined).slice(0, 2);
  const played = await playAll(faults, { ...plan, stopped: new AbortController().signal });
  expect(played.map(({ fault }) => fault)).toEqual(faults);
  for (const { missed } of played)
    expect(missed.join(" ")).toMatch(/could not be played: There is no lab 100/);
});
