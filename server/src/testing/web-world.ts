import responseValidation from "@fastify/response-validation";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { createPrometheus, type Prometheus } from "../adapters/metrics/prometheus.ts";
import type { Person } from "../core/people/person.ts";
import { createResponseAjv } from "../http/contract/validators.ts";
import { createServer, type ServerParts } from "../http/server.ts";
import type { Ports } from "../use-cases/ports.ts";
import { createFakeMeta, type FakeMeta } from "./fake-meta.ts";
import { createPeopleWorld, type PeopleWorld } from "./people-world.ts";

export const publicUrl = new URL("https://calls.haug.example");

export type Page = {
  /** Asks as a page of ours would. */
  ask(method: InjectOptions["method"], url: string, ask?: Ask): Promise<LightMyRequestResponse>;
  readonly token: string;
};

type Ask = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type WebWorld = PeopleWorld & {
  readonly app: FastifyInstance;
  readonly metrics: Prometheus;
  readonly meta: FakeMeta;
  readonly allPorts: Ports;
  /** How often the server said that a delivery was kept. */
  readonly kept: () => number;
  /** A browser in which this person is signed in. */
  pageOf(person: Person): Promise<Page>;
  /** A browser in which nobody is signed in. */
  readonly stranger: Page;
  close(): Promise<void>;
};

/** What a page of ours sends with every request that changes something. */
export const fromOurPage = { "sec-fetch-site": "same-origin" };

export const cookieOf = (token: string): string => `__Host-ringbridge=${token}`;

/** The whole HTTP side over a storage in memory; every answer is held against the contract. */
export async function createWebWorld(
  use: Partial<ServerParts> & {
    readonly identityProvider?: "none" | "fake";
    readonly with?: Partial<Ports>;
  } = {},
): Promise<WebWorld> {
  const { identityProvider = "none", with: others = {}, ...parts } = use;
  const people = await createPeopleWorld({ identityProvider });
  const metrics = createPrometheus();
  const meta = createFakeMeta(people.clock);
  const allPorts: Ports = { ...people.ports, meta, ...others };
  let kept = 0;
  const app = await createServer({
    ports: allPorts,
    metrics,
    publicUrl,
    trustProxy: false,
    deliveryKept: () => (kept += 1),
    asterisk: "configured",
    async prepare(server) {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- it takes any Ajv; its types know draft-07's alone
      await server.register(responseValidation, { ajv: responseAjv });
    },
    ...parts,
  });

  const page = (token: string): Page => ({
    token,
    ask: (method, url, { body, headers = {} } = {}) =>
      app.inject({
        method: method ?? "GET",
        url,
        headers: { ...fromOurPage, ...(token !== "" && { cookie: cookieOf(token) }), ...headers },
        ...(body !== undefined && { payload: body as object }),
      }),
  });

  return {
    ...people,
    app,
    metrics,
    meta,
    allPorts,
    kept: () => kept,
    stranger: page(""),
    async pageOf(person) {
      const token = people.secrets.newToken();
      const at = people.clock.now();
      await people.storage.sessions.add({
        token: people.secrets.digest(token),
        personId: person.id,
        createdAt: at,
        expiresAt: at + people.ports.settings.sessionLasts,
      });
      return page(token);
    },
    async close() {
      await app.close();
      await people.storage.close();
    },
  };
}

const responseAjv = createResponseAjv();
