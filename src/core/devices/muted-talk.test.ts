import { expect, it } from "vitest";
import { mutedTalk, quiet, type MutedTalk } from "./muted-talk.ts";

/** What is said of each tenth of a second: loud letters are voice, `-` a soft sound, `.` silence. */
function told(sound: string): string {
  const levels: Readonly<Record<string, number>> = { V: 0.6, "-": 0.35, ".": 0 };
  let state: MutedTalk = quiet;
  return Array.from(sound)
    .map((letter, index) => {
      state = mutedTalk(state, levels[letter] ?? 0, index * 100);
      return state.kind === "talking" ? "!" : ".";
    })
    .join("");
}

const seconds = (count: number, letter: string): string => letter.repeat(count * 10);

it("tells of three seconds of voice", () => {
  const heard = told(seconds(4, "V"));
  expect(heard.indexOf("!")).toBe(30);
});

it("says nothing of a cough", () => {
  expect(told(`${seconds(1, "V")}${seconds(3, ".")}${seconds(1, "V")}`)).not.toContain("!");
});

it("takes breaths between words for talk", () => {
  expect(told("VVVVV...VVVVV....VVVVVVV..VVVVVVVVVVVV")).toContain("!");
});

it("stops a second after the voice does", () => {
  const heard = told(`${seconds(4, "V")}${seconds(3, ".")}`);
  expect(heard.lastIndexOf("!")).toBe(48);
});

it("takes a soft end of a word for voice, but not a soft room", () => {
  expect(told(`V${seconds(4, "-")}`)).toContain("!");
  expect(told(seconds(6, "-"))).not.toContain("!");
});
