import { fsyncSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** A page of SQLite's log with its head: what the smallest commit appends. */
const PAGE = Buffer.alloc(4096 + 24, 7);

/**
 * How long the disk takes to have a page for sure: appends one and asks for it (fsync), again and again, alone.
 * @param folder on the disk in question
 * @returns milliseconds of each
 */
export function timeDisk(folder: string, lasts: number): readonly number[] {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "fsync.bench");
  const descriptor = openSync(file, "w");
  const times: number[] = [];
  try {
    const began = performance.now();
    while (performance.now() - began < lasts) {
      const start = performance.now();
      writeSync(descriptor, PAGE);
      fsyncSync(descriptor);
      times.push(performance.now() - start);
    }
  } finally {
    closeSync(descriptor);
    rmSync(file);
  }
  return times;
}
