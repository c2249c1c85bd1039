import type { FastifyInstance } from "fastify";
import { SECOND } from "../core/time.ts";
import type { Ports } from "../use-cases/ports.ts";

type HealthParts = {
  readonly ports: Pick<Ports, "storage" | "view" | "clock">;
  readonly asterisk: "configured" | "not-configured";
};

const databaseMayTake = 2 * SECOND;

/** For whoever watches over the process, on the same port; nginx keeps them from the outside (server/README.md). */
export function healthRoutes(app: FastifyInstance, { ports, asterisk }: HealthParts): void {
  app.get("/healthz", () => Promise.resolve({ status: "ok" }));

  app.get("/readyz", async (_request, reply) => {
    const database = await answers(ports);
    // People can sign in and read without Asterisk, so its absence is told and no reason to be taken out.
    void reply.code(database === "ready" ? 200 : 503);
    return {
      database,
      asterisk: asterisk === "configured" ? ports.view.link().state : "not-configured",
    };
  });
}

function answers({ storage, clock }: HealthParts["ports"]): Promise<"ready" | "away"> {
  return new Promise((resolve) => {
    const takeBack = clock.after(databaseMayTake, () => resolve("away"));
    storage
      .ping()
      .then(
        () => resolve("ready"),
        () => resolve("away"),
      )
      .finally(takeBack);
  });
}
