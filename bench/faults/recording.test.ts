import { expect, test } from "vitest";
import { tone } from "../../lab/audio/wav.ts";
import { inTime, otherThan, toneIn } from "./recording.ts";

const rate = 8000;
const silence = (seconds: number): Int16Array => new Int16Array(rate * seconds);
const parts = (...pieces: readonly Int16Array[]) => ({
  rate,
  samples: Int16Array.from(pieces.flatMap((piece) => [...piece])),
});

test("a tone in a recording: from when to when, on the clock of the wall", () => {
  const sound = parts(tone(700, 1, rate).samples, silence(2), tone(700, 1, rate).samples);
  expect(toneIn(sound, 700, 10_000)).toEqual([
    { from: 10_000, to: 11_000 },
    { from: 13_000, to: 14_000 },
  ]);
});

test("another tone, such as the music of a call on hold, is not the agent", () => {
  expect(toneIn(tone(440, 1, rate), 700, 0)).toEqual([]);
});

test("ringing after the agent is something else, and silence is not", () => {
  const sound = parts(tone(700, 1, rate).samples, silence(2), tone(440, 1, rate).samples);
  expect(otherThan(sound, 700, 0)).toEqual([{ from: 3000, to: 4000 }]);
});

test("a whisper is heard by nobody", () => {
  const { samples } = tone(700, 1, rate);
  expect(toneIn({ rate, samples: samples.map((sample) => sample / 200) }, 700, 0)).toEqual([]);
});

test("a recording that leaves time out is set right by when its end is written, and one that is as usual is not", () => {
  expect(inTime(1000, 5000, 6200)).toBe(1000);
  expect(inTime(1000, 5000, 9000)).toBe(3750);
  expect(inTime(1000, 5000, 5900)).toBe(900);
});
