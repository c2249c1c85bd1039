import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { serveApp } from "../../lab/app/serve-app.ts";
import type { ServedApp } from "../../lab/app/serve-app.ts";
import { startBackend } from "../../lab/backend/backend.ts";
import type { Backend } from "../../lab/backend/backend.ts";
import { createBackendClient } from "../../lab/backend/client.ts";
import type { BackendClient } from "../../lab/backend/client.ts";
import { setUpDemo } from "../../lab/backend/demo.ts";
import type { DemoPerson } from "../../lab/backend/demo.ts";
import { startLab } from "../../lab/lab.ts";
import type { Lab } from "../../lab/lab.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";

/** A company with a backend: PBX and stand-in for Meta, people, an account with its webhook, two numbers, the built app. */
export interface Company {
  readonly lab: Lab;
  readonly backend: Backend;
  /** Where people open the app. */
  readonly url: string;
  readonly webhook: Webhook;
  /** Somebody of this login, signed in at the backend by its public interface. */
  signIn(login: string): Promise<BackendClient>;
  /** @throws LabError when nobody has this login. */
  person(login: string): DemoPerson;
  close(): Promise<void>;
}

/** Where Meta delivers. */
export interface Webhook {
  readonly url: string;
  readonly path: string;
  readonly verifyToken: string;
  readonly appSecret: string;
}

export interface CompanyOptions {
  /** Which lab to start for it. */
  readonly index: number;
  /** The built app. */
  readonly folder: string;
  readonly reporter: Reporter;
  /** Default: SQLite in the lab's folder. */
  readonly databaseUrl?: string;
}

/** @throws LabError with the remedy; what was started by then is ended. */
export async function openCompany({
  index,
  folder,
  reporter,
  databaseUrl,
}: CompanyOptions): Promise<Company> {
  await using scope = new AsyncDisposableStack();
  const lab = scope.adopt(await startLab({ index, reporter, managed: true }), (it) => it.stop());
  const port = await freePort();
  const url = `http://localhost:${String(port)}/`;
  const chosen = databaseUrl === undefined ? {} : { databaseUrl };
  const backend = scope.adopt(await startBackend({ lab, publicUrl: url, ...chosen }), (it) => it.stop());
  const people = await setUpDemo(backend, lab, url);
  const { address } = backend;
  scope.adopt(
    await serveApp({ lab, mode: "built", port, folder, backend: { address, port: backend.port, people } }),
    (it: ServedApp) => it.close(),
  );

  const person = (login: string): DemoPerson => {
    const found = people.find(({ user }) => user === login);
    if (found === undefined) throw new LabError(`The demo has nobody with the login ${login}.`);
    return found;
  };
  const signIn = async (login: string): Promise<BackendClient> => {
    const client = createBackendClient(`http://${address}:${String(backend.port)}`, url);
    await client.post("/api/session", { login, password: person(login).password });
    return client;
  };
  const webhook = await webhookOf(await signIn("adam"), backend, lab);
  const everything = scope.move();
  return { lab, backend, url, webhook, signIn, person, close: () => everything.disposeAsync() };
}

async function webhookOf(adam: BackendClient, { address, port }: Backend, lab: Lab): Promise<Webhook> {
  const [account] = await adam.get<{ webhookPath: string; verifyToken: string }[]>("/api/accounts");
  if (account === undefined) throw new LabError("The demo has no account at Meta.");
  return {
    path: account.webhookPath,
    url: `http://${address}:${String(port)}${account.webhookPath}`,
    verifyToken: account.verifyToken,
    appSecret: lab.meta.graph.account.appSecret,
  };
}

/** One that nobody has now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
