import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { LabError, hasCode } from "../lab-error.ts";
import { withLock } from "../processes/lock.ts";
import { hasProgram, run } from "../processes/run.ts";
import type { Outcome } from "../processes/run.ts";
import type { Reporter } from "../reporter.ts";
import { findDebianMirror } from "./debian-mirror.ts";
import { SUITE, createPrivateApt } from "./private-apt.ts";
import type { PrivateApt } from "./private-apt.ts";

const PACKAGES = [
  "asterisk",
  "asterisk-modules",
  "asterisk-core-sounds-en",
  "kamailio",
  "kamailio-tls-modules",
];
/** Folders under /usr/share that nothing we start reads. */
const LEFT_OUT = ["doc", "man", "info", "locale", "i18n", "lintian", "bug", "perl", "snmp"];
/** Written last into a finished folder: a folder without it is no installation. */
const MARK = "ringbridge-unpacked.json";

const megabytes = (bytes: number): string => `${String(Math.round(bytes / 1e6))} MB`;

/**
 * A folder with Debian's Asterisk and Kamailio in it, made on first use in `cache` and then kept.
 * Safe to call from several processes at once. `check` judges a folder before it is taken for good.
 * @throws LabError with the remedy when it cannot be made.
 */
export async function unpackDebianAsterisk(
  cache: string,
  reporter: Reporter,
  check: (root: string) => Promise<void>,
): Promise<string> {
  const root = join(cache, `debian-${SUITE}`);
  if (await isFinished(root)) return root;
  await makeCache(cache);
  const onWait = (): void => {
    reporter.line("Waiting for another process that is unpacking Asterisk …");
  };
  await withLock(join(cache, "unpack.lock"), onWait, async () => {
    if (await isFinished(root)) return;
    const apt = await prepareApt(cache, reporter);
    await download(apt, cache, root, reporter);
    await unpack(apt, root, reporter, check);
    // The archives are 90 MB of no further use.
    await rm(join(cache, "apt"), { recursive: true, force: true });
  });
  return root;
}

async function isFinished(root: string): Promise<boolean> {
  return readFile(join(root, MARK)).then(
    () => true,
    () => false,
  );
}

async function makeCache(cache: string): Promise<void> {
  try {
    await makeFolder(resolve(cache));
    await writeFile(join(cache, ".writable"), "");
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new LabError(`Cannot write to ${cache}${reason}. Set RINGBRIDGE_CACHE to a folder of your own.`);
  }
}

/** Not Node's recursive mkdir: below /proc, where a folder's parent exists and yet it cannot be made, that never ends. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: unknown) => {
    // Another process was faster.
    if (!hasCode(error, "EEXIST")) throw error;
  });
}

async function prepareApt(cache: string, reporter: Reporter): Promise<PrivateApt> {
  for (const program of ["apt-get", "dpkg-deb", "tar"]) {
    if (await hasProgram(program)) continue;
    throw new LabError(
      `No usable Asterisk was found, and without "${program}" Debian's cannot be unpacked. ` +
        "Install Asterisk 22 and Kamailio, and set RINGBRIDGE_ASTERISK to the path of the asterisk program.",
    );
  }
  const mirror = await findDebianMirror();
  reporter.line(
    `No usable Asterisk on this machine: unpacking Debian's (${SUITE}) into ${cache}. Nothing is installed.`,
  );
  reporter.progress("Reading Debian's list of packages (10 MB) …");
  const apt = await createPrivateApt(join(cache, "apt"), mirror);
  refuseFailure(await apt.get("update"), `read the list of packages of ${mirror}`);
  return apt;
}

async function download(apt: PrivateApt, cache: string, root: string, reporter: Reporter): Promise<void> {
  const plan = await apt.get("install", "--yes", "--print-uris", ...PACKAGES);
  refuseFailure(plan, "choose the packages");
  const sizes = [...plan.output.matchAll(/^'\S+' \S+ (\d+) /gm)].map((match) => Number(match[1]));
  const missing = sizes.reduce((sum, size) => sum + size, 0);
  const already = await sizeOf(apt.archives, ".deb");
  const total = missing + already;
  reporter.line(
    `To download: ${megabytes(missing)}${already > 0 ? ` (${megabytes(already)} are here already)` : ""}; ` +
      `on disk afterwards: about 250 MB in ${root}. Delete ${cache} to get rid of all of it.`,
  );
  let most = 0;
  const ticker = setInterval(() => {
    void sizeOf(apt.archives).then((size) => {
      // apt may begin a file anew: what was said once stays said.
      most = Math.max(most, Math.floor((10 * size) / total) * 10);
      reporter.progress(`Downloading: ${String(Math.min(most, 100))} % of ${megabytes(total)} …`);
    });
  }, 250);
  try {
    refuseFailure(await apt.get("install", "--yes", "--download-only", ...PACKAGES), "download the packages");
  } finally {
    clearInterval(ticker);
  }
}

async function unpack(
  apt: PrivateApt,
  root: string,
  reporter: Reporter,
  check: (root: string) => Promise<void>,
): Promise<void> {
  const partial = `${root}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const archives = (await readdir(apt.archives)).filter((name) => name.endsWith(".deb"));
  const excluded = LEFT_OUT.map((name) => `--exclude=./usr/share/${name}`).join(" ");
  for (const [index, name] of archives.entries()) {
    if (index % 20 === 0)
      reporter.progress(`Unpacking: ${String(index)} of ${String(archives.length)} packages …`);
    const script = `dpkg-deb --fsys-tarfile "$1" | tar -x --no-same-owner -C "$2" ${excluded}`;
    const result = await run("sh", ["-c", script, "sh", join(apt.archives, name), partial]);
    refuseFailure(result, `unpack ${name}`);
  }
  await check(partial);
  await writeFile(
    join(partial, MARK),
    `${JSON.stringify({ suite: SUITE, packages: archives }, undefined, 2)}\n`,
  );
  await rm(root, { recursive: true, force: true });
  await rename(partial, root);
  reporter.line(`Asterisk is unpacked in ${root}.`);
}

/** Bytes in the files of a folder and of those within it; with an ending, only of files with that ending directly in it. */
async function sizeOf(folder: string, ending?: string): Promise<number> {
  const all = await readdir(folder, { recursive: ending === undefined, withFileTypes: true }).catch(() => []);
  const entries = all.filter(({ name }) => ending === undefined || name.endsWith(ending));
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function refuseFailure(outcome: Outcome, what: string): void {
  if (outcome.code === 0) return;
  const reason =
    /^(?:E|dpkg-deb|tar): .*$/m.exec(outcome.errors)?.[0] ?? outcome.errors.trim().split("\n").at(-1) ?? "";
  throw new LabError(
    `Could not ${what}: ${reason || `exit code ${String(outcome.code)}`}. Check the network and the free space on disk, ` +
      "then start again (what was downloaded is kept). RINGBRIDGE_DEBIAN_MIRROR names another mirror.",
  );
}
