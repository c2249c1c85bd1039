import { appendFile, readFile, rm, stat } from "node:fs/promises";
import { isIPv6 } from "node:net";
import { join } from "node:path";
import { hostOf } from "../asterisk-samples/render/placeholders.ts";
import { renderSamples } from "../asterisk-samples/render/render.ts";
import type { Addresses } from "./addresses.ts";
import { createAri } from "./asterisk/ari.ts";
import type { Ari, AriAccess, AriChannel } from "./asterisk/ari.ts";
import { foldersOf, runOnConsole, startAsterisk, writeAsteriskConf } from "./asterisk/asterisk-process.ts";
import type { Installation } from "./asterisk/installation.ts";
import { PBX_HOST, businessNumbers } from "./cast.ts";
import type { ServerCertificate } from "./certificates.ts";
import { findProcess } from "./processes/managed-process.ts";
import type { ManagedProcess } from "./processes/managed-process.ts";
import type { Agent, LabSecrets } from "./secrets.ts";

export const PBX = "pbx";
/** Grows with the PBX's own words and every SIP message, over TLS and over WebSockets. */
const SIP_LOG = "sip.log";

/** One leg of a call as the PBX has it. */
export interface PbxChannel {
  readonly id: string;
  /** The endpoint: an agent's "1001" or a trunk's "wa-12145550111". */
  readonly endpoint: string;
  readonly state: string;
  /** What Asterisk's channel says it carries, e.g. "(opus)". */
  readonly codec: string;
  /** Whether its media are encrypted. */
  readonly isEncrypted: boolean;
  /** Packets since it began, as far as Asterisk counts them. */
  readonly packets: { readonly received: number; readonly sent: number };
}

/** The business's own Asterisk, run on the rendered samples. */
export interface Pbx {
  readonly webSocketUrl: string;
  readonly host: string;
  /** PEM of the authority that signed its certificate, and what Chromium wants instead. */
  readonly authorityFile: string;
  readonly certificateFingerprint: string;
  readonly agents: readonly Agent[];
  readonly logFile: string;
  readonly ari: Ari;
  /** For the backend, which has its own connection. */
  readonly ariAccess: AriAccess;
  isRunning(): boolean;
  /** Resolves when the PBX has ended, however that came. */
  readonly ended: Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Runs a command on Asterisk's console. */
  cli(command: string): Promise<string>;
  channels(): Promise<PbxChannel[]>;
  /** A place in the log to come back to with `logSince`. */
  mark(): Promise<number>;
  logSince(mark: number): Promise<string>;
}

export interface PbxSettings {
  readonly addresses: Addresses;
  readonly installation: Installation;
  readonly authorityFile: string;
  readonly secrets: LabSecrets;
  readonly background: boolean;
  /** Agents and numbers come from a backend: none in the files. */
  readonly managed: boolean;
}

export const pbxDirectory = (addresses: Addresses): string => join(addresses.directory, "pbx");

/** Renders the samples for this lab into the PBX's configuration folder, in place of what was there. */
export async function renderPbx(
  { addresses, installation, authorityFile, secrets, managed }: Omit<PbxSettings, "background">,
  certificate: ServerCertificate,
): Promise<void> {
  const { address, sipPort, ariPort, webSocketAddress, webSocketPort, rtp } = addresses.pbx;
  const folders = foldersOf(pbxDirectory(addresses));
  await rm(folders.home, { recursive: true, force: true });
  await renderSamples(
    {
      hostname: PBX_HOST,
      businessNumbers: (managed ? [] : businessNumbers).map(({ number, label }) => {
        const password = secrets.accounts.find((account) => account.number === number)?.password;
        return { number, label, ...(password === undefined ? {} : { metaPassword: password }) };
      }),
      agents: (managed ? [] : secrets.agents).map(({ user, name, password }) => ({
        extension: user,
        name,
        password,
      })),
      sipTlsBind: { address, port: sipPort },
      wssBind: { address: webSocketAddress, port: webSocketPort },
      httpBind: { address, port: ariPort },
      rtp: { first: rtp.first, last: rtp.last },
      metaHost: addresses.meta.address,
      metaCaFile: authorityFile,
      ari: secrets.pbxAri,
      certificates: { chainFile: certificate.chainFile, keyFile: certificate.keyFile },
      installedIn: folders.configuration,
      opusModule: installation.opusModule,
    },
    folders.configuration,
  );
  if (webSocketAddress !== address)
    await offerOnly(webSocketAddress, join(folders.configuration, "rtp.conf"));
  await writeAsteriskConf(folders, installation);
}

/** Browsers in a network of their own reach the machine's other addresses as little as they reach the internet. */
const offerOnly = (address: string, rtpConf: string): Promise<void> =>
  appendFile(
    rtpConf,
    `\n[general](+)\nice_deny=0.0.0.0/0\nice_deny=::/0\nice_permit=${address}/${isIPv6(address) ? "128" : "32"}\n`,
  );

/** The PBX of a lab whose configuration is rendered; `running` when an earlier process started it. */
export function createPbx(settings: Omit<PbxSettings, "managed">, running: ManagedProcess | undefined): Pbx {
  const { addresses, installation, authorityFile, secrets, background } = settings;
  const folders = foldersOf(pbxDirectory(addresses));
  const access: AriAccess = {
    address: addresses.pbx.address,
    port: addresses.pbx.ariPort,
    ...secrets.pbxAri,
  };
  const ari = createAri(access);
  const logFile = join(folders.logs, SIP_LOG);
  let managed = running;
  const cli = (command: string): Promise<string> => runOnConsole(installation, folders, command);

  return {
    webSocketUrl: `wss://${hostOf(addresses.pbx.webSocketAddress)}:${String(addresses.pbx.webSocketPort)}/ws`,
    host: PBX_HOST,
    authorityFile,
    certificateFingerprint: secrets.fingerprint,
    agents: secrets.agents,
    logFile,
    ari,
    ariAccess: access,
    isRunning: () => managed?.isRunning() ?? false,
    get ended() {
      return managed?.ended ?? Promise.resolve();
    },
    start: async () => {
      managed = await startAsterisk(PBX, installation, folders, ari, background);
      // Not in the samples: a PBX in service should not write every message down.
      await ari.post(`asterisk/logging/${SIP_LOG}`, { configuration: "notice,warning,error,verbose" });
      await cli("pjsip set logger on");
    },
    stop: async () => managed?.stop(),
    kill: async () => managed?.kill(),
    cli,
    channels: () => readChannels(ari),
    mark: () =>
      stat(logFile).then(
        ({ size }) => size,
        () => 0,
      ),
    logSince: async (mark) => (await readFile(logFile)).subarray(mark).toString("utf8"),
  };
}

/** The PBX that an earlier process started and that still runs. */
export const findPbxProcess = (addresses: Addresses): Promise<ManagedProcess | undefined> =>
  findProcess(pbxDirectory(addresses), PBX);

interface RtpStatistics {
  readonly rxcount?: number;
  readonly txcount?: number;
}

async function readChannels(ari: Ari): Promise<PbxChannel[]> {
  const channels = await ari.get<AriChannel[]>("channels");
  const read = async (channel: AriChannel): Promise<PbxChannel | undefined> => {
    const variable = async (name: string): Promise<string> =>
      (await ari.get<{ value: string }>(`channels/${channel.id}/variable`, { variable: name })).value;
    try {
      const [codec, encrypted, statistics] = await Promise.all([
        variable("CHANNEL(audionativeformat)"),
        variable("CHANNEL(rtp,secure)").catch(() => "0"),
        ari.get<RtpStatistics>(`channels/${channel.id}/rtp_statistics`).catch((): RtpStatistics => ({})),
      ]);
      return {
        id: channel.id,
        endpoint: channel.name.replace(/^\w+\//, "").replace(/-[0-9a-f]{8}(;\d)?$/, ""),
        state: channel.state,
        codec,
        isEncrypted: encrypted === "1",
        packets: { received: statistics.rxcount ?? 0, sent: statistics.txcount ?? 0 },
      };
    } catch {
      // Gone between the two questions.
      return undefined;
    }
  };
  return (await Promise.all(channels.map(read))).filter((channel) => channel !== undefined);
}
