import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LabError } from "../lab-error.ts";
import { silent } from "../reporter.ts";
import { unpackDebianAsterisk } from "./unpack.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ringbridge-unpack-"));
  await writeFile(join(folder, "file"), "");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

// Below /proc Node's own recursive mkdir never comes back.
test.each([
  "/proc/ringbridge/cache",
  "/proc/self/ringbridge",
  "/sys/ringbridge",
  "/dev/null/cache",
  "FILE",
  "FILE/cache",
])(
  "a cache at %s, where no folder can be, is told",
  async (path) => {
    const cache = path.replace("FILE", join(folder, "file"));
    const fault = await unpackDebianAsterisk(cache, silent, () => Promise.resolve()).catch(
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(LabError);
    expect((fault as LabError).message).toMatch(
      /^Cannot write to \S+ \(E\w+\)\. Set RINGBRIDGE_CACHE to a folder of your own\.$/,
    );
  },
  5000,
);
