import type { FastifyInstance } from "fastify";
import type { Contract } from "./contract/read-contract.ts";
import type { Cookies } from "./edge/cookies.ts";
import type { createPasswordCrowd } from "./edge/password-crowd.ts";
import type { createRateLimits } from "./edge/rate-limits.ts";
import type { Sizes } from "./edge/sizes.ts";
import type { Handlers } from "./operation.ts";
import { pairHandlers, routeOf } from "./routes.ts";

type RouteParts = {
  readonly handlers: Handlers;
  readonly cookies: Cookies;
  readonly limits: ReturnType<typeof createRateLimits>;
  readonly crowd: ReturnType<typeof createPasswordCrowd>;
  readonly sizes: Sizes;
};

const isWebhook = ({ url }: { readonly url: string }): boolean => url.startsWith("/webhooks/");

/** A route for each operation of the contract. @throws when contract and handlers are not of one mind. */
export async function contractRoutes(
  app: FastifyInstance,
  { operations, schemas }: Contract,
  { handlers, cookies, limits, crowd, sizes }: RouteParts,
): Promise<void> {
  const problem = schemas["Problem"];
  if (problem === undefined) throw new Error("contract/openapi.yaml has no Problem");
  const routes = pairHandlers(operations, handlers).map((operation) =>
    routeOf(operation, { problem, limits, crowd, cookies }),
  );

  await app.register((ours, _options, done) => {
    ours.removeAllContentTypeParsers();
    const json = ours.getDefaultJsonParser("error", "error");
    ours.addContentTypeParser("application/json", { parseAs: "string" }, json);
    for (const route of routes) if (!isWebhook(route)) ours.route(route);
    done();
  });
  await app.register((metas, _options, done) => {
    metas.removeAllContentTypeParsers();
    // The signature is over the bytes, not over what they mean.
    metas.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, parsed) =>
      parsed(null, body),
    );
    for (const route of routes) {
      if (isWebhook(route)) metas.route({ ...route, bodyLimit: sizes.webhookBody });
    }
    done();
  });
}
