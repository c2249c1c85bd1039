import { expect, it } from "vitest";
import { friday } from "../../testing/builders.ts";
import { listen, nothingHeard, type Hearing } from "./hearing.ts";

const pause = 250;

/** A call whose connection is looked at every quarter of a second. */
function aCall({ tellsOfWays = true } = {}) {
  let hearing: Hearing = nothingHeard;
  let at = friday;
  let arrived = 0;
  let isExpected = true;
  let name = "the first way";
  let asked = 1;
  let answered = 1;
  const mends: number[] = [];
  const began = () => at - friday;

  /** For so many milliseconds; the other end is asked every `check` and answers or not. */
  function go(milliseconds: number, { sound = false, answers = true, check = 2_500 } = {}): void {
    for (const end = at + milliseconds; at < end;) {
      at += pause;
      if (sound) arrived += 12;
      if ((at - friday) % check === 0) {
        asked += 1;
        if (answers) answered += 1;
      }
      const way = tellsOfWays ? { name, asked, answered } : null;
      const step = listen(hearing, { at, arrived, isExpected, way });
      hearing = step.hearing;
      if (step.verdict === "mend") mends.push(began());
    }
  }
  go(10_000, { sound: true });
  const start = began();
  return {
    go,
    /** Milliseconds after the beginning of the silence. */
    mends: () => mends.map((moment) => moment - start),
    goOver: (to: string) => {
      name = to;
      asked = 1;
      answered = 1;
    },
    hold: () => void (isExpected = false),
    resume: () => void (isExpected = true),
    sleep: (milliseconds: number) => void (at += milliseconds),
  };
}

it("while sound arrives, nothing is mended", () => {
  const call = aCall();
  call.go(60_000, { sound: true });
  expect(call.mends()).toEqual([]);
});

it("another way, and nothing comes by it: within a second", () => {
  const call = aCall();
  call.goOver("another way");
  call.go(1_000);
  expect(call.mends()).toEqual([750]);
});

it("another way that sound comes by is none of ours", () => {
  const call = aCall();
  call.goOver("another way");
  call.go(20_000, { sound: true });
  expect(call.mends()).toEqual([]);
});

it("nothing arrives any more, and nobody has been asked yet: mended on suspicion after one and a half seconds", () => {
  const call = aCall();
  call.go(2_000, { answers: false });
  expect(call.mends()).toEqual([1_500]);
});

it("a check without an answer is a proof", () => {
  const call = aCall();
  // What suspicion there is has been used up.
  call.go(10_000);
  call.go(10_000, { sound: true });
  call.go(2_000, { answers: false, check: 500 });
  expect(call.mends()).toEqual([1_500, 21_500]);
});

it("a customer who sends nothing is mended once, on suspicion, and never again", () => {
  const call = aCall();
  call.go(60_000);
  expect(call.mends()).toEqual([1_500]);
  call.go(10_000, { sound: true });
  call.go(60_000);
  expect(call.mends()).toHaveLength(1);
});

it("one who is known to be there from a check just made is not suspected at all", () => {
  const call = aCall();
  call.go(60_000, { check: 1_000 });
  expect(call.mends()).toEqual([]);
});

it("a way that stays lost is mended again, ever more seldom", () => {
  const call = aCall();
  call.go(120_000, { answers: false, check: 500 });
  const [first = 0, ...others] = call.mends();
  expect(first).toBeLessThan(2_000);
  expect(others.map((moment) => moment - first)).toEqual([5_000, 15_000, 35_000, 75_000]);
});

it("the way that mending leads to is not taken for one that was gone over to", () => {
  const call = aCall();
  call.go(1_750);
  call.goOver("the mended way");
  call.go(60_000);
  expect(call.mends()).toHaveLength(1);
});

it("after sound has come back, the next loss is mended as quickly as the first", () => {
  const call = aCall();
  call.go(2_000, { answers: false, check: 500 });
  call.go(30_000, { sound: true });
  call.go(2_000, { answers: false, check: 500 });
  expect(call.mends()).toHaveLength(2);
  expect(call.mends()[1]).toBeLessThan(34_000);
});

it("on hold nothing is to arrive; and after it only who has been heard can be lost", () => {
  const call = aCall();
  call.hold();
  call.go(60_000, { answers: false, check: 500 });
  call.resume();
  call.go(20_000);
  expect(call.mends()).toEqual([]);
});

it("a page that did not run has heard nothing, and says nothing of the way", () => {
  const call = aCall();
  call.sleep(30_000);
  call.go(1_000);
  call.go(10_000, { sound: true });
  expect(call.mends()).toEqual([]);
});

it("where the browser does not tell of its ways, a silence is mended once", () => {
  const call = aCall({ tellsOfWays: false });
  call.go(60_000);
  expect(call.mends()).toEqual([1_500]);
});
