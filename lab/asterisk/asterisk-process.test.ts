import { chmod, chown, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LabError } from "../lab-error.ts";
import { foldersOf, writeAsteriskConf } from "./asterisk-process.ts";
import type { Installation } from "./installation.ts";

const installation = { asterisk: { moduleDirectory: "/m" }, dataDirectory: "/d" } as Installation;
let folder: string;
/** Where the control socket goes, because the path of the home is too long for one. */
let runs: string;

const write = (): Promise<void> =>
  writeAsteriskConf(foldersOf(join(folder, "long".repeat(30))), installation);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ringbridge-run-"));
  vi.stubEnv("TMPDIR", folder);
  await write();
  const { configuration } = foldersOf(join(folder, "long".repeat(30)));
  const text = await readFile(join(configuration, "asterisk.conf"), "utf8");
  runs = /^astrundir => (.*)$/m.exec(text)?.[1] ?? "";
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test("our own folder for the control socket is used again", async () => {
  expect(runs).toMatch(/\/ringbridge-[0-9a-f]{16}$/);
  await expect(write()).resolves.toBeUndefined();
});

async function expectRefusal(): Promise<void> {
  const fault = await write().catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(LabError);
  expect((fault as LabError).message).toBe(
    `The folder ${runs} for Asterisk's control socket is not yours alone. ` +
      "Delete it, or set TMPDIR to a folder of your own.",
  );
}

test("one that others may write to is refused", async () => {
  await chmod(runs, 0o777);
  await expectRefusal();
});

test("a link in its place is refused", async () => {
  await rm(runs, { recursive: true });
  await mkdir(join(folder, "elsewhere"), { mode: 0o700 });
  await symlink(join(folder, "elsewhere"), runs);
  await expectRefusal();
});

// Only root can give a folder away.
test.runIf(process.getuid?.() === 0)("another user's is refused", async () => {
  await chown(runs, 65_534, 65_534);
  await expectRefusal();
});
