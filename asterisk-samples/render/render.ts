import { readdir, readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { createLocalCertificates } from "./certificates.ts";
import { fill } from "./fill.ts";
import { holdTone } from "./hold-tone.ts";
import { parseValues } from "./parse-values.ts";
import { withSecrets, type CompleteValues } from "./secrets.ts";
import type { SampleValuesInput } from "./values.ts";
import { writeWhole, type Contents } from "./write-whole.ts";

const samplesDirectory = resolve(import.meta.dirname, "..");

export interface RenderOptions {
  /** Replace our files in a directory that holds something already; others there stay. */
  readonly force?: boolean;
}

export interface Rendered {
  /** Absolute. */
  readonly directory: string;
  /** Relative to `directory`. */
  readonly files: readonly string[];
  /** What the files were rendered from, fresh secrets included. Also in `values.json` there. */
  readonly values: CompleteValues;
}

/**
 * Renders the samples with one's own values into a directory that Asterisk can be started from.
 *
 * Everything is checked before anything is written, and all of it appears at once. Files are readable by
 * their owner only, for most hold a password.
 *
 * @throws BadValues with every fault of the values
 * @throws DirectoryTaken when the directory is not empty and `force` is not given
 */
export async function renderSamples(
  input: SampleValuesInput,
  targetDirectory: string,
  options: RenderOptions = {},
): Promise<Rendered> {
  const values = withSecrets(parseValues(input));
  const directory = resolve(targetDirectory);
  const contents = await fillSamples(values);
  contents.set("values.json", `${JSON.stringify(values, null, 2)}\n`);
  await writeWhole(directory, contents, options.force ?? false);
  return { directory, files: [...contents.keys()].sort(), values };
}

/** Every file of a rendered directory, by its name in there. */
export async function fillSamples(values: CompleteValues): Promise<Contents> {
  const contents: Contents = new Map();
  const files =
    values.certificates === "local" ? await localCertificates(values, contents) : values.certificates;
  const rendering = { ...values, ...files, holdMusicDirectory: join(values.installedIn, "moh") };
  contents.set("moh/hold-tone.wav", holdTone());
  for (const name of await sampleNames())
    contents.set(name, fill(await readFile(join(samplesDirectory, name), "utf8"), rendering));
  return contents;
}

async function localCertificates(values: CompleteValues, contents: Contents) {
  const holders = [values.hostname, ...values.localNames];
  const { authority, server } = await createLocalCertificates({
    names: holders.filter((holder) => isIP(holder) === 0),
    addresses: holders.filter((holder) => isIP(holder) !== 0),
  });
  // Its key is dropped: whoever had it could be any website to a browser that trusts the authority.
  contents.set("keys/ca.pem", authority.certificate);
  contents.set("keys/fullchain.pem", server.certificate);
  contents.set("keys/privkey.pem", server.key);
  return {
    chainFile: join(values.installedIn, "keys/fullchain.pem"),
    keyFile: join(values.installedIn, "keys/privkey.pem"),
  };
}

/** The sample files by name, such as `pjsip.conf`. */
export async function sampleNames(): Promise<string[]> {
  const names = await readdir(samplesDirectory);
  return names.filter((name) => name.endsWith(".conf") || name.endsWith(".nft")).sort();
}
