import type { AddressInfo } from "node:net";
import { createAsterisk } from "./adapters/asterisk/asterisk.ts";
import { createNoAsterisk } from "./adapters/asterisk/no-asterisk.ts";
import { createSystemClock } from "./adapters/clock/system-clock.ts";
import { createLive } from "./adapters/live/live-changes.ts";
import { createMeta } from "./adapters/meta/create-meta.ts";
import { measureMeta } from "./adapters/metrics/measured-meta.ts";
import { createPrometheus, type Prometheus } from "./adapters/metrics/prometheus.ts";
import { serveMetrics } from "./adapters/metrics/serve-metrics.ts";
import { createIdentityProvider } from "./adapters/oidc/identity-provider.ts";
import { createSecrets } from "./adapters/secrets/create-secrets.ts";
import { loadOrCreateKeyFile } from "./adapters/secrets/key-file.ts";
import { parseKeys } from "./adapters/secrets/keys.ts";
import { openStorage } from "./adapters/storage/open-storage.ts";
import type { Logger } from "./core/ports/logger.ts";
import type { Secrets } from "./core/ports/secrets.ts";
import { DAY, SECOND } from "./core/time.ts";
import { createServer } from "./http/server.ts";
import type { Installation, SecretKey } from "./installation.ts";
import { createMemory } from "./use-cases/memory.ts";
import type { Ports } from "./use-cases/ports.ts";
import { ensureFirstAdministratorLink } from "./use-cases/session/ensure-first-administrator-link.ts";
import { startWork } from "./use-cases/work.ts";

const INVITATIONS_LAST = 7 * DAY;
/** A request may be asking Meta, which has its own patience; whoever stops us has theirs. */
const ANSWERS_MAY_TAKE = 10 * SECOND;

export type Backend = {
  readonly port: number;
  /** Stops accepting, ends streams, finishes requests (10 s at most) and work, closes the database. */
  stop(): Promise<void>;
};

/**
 * The whole backend, put together. It runs without Asterisk and Meta, and not without its database.
 * @param tellFirstLink gets the link for the first administrator while there is none
 * @throws Error with the remedy when the database, the key or an address cannot be had.
 */
export async function startBackend(
  installation: Installation,
  logger: Logger,
  tellFirstLink: (link: string) => void,
): Promise<Backend> {
  const clock = createSystemClock();
  const storage = await openStorage(installation.databaseUrl, { logger });
  const secrets = secretsFrom(installation.secretKey, logger);
  const metrics = createPrometheus();
  const { ari, sipServer, trunks } = installation;
  const asterisk =
    ari === null
      ? createNoAsterisk({ domain: sipServer.hostname }, clock)
      : createAsterisk({ access: ari, domain: sipServer.hostname, trunks }, { clock, logger });
  const ports: Ports = {
    storage,
    secrets,
    clock,
    logger,
    meta: measureMeta(createMeta({ clock }), metrics, clock),
    pbx: asterisk.pbx,
    view: asterisk.view,
    live: createLive(logger),
    identityProvider: identityProviderOf(installation),
    memory: createMemory(),
    settings: {
      domain: installation.sipDomain,
      sipServer,
      sessionLasts: installation.sessionLasts,
      phoneCredentialsLast: installation.phoneCredentialsLast,
      invitationLasts: INVITATIONS_LAST,
      relay: installation.relay,
    },
  };
  watchGauges(metrics, ports);
  const work = startWork(ports, (run) => metrics.processed(run));
  const app = await createServer({
    ports,
    metrics,
    publicUrl: installation.publicUrl,
    trustProxy: installation.trustProxy,
    deliveryKept: () => work.deliveryKept(),
    asterisk: ari === null ? "not-configured" : "configured",
  });
  const metricsServer =
    installation.metrics && (await serveMetrics(installation.metrics, () => metrics.page()));

  const link = await ensureFirstAdministratorLink(ports);
  if (link !== null) tellFirstLink(new URL(`#welcome=${link.token}`, installation.publicUrl).href);
  await app.listen(installation.listen);
  const { port } = app.server.address() as AddressInfo;
  logger.info("backend.started", { port, asterisk: ari !== null, database: databaseKind(installation) });

  return {
    port,
    async stop() {
      const cutOff = clock.after(ANSWERS_MAY_TAKE, () => {
        logger.warn("backend.answers-cut-off");
        app.server.closeAllConnections();
      });
      await app.close();
      cutOff();
      asterisk.stop();
      await work.stop();
      await metricsServer?.close();
      await storage.close();
      logger.info("backend.stopped");
    },
  };
}

function secretsFrom(secretKey: SecretKey, logger: Logger): Secrets {
  if (secretKey.kind === "given") return createSecrets({ keys: parseKeys(secretKey.key, "SECRET_KEY") });
  const { keys, created } = loadOrCreateKeyFile(secretKey.file);
  if (created) logger.warn("secret-key.made", { file: secretKey.file });
  return createSecrets({ keys });
}

function identityProviderOf({ oidc, publicUrl }: Installation): Ports["identityProvider"] {
  if (oidc === null) return null;
  return createIdentityProvider({ ...oidc, redirectUri: new URL("/api/oidc/callback", publicUrl).href });
}

const databaseKind = ({ databaseUrl }: Installation) => databaseUrl.split(":", 1)[0] ?? null;

function watchGauges(metrics: Prometheus, { storage, view, clock }: Ports): void {
  metrics.watch({
    linked: () => view.link().state === "connected",
    async agentsReachable() {
      const people = await storage.people.list();
      return people.filter(
        ({ extension }) => extension !== null && view.phone(extension).state === "reachable",
      ).length;
    },
    async deliveriesWaiting() {
      const { count, oldestAt } = await storage.deliveries.waiting();
      return { count, oldestSeconds: oldestAt === null ? 0 : (clock.now() - oldestAt) / SECOND };
    },
  });
}
