import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** File contents by name; a name may hold folders. */
export type Contents = Map<string, string | Buffer>;

/** Thrown before anything is touched. */
export class DirectoryTaken extends Error {
  constructor(directory: string) {
    super(`${directory} is not empty; choose another directory, or use --force to replace our files in it`);
    this.name = "DirectoryTaken";
  }
}

/**
 * Writes a directory all at once: into a private one beside it, which then takes its name. Directories
 * get mode 700, files 600. With `force` our files are moved one by one into what is there already.
 */
export async function writeWhole(directory: string, contents: Contents, force: boolean): Promise<void> {
  const taken = (await entriesOf(directory)).length > 0;
  if (taken && !force) throw new DirectoryTaken(directory);

  await mkdir(dirname(directory), { recursive: true });
  const beside = await mkdtemp(join(dirname(directory), `.${basename(directory)}-`)); // mkdtemp: mode 700
  try {
    for (const [name, content] of contents) {
      await mkdir(dirname(join(beside, name)), { recursive: true, mode: 0o700 });
      await writeFile(join(beside, name), content, { mode: 0o600 });
    }
    if (taken) await moveInto(directory, beside, [...contents.keys()]);
    else await rename(beside, directory);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function moveInto(directory: string, beside: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(directory, name)), { recursive: true, mode: 0o700 });
    await rename(join(beside, name), join(directory, name));
  }
}

async function entriesOf(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
