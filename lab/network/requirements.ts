import { existsSync } from "node:fs";
import { LabError } from "../lab-error.ts";
import { hasProgram } from "../processes/run.ts";

/** What a network of one's own takes of a machine, and where it comes from. */
const programs = {
  python3: "python3",
  ip: "iproute2",
  nsenter: "util-linux",
} as const;
export type Program = keyof typeof programs;

export interface Machine {
  readonly isRoot: boolean;
  readonly hasTun: boolean;
  readonly missing: readonly Program[];
}

const TUN = "/dev/net/tun";

/** @throws LabError with the first thing that is missing, and the remedy. */
export async function requireNetworks(): Promise<void> {
  const names = Object.keys(programs) as Program[];
  const there = await Promise.all(names.map(hasProgram));
  const fault = faultOf({
    isRoot: process.getuid?.() === 0,
    hasTun: existsSync(TUN),
    missing: names.filter((_, at) => there[at] !== true),
  });
  if (fault !== undefined) throw new LabError(fault);
}

/** Why this machine cannot make a network, and the remedy; undefined when it can. */
export function faultOf({ isRoot, hasTun, missing }: Machine): string | undefined {
  const [program] = missing;
  if (!isRoot) return "A network between browser and PBX takes root. Run this as root (sudo -E).";
  if (program !== undefined)
    return `The program "${program}" is missing, which a network between browser and PBX takes. Install the package ${programs[program]}.`;
  if (!hasTun)
    return `This machine has no ${TUN}, which a network between browser and PBX takes. Load it (modprobe tun); for a container: --device ${TUN} --cap-add NET_ADMIN --cap-add SYS_ADMIN.`;
  return undefined;
}
