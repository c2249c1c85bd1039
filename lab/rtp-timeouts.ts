import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { foldersOf } from "./asterisk/asterisk-process.ts";
import { LabError } from "./lab-error.ts";
import type { Lab } from "./lab.ts";
import { pbxDirectory } from "./pbx.ts";

/** Seconds of silence from an agent's browser after which Asterisk ends its call. */
export interface RtpTimeouts {
  readonly talking: number;
  readonly held: number;
}

/**
 * Has the PBX wait so long, and not as long as the samples say, in the calls that come from now on.
 * @returns what it was before.
 * @throws LabError when the samples no longer set it.
 */
export async function setRtpTimeouts(lab: Lab, { talking, held }: RtpTimeouts): Promise<RtpTimeouts> {
  const file = join(foldersOf(pbxDirectory(lab.addresses)).configuration, "pjsip.conf");
  const text = await readFile(file, "utf8");
  const [, talkingBefore, heldBefore] = /^rtp_timeout=(\d+)\nrtp_timeout_hold=(\d+)$/m.exec(text) ?? [];
  if (talkingBefore === undefined || heldBefore === undefined)
    throw new LabError(`${file} has no rtp_timeout with a rtp_timeout_hold below it.`);
  await writeFile(
    file,
    text
      .replace(/^rtp_timeout=.*$/m, `rtp_timeout=${String(talking)}`)
      .replace(/^rtp_timeout_hold=.*$/m, `rtp_timeout_hold=${String(held)}`),
  );
  await lab.pbx.cli("module reload res_pjsip.so");
  return { talking: Number(talkingBefore), held: Number(heldBefore) };
}
