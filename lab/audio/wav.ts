import { readFile, writeFile } from "node:fs/promises";

/** One channel of sound. */
export interface Sound {
  /** Samples per second. */
  readonly rate: number;
  /** From -32768 to 32767. */
  readonly samples: Int16Array;
}

const HEADER_BYTES = 44;

/**
 * Reads a WAV file of 16-bit PCM, one channel.
 * @throws Error when it is anything else.
 */
export async function readWav(file: string): Promise<Sound> {
  const bytes = await readFile(file);
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WAVE")
    throw new Error(`${file} is no WAV file`);
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length; at += 8 + bytes.readUInt32LE(at + 4)) {
    const chunk = bytes.toString("latin1", at, at + 4);
    const body = at + 8;
    if (chunk === "fmt ") {
      const [format, channels, bits] = [0, 2, 14].map((offset) => bytes.readUInt16LE(body + offset));
      if (format !== 1 || channels !== 1 || bits !== 16)
        throw new Error(`${file} is not 16-bit PCM with one channel`);
      rate = bytes.readUInt32LE(body + 4);
    }
    if (chunk === "data") {
      const end = Math.min(body + bytes.readUInt32LE(at + 4), bytes.length);
      const samples = Int16Array.from({ length: (end - body) >> 1 }, (_, index) =>
        bytes.readInt16LE(body + 2 * index),
      );
      return { rate, samples };
    }
  }
  throw new Error(`${file} holds no sound`);
}

/** Writes a WAV file of 16-bit PCM, e.g. for Chromium's --use-file-for-fake-audio-capture. */
export async function writeWav(file: string, { rate, samples }: Sound): Promise<void> {
  const bytes = Buffer.alloc(HEADER_BYTES + 2 * samples.length);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(2 * rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(2 * samples.length, 40);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, HEADER_BYTES + 2 * index);
  await writeFile(file, bytes);
}

/** A steady sine at half the full volume; 48 kHz is what Chromium's fake microphone wants. */
export function tone(hz: number, seconds: number, rate = 48_000): Sound {
  const samples = Int16Array.from({ length: Math.round(seconds * rate) }, (_, index) =>
    Math.round(16_384 * Math.sin((2 * Math.PI * hz * index) / rate)),
  );
  return { rate, samples };
}
