import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Lab } from "../lab.ts";
import { LabError } from "../lab-error.ts";
import { findProcess, outputFile, startProcess, whenReady } from "../processes/managed-process.ts";
import type { ManagedProcess } from "../processes/managed-process.ts";
import { claimPorts } from "../processes/ports.ts";

const repository = resolve(import.meta.dirname, "../..");
const BACKEND = "backend";
const PORT = 8091;
const METRICS_PORT = 9464;

export interface BackendOptions {
  readonly lab: Lab;
  /** Where people open the app: the backend believes pages of this origin only. */
  readonly publicUrl: string;
  /** Default: SQLite in the lab's folder, begun anew. */
  readonly databaseUrl?: string;
  /** More for its environment, such as an identity provider. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The company's own backend, run as it is in service: `node server/src/main.ts` and an environment. */
export interface Backend {
  readonly address: string;
  readonly port: number;
  readonly metricsUrl: string;
  /** The one-time token in the link that its log shows while there is no administrator. */
  firstAdministratorToken(): Promise<string>;
  /** Every line it has written. */
  log(): Promise<string>;
  isRunning(): boolean;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same database. */
  start(): Promise<void>;
}

/**
 * Starts the backend beside a lab, on the PBX's address, joined to its ARI. It ends with this process.
 * @throws LabError with its last words when it does not come up.
 */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { lab, publicUrl, databaseUrl, environment = {} } = options;
  const { address } = lab.addresses.pbx;
  const directory = join(lab.addresses.directory, BACKEND);
  await (await findProcess(directory, BACKEND))?.stop();
  await rm(directory, { recursive: true, force: true });
  const url = `http://${address}:${String(PORT)}`;
  const variables = {
    ...environment,
    PUBLIC_URL: publicUrl,
    HOST: address,
    PORT: String(PORT),
    METRICS_LISTEN: `${address}:${String(METRICS_PORT)}`,
    DATABASE_URL: databaseUrl ?? `sqlite:${join(directory, "ringbridge.db")}`,
    SECRET_KEY_FILE: join(directory, "secret.key"),
    ARI_URL: `http://${address}:${String(lab.pbx.ariAccess.port)}`,
    ARI_USER: lab.pbx.ariAccess.user,
    ARI_PASSWORD: lab.pbx.ariAccess.password,
    SIP_DOMAIN: lab.pbx.host,
    TRUST_PROXY: address,
  };
  let managed: ManagedProcess | undefined;

  const start = async (): Promise<void> => {
    await claimPorts([{ address, port: PORT, purpose: "the backend" }], "Stop it first.");
    managed = await startProcess({
      name: BACKEND,
      directory,
      command: process.execPath,
      args: [join(repository, "server/src/main.ts")],
      background: false,
      environment: variables,
    });
    try {
      await whenReady(managed, directory, () => isWhole(`${url}/readyz`));
    } catch (error) {
      await managed.stop();
      throw error;
    }
  };
  await start();
  const log = (): Promise<string> => readFile(outputFile(directory, BACKEND), "utf8");

  return {
    address,
    port: PORT,
    metricsUrl: `http://${address}:${String(METRICS_PORT)}/metrics`,
    log,
    firstAdministratorToken: async () => {
      // The newest: each start makes a new one.
      const token = [...(await log()).matchAll(/#welcome=([A-Za-z0-9_-]{43})/g)].at(-1)?.[1];
      if (token === undefined)
        throw new LabError("The backend's log shows no link for the first administrator.");
      return token;
    },
    isRunning: () => managed?.isRunning() ?? false,
    get ended() {
      return managed?.ended ?? Promise.resolve();
    },
    start,
    stop: async () => managed?.stop(),
    kill: async () => managed?.kill(),
  };
}

/** Whether the backend has its database and its Asterisk. */
async function isWhole(url: string): Promise<boolean> {
  try {
    const parts = (await (await fetch(url)).json()) as { database: string; asterisk: string };
    return parts.database === "ready" && parts.asterisk === "connected";
  } catch {
    return false;
  }
}
