import type { Metrics } from "../core/ports/metrics.ts";
import type { Ports } from "../use-cases/ports.ts";
import type { LiveStreams } from "./live/live-streams.ts";
import type { Handlers } from "./operation.ts";
import { accountHandlers } from "./resources/accounts.ts";
import { auditHandlers } from "./resources/audit.ts";
import { customerHandlers } from "./resources/customers.ts";
import { numberHandlers } from "./resources/numbers.ts";
import { oidcHandlers } from "./resources/oidc.ts";
import { peopleHandlers } from "./resources/people.ts";
import { phoneHandlers } from "./resources/phone.ts";
import { sessionHandlers } from "./resources/session.ts";
import { teamHandlers } from "./resources/team.ts";
import { webhookHandlers } from "./resources/webhooks.ts";

export type HandlerParts = {
  readonly ports: Ports;
  readonly metrics: Metrics;
  readonly live: LiveStreams;
  readonly publicUrl: URL;
  readonly deliveryKept: () => void;
};

/** Who answers what: one for each operation of the contract. */
export function createHandlers({ ports, metrics, live, publicUrl, deliveryKept }: HandlerParts): Handlers {
  return {
    ...sessionHandlers(ports, metrics),
    ...oidcHandlers(ports, metrics, publicUrl),
    ...phoneHandlers(ports),
    ...peopleHandlers(ports),
    ...accountHandlers(ports),
    ...numberHandlers(ports),
    ...customerHandlers(ports, live),
    ...teamHandlers(ports),
    ...auditHandlers(ports),
    ...webhookHandlers(ports, metrics, deliveryKept),
    streamEvents: ({ actor }) => live.open(actor),
  };
}
