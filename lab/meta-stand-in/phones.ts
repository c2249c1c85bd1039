import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ari } from "../asterisk/ari.ts";
import { foldersOf, startAsterisk, writeAsteriskConf } from "../asterisk/asterisk-process.ts";
import type { Installation } from "../asterisk/installation.ts";
import type { ManagedProcess } from "../processes/managed-process.ts";
import { phoneFiles } from "./phone-config.ts";
import type { PhoneSettings } from "./phone-config.ts";

export const PHONES = "meta-phones";

/** Starts the Asterisk that plays the customers' phones. */
export async function startPhones(
  directory: string,
  installation: Installation,
  settings: PhoneSettings,
  ari: Ari,
  background: boolean,
): Promise<ManagedProcess> {
  const folders = foldersOf(directory);
  await rm(folders.configuration, { recursive: true, force: true });
  await writeAsteriskConf(folders, installation);
  await mkdir(settings.recordings, { recursive: true });
  for (const [name, text] of phoneFiles(settings))
    await writeFile(join(folders.configuration, name), text, { mode: 0o600 });
  return startAsterisk(PHONES, installation, folders, ari, background);
}
