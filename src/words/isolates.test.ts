import { expect, it } from "vitest";
import { maria, nadiaWithRtlName } from "../testing/people.ts";
import { isolating } from "./isolates.ts";

const pack = {
  heading: "Calls",
  outcomes: ["answered"],
  format: new Intl.NumberFormat("en"),
  call: {
    ask: (who: string, times: number) => `Call ${who} ${times} times?`,
    title: (state: "ready" | "paused") => ({ ready: "Ready", paused: "Paused" })[state],
  },
};
const nadia = nadiaWithRtlName.name!;

it.each([
  ["a number in a sentence from the right", "rtl", maria.number, `Call \u2068${maria.number}\u2069 2 times?`],
  ["a number in a sentence from the left", "ltr", maria.number, `Call ${maria.number} 2 times?`],
  ["an Arabic name in a sentence from the left", "ltr", nadia, `Call \u2068${nadia}\u2069 2 times?`],
  ["a Latin name in a sentence from the left", "ltr", "María Ortega", "Call María Ortega 2 times?"],
] as const)("%s is kept in one piece", (_what, direction, who, sentence) => {
  expect(isolating(pack, direction).call.ask(who, 2)).toBe(sentence);
});

it("leaves everything else as it is", () => {
  const rtl = isolating(pack, "rtl");
  expect([rtl.heading, rtl.outcomes, rtl.call.title("paused"), rtl.format.format(1_000)]).toEqual([
    "Calls",
    ["answered"],
    "Paused",
    "1,000",
  ]);
});
