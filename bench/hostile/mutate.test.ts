import { expect, test } from "vitest";
import { chanceOf } from "./chance.ts";
import { mutated } from "./mutate.ts";
import { createOpponent } from "./opponent.ts";
import { plausible } from "./templates.ts";

const messages = (seed: number): readonly string[] => {
  const chance = chanceOf(seed);
  const opponent = createOpponent(() => undefined);
  return Array.from({ length: 2_000 }, () => mutated(plausible(opponent, chance), chance));
};

test("the same seed, the same messages; another, others", () => {
  expect(messages(4475)).toEqual(messages(4475));
  expect(messages(4475)).not.toEqual(messages(4476));
});

test("messages of every sort, most of them harmed, and none without bound", () => {
  const all = messages(1);
  for (const start of ["INVITE ", "BYE ", "MESSAGE ", "SIP/2.0 "])
    expect(all.filter((message) => message.startsWith(start)).length).toBeGreaterThan(10);
  expect(new Set(all).size).toBeGreaterThan(1_900);
  expect(Math.max(...all.map(({ length }) => length))).toBeLessThan(10_000_000);
});
