import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Addresses } from "./addresses.ts";
import { agentNames, businessNumbers } from "./cast.ts";
import type { AgentName } from "./cast.ts";
import type { AppSecrets, BusinessAccount, MetaSecrets } from "./meta-stand-in/meta-facts.ts";

export interface Agent extends AgentName {
  readonly password: string;
}

/** What one run of a lab must not tell to others, and what another process needs to join it. */
export interface LabSecrets {
  readonly accounts: readonly BusinessAccount[];
  readonly meta: MetaSecrets;
  readonly agents: readonly Agent[];
  readonly pbxAri: { readonly user: string; readonly password: string };
  readonly metaAri: { readonly user: string; readonly password: string };
  /** Of the PBX's certificate. */
  readonly fingerprint: string;
  /** The process that holds the lab up; undefined when it stays by itself. */
  readonly holder: number | undefined;
}

export const secretsFile = (addresses: Addresses): string => join(addresses.directory, "lab.json");

const freshSecret = (): string => randomBytes(18).toString("hex");

/** New passwords for everybody. */
export function freshSecrets(): Omit<LabSecrets, "fingerprint" | "holder"> {
  return {
    accounts: businessNumbers.map(({ number }) => ({ number, password: freshSecret() })),
    meta: {
      wabaId: "104996122399160",
      apps: [
        freshApp("670843887433847", "Ringbridge"),
        freshApp("521940110277366", "Another developer's app"),
      ],
      labToken: freshSecret(),
    },
    agents: agentNames.map((agent) => ({ ...agent, password: freshSecret() })),
    pbxAri: { user: "ringbridge", password: freshSecret() },
    metaAri: { user: "meta", password: freshSecret() },
  };
}

export async function writeSecrets(file: string, secrets: LabSecrets): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  // The mode above counts only for a new file.
  await chmod(file, 0o600);
}

const freshApp = (id: string, name: string): AppSecrets => ({
  id,
  name,
  secret: randomBytes(16).toString("hex"),
  token: `EAA${randomBytes(60).toString("base64url")}`,
});

/** Undefined when this lab was never started. */
export const readLabSecrets = (addresses: Addresses): Promise<LabSecrets | undefined> =>
  readSecrets(secretsFile(addresses));

/** Undefined when no lab was ever started there. */
export async function readSecrets(file: string): Promise<LabSecrets | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as LabSecrets);
}
