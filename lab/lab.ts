import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { addressesOf, repository } from "./addresses.ts";
import type { Addresses } from "./addresses.ts";
import { createAri } from "./asterisk/ari.ts";
import { findInstallation } from "./asterisk/installation.ts";
import type { Installation } from "./asterisk/installation.ts";
import { PBX_HOST, accountNumbers, businessNumbers } from "./cast.ts";
import type { BusinessNumber } from "./cast.ts";
import { createLabAuthority } from "./certificates.ts";
import { LabError } from "./lab-error.ts";
import { customers } from "./meta-stand-in/customers.ts";
import type { Customer } from "./meta-stand-in/customers.ts";
import { startEdge } from "./meta-stand-in/edge.ts";
import { startGraph } from "./meta-stand-in/graph/start-graph.ts";
import { attachMeta, findMetaProcesses, metaDirectory, recordingsDirectory } from "./meta-stand-in/meta.ts";
import type { MetaStandIn } from "./meta-stand-in/meta.ts";
import { startPhones } from "./meta-stand-in/phones.ts";
import { createPbx, findPbxProcess, renderPbx } from "./pbx.ts";
import type { Pbx } from "./pbx.ts";
import type { ManagedProcess } from "./processes/managed-process.ts";
import { claimPorts } from "./processes/ports.ts";
import { silent } from "./reporter.ts";
import type { Reporter } from "./reporter.ts";
import { freshSecrets, readLabSecrets, secretsFile, writeSecrets } from "./secrets.ts";
import type { LabSecrets } from "./secrets.ts";

/** A PBX rendered from the samples and a stand-in for Meta, on this machine. */
export interface Lab {
  readonly index: number;
  readonly addresses: Addresses;
  readonly businessNumbers: readonly BusinessNumber[];
  readonly customers: readonly Customer[];
  readonly pbx: Pbx;
  readonly meta: MetaStandIn;
  /** Stops everything that was started for this lab, and nothing else. */
  stop(): Promise<void>;
}

export interface StartLabOptions {
  /** 0 is what `npm start` uses; others run beside it. */
  readonly index?: number;
  readonly reporter?: Reporter;
  /** Whether it outlives this process; `npm run lab -- down` ends it then. */
  readonly background?: boolean;
  /** How long a customer who never answers lets it ring; default 30. */
  readonly ringSeconds?: number;
  /** The PBX begins without agents and numbers, for a backend to set them up; default: those of the cast are in its files. */
  readonly managed?: boolean;
  /**
   * Where browsers reach the PBX, for sockets and sound, and nowhere else: the `pbxAddress` of an open network
   * (network/network.ts), or an address of this machine's, IPv6 as well.
   */
  readonly webSocketAddress?: string;
}

/**
 * Starts a lab: finds or unpacks Asterisk, renders the samples with fresh secrets, starts PBX, edge and phones.
 * @throws LabError with the remedy: no Asterisk to be had, a port in use, this lab is up already.
 */
export async function startLab(options: StartLabOptions = {}): Promise<Lab> {
  const { index = 0, reporter = silent, background = false, ringSeconds = 30, managed = false } = options;
  const addresses = addressesOf(index, repository, options.webSocketAddress);
  const installation = await findInstallation(reporter);
  await clearAway(addresses, reporter);
  await claimPorts(
    wantedPorts(addresses),
    `Stop it, or choose another lab with --lab (this is ${String(index)}).`,
  );
  await mkdir(addresses.directory, { recursive: true, mode: 0o700 });
  // Recordings and logs of the last run would only grow; the PBX's folder is made anew when it is rendered.
  await rm(metaDirectory(addresses), { recursive: true, force: true });

  const authority = await createLabAuthority(join(addresses.directory, "keys"));
  const [pbxCertificate, edgeCertificate] = await Promise.all([
    authority.issue("pbx", [PBX_HOST, "localhost", "127.0.0.1", addresses.pbx.webSocketAddress]),
    authority.issue("meta", ["wa.meta.vc", addresses.meta.address]),
  ]);
  const holder = background ? undefined : process.pid;
  const secrets: LabSecrets = { ...freshSecrets(), fingerprint: pbxCertificate.fingerprint, holder };
  await writeSecrets(secretsFile(addresses), secrets);

  const settings = { addresses, installation, authorityFile: authority.file, secrets, background, managed };
  await renderPbx(settings, pbxCertificate);
  const pbx = createPbx(settings, undefined);
  const directory = metaDirectory(addresses);
  const metaAri = { address: addresses.meta.address, port: addresses.meta.ariPort, ...secrets.metaAri };
  const phones = {
    addresses,
    businessNumbers: accountNumbers.map(({ number }) => number),
    customers,
    ari: metaAri,
    greeting: installation.greeting,
    opusModule: installation.opusModule,
    recordings: recordingsDirectory(addresses),
    ringSeconds,
  };
  const edge = {
    addresses,
    businessHost: PBX_HOST,
    moduleDirectory: installation.kamailio.moduleDirectory,
    certificate: edgeCertificate.chainFile,
    key: edgeCertificate.keyFile,
    authority: authority.file,
  };
  try {
    const [, ...metaProcesses] = await allOrFault([
      pbx.start(),
      startPhones(directory, installation, phones, createAri(metaAri), background),
      startEdge(directory, installation, edge, background),
      startGraph(directory, addresses, background),
    ]);
    return await joinLab(addresses, installation, secrets, pbx, metaProcesses);
  } catch (error) {
    await stopAll(addresses);
    throw error;
  }
}

/**
 * Joins a lab that another process started.
 * @throws LabError when it is not up.
 */
export async function openLab(index: number): Promise<Lab> {
  const addresses = addressesOf(index, repository);
  const secrets = await readLabSecrets(addresses);
  const running = await findPbxProcess(addresses);
  if (!secrets || !running)
    throw new LabError(
      `Lab ${String(index)} is not up. Start it with: npm run lab -- up --lab ${String(index)}`,
    );
  const installation = await findInstallation(silent);
  const authorityFile = join(addresses.directory, "keys", "authority.pem");
  const pbx = createPbx({ addresses, installation, authorityFile, secrets, background: true }, running);
  return joinLab(addresses, installation, secrets, pbx, await findMetaProcesses(addresses));
}

/** Which parts of a lab run. Never fails, whatever state it is in. */
export async function labStatus(
  index: number,
): Promise<readonly { name: string; pid: number | undefined }[]> {
  const addresses = addressesOf(index, repository);
  const running = await findAll(addresses);
  return ["pbx", "meta-edge", "meta-phones", "meta-graph"].map((name) => ({
    name,
    pid: running.find((managed) => managed.name === name)?.pid,
  }));
}

/** Stops what this process has started of a lab that is not up yet, or not whole. */
export async function abandonLab(index: number): Promise<void> {
  const addresses = addressesOf(index, repository);
  if ((await readLabSecrets(addresses))?.holder === process.pid) await stopAll(addresses);
}

/** Stops whatever of a lab runs. @returns the names of what was stopped. */
export async function stopLab(index: number): Promise<readonly string[]> {
  return stopAll(addressesOf(index, repository));
}

async function joinLab(
  addresses: Addresses,
  installation: Installation,
  secrets: LabSecrets,
  pbx: Pbx,
  metaProcesses: readonly ManagedProcess[],
): Promise<Lab> {
  const meta = await attachMeta(addresses, installation, secrets, metaProcesses);
  return {
    index: addresses.index,
    addresses,
    businessNumbers,
    customers,
    pbx,
    meta,
    stop: async () => {
      await Promise.all([pbx.stop(), meta.stop()]);
    },
  };
}

const findAll = async (addresses: Addresses) => {
  const pbx = await findPbxProcess(addresses);
  return [...(pbx ? [pbx] : []), ...(await findMetaProcesses(addresses))];
};

async function stopAll(addresses: Addresses): Promise<readonly string[]> {
  const running = await findAll(addresses);
  await Promise.all(running.map((managed) => managed.stop()));
  return running.map(({ name }) => name);
}

/** Ends what a run that died left behind; a lab that somebody holds up is theirs. */
async function clearAway(addresses: Addresses, reporter: Reporter): Promise<void> {
  const running = await findAll(addresses);
  if (running.length === 0) return;
  const holder = (await readLabSecrets(addresses))?.holder;
  const name = `Lab ${String(addresses.index)}`;
  if (holder === undefined)
    throw new LabError(
      `${name} is up already. Stop it with: npm run lab -- down --lab ${String(addresses.index)}`,
    );
  if (isAlive(holder))
    throw new LabError(
      `${name} is up already, held by process ${String(holder)}. Stop that one first, or run beside it: npm start -- --lab ${String(addresses.index + 1)} --port ${String(5173 + addresses.index + 1)}`,
    );
  reporter.line(
    `Stopping what an earlier run left behind (${running.map((managed) => managed.name).join(", ")}).`,
  );
  await stopAll(addresses);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function wantedPorts({ pbx, meta }: Addresses) {
  return [
    { address: pbx.address, port: pbx.sipPort, purpose: "the PBX's SIP over TLS" },
    { address: pbx.address, port: pbx.ariPort, purpose: "the PBX's ARI" },
    { address: pbx.webSocketAddress, port: pbx.webSocketPort, purpose: "the PBX's WebSockets" },
    { address: meta.address, port: meta.sipPort, purpose: "the stand-in for Meta" },
    { address: meta.address, port: meta.ariPort, purpose: "the customers' phones" },
    { address: meta.address, port: meta.graphPort, purpose: "the stand-in for Meta's Graph API" },
  ];
}

/** Waits for all of them even when one fails, so that a clean-up finds everything that was started. */
async function allOrFault<T extends readonly unknown[]>(work: {
  readonly [Index in keyof T]: Promise<T[Index]>;
}): Promise<T> {
  for (const result of await Promise.allSettled(work)) if (result.status === "rejected") throw result.reason;
  return Promise.all(work) as Promise<unknown> as Promise<T>;
}
