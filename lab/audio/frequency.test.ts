import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dominantFrequency, shareAt } from "./frequency.ts";
import { readWav, tone, writeWav } from "./wav.ts";

describe("the loudest frequency", () => {
  test.each([
    [700, 48_000],
    [1000, 8_000],
    [440, 16_000],
  ])("of a tone of %d Hz at %d samples per second", (hz, rate) => {
    const { hz: found, share, level } = dominantFrequency(tone(hz, 1, rate));
    expect(found).toBe(hz);
    expect(share).toBeGreaterThan(0.95);
    expect(level).toBeCloseTo(0.354, 2);
  });

  test("of noise has a small share", () => {
    let seed = 1;
    const samples = Int16Array.from({ length: 8000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return (seed % 20_000) - 10_000;
    });
    expect(dominantFrequency({ rate: 8000, samples }).share).toBeLessThan(0.2);
  });

  test("of silence is none", () => {
    expect(dominantFrequency({ rate: 8000, samples: new Int16Array(8000) })).toEqual({
      hz: 0,
      share: 0,
      level: 0,
    });
    expect(dominantFrequency({ rate: 8000, samples: new Int16Array(0) }).level).toBe(0);
  });

  test("of two voices shows both", () => {
    const [low, high] = [tone(700, 1, 8000), tone(1000, 1, 8000)];
    const samples = low.samples.map((sample, index) => (sample + (high.samples[index] ?? 0)) / 2);
    for (const hz of [700, 1000]) expect(shareAt({ rate: 8000, samples }, hz)).toBeCloseTo(0.5, 1);
  });
});

describe("a WAV file", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "ringbridge-wav-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("reads as it was written", async () => {
    const file = join(folder, "tone.wav");
    const sound = tone(700, 0.1);
    await writeWav(file, sound);
    expect(await readWav(file)).toEqual(sound);
  });

  test("is refused when it is none", async () => {
    const file = join(folder, "text.wav");
    await writeFile(file, "This is not a sound at all, only a text that is long enough.");
    await expect(readWav(file)).rejects.toThrow(/no WAV file/);
  });
});
