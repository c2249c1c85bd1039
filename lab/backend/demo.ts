import { randomBytes } from "node:crypto";
import { agentNames, businessNumbers } from "../cast.ts";
import type { Lab } from "../lab.ts";
import type { Backend } from "./backend.ts";
import { createBackendClient } from "./client.ts";
import type { BackendClient } from "./client.ts";

type Role = "agent" | "supervisor" | "administrator";

/** Somebody who can sign in to the demo. */
export interface DemoPerson {
  /** Their login. */
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

interface Versioned {
  readonly id: string;
  readonly version: number;
}

const people: readonly {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly extension: string | null;
}[] = [
  ...agentNames.map(({ user, name }) => ({
    user: loginOf(name),
    name,
    role: "agent" as const,
    extension: user,
  })),
  { user: "sara", name: "Sara Kim", role: "supervisor", extension: null },
];
const administrator = { user: "adam", name: "Adam Roth" };

function loginOf(name: string): string {
  return (name.split(" ")[0] ?? name).toLowerCase();
}

const freshPassword = (): string => randomBytes(18).toString("base64url");

/**
 * Sets a fresh backend up as an administrator would, through its public interface alone: people, the Meta account of
 * the stand-in with its webhook, the two numbers of the cast.
 * @returns who can sign in, the agents first.
 */
export async function setUpDemo(
  backend: Backend,
  lab: Lab,
  publicUrl: string,
): Promise<readonly DemoPerson[]> {
  const page = (): BackendClient =>
    createBackendClient(`http://${backend.address}:${String(backend.port)}`, publicUrl);
  const adam = page();
  const password = freshPassword();
  await adam.post("/api/invitations/accept", {
    token: await backend.firstAdministratorToken(),
    password,
    name: administrator.name,
    login: administrator.user,
  });
  const added: DemoPerson[] = [];
  for (const { user, name, role, extension } of people) {
    const { invitation } = await adam.post<{ invitation: { token: string } }>("/api/people", {
      login: user,
      name,
      role,
      extension,
    });
    const own = freshPassword();
    await page().post("/api/invitations/accept", { token: invitation.token, password: own });
    added.push({ user, name, role, password: own });
  }
  const accountId = await connectAccount(adam, backend, lab);
  for (const { number, label } of businessNumbers) await connectNumber(adam, lab, accountId, number, label);
  return [...added, { ...administrator, role: "administrator", password }];
}

/** Adds the stand-in's account, and tells the stand-in where webhooks go. @returns the account's id. */
async function connectAccount(adam: BackendClient, backend: Backend, lab: Lab): Promise<string> {
  const { account, url } = lab.meta.graph;
  const { id, webhookPath, verifyToken } = await adam.post<{
    id: string;
    webhookPath: string;
    verifyToken: string;
  }>("/api/accounts", {
    name: "Ringbridge Demo",
    wabaId: account.wabaId,
    appId: account.appId,
    accessToken: account.accessToken,
    appSecret: account.appSecret,
    graph: { baseUrl: `${url}/v26.0`, authorization: "Bearer" },
  });
  await lab.meta.graph.setWebhook({
    callbackUrl: `http://${backend.address}:${String(backend.port)}${webhookPath}`,
    verifyToken,
  });
  return id;
}

async function connectNumber(
  adam: BackendClient,
  lab: Lab,
  accountId: string,
  number: string,
  label: string,
): Promise<void> {
  const phoneNumberId = lab.meta.graph.account.numbers.find((each) => each.number === number)?.phoneNumberId;
  const { id, version } = await adam.post<Versioned>("/api/numbers", { accountId, phoneNumberId, label });
  await adam.put(
    `/api/numbers/${id}/call-settings`,
    {
      calling: "on",
      sip: "on",
      keyExchange: "SDES",
      callHours: null,
      callbackPermission: "on",
      callIcon: "shown",
      additionalCodecs: [],
      permissionTemplate: { name: "may_we_call", language: "en" },
    },
    version,
  );
}
