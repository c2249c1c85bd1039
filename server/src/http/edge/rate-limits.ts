import { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { MINUTE } from "../../core/time.ts";
import type { OperationId } from "../operation.ts";

/** Thrown by the rate limiter, which can only throw. */
export class RateLimited extends Error {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super("asked too often");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Questions within a minute. */
export type RateLimits = {
  /** Of one address, where passwords and one-time links are tried. A whole office may share an address. */
  readonly signIn: number;
  /** Of one session; of one address for whoever has none. */
  readonly api: number;
  /** Of one address; Meta repeats for days what we refuse, so this is only against floods. */
  readonly webhooks: number;
};

export const usualLimits: RateLimits = { signIn: 60, api: 600, webhooks: 12_000 };

const guessable: ReadonlySet<string> = new Set([
  "signIn",
  "lookAtInvitation",
  "acceptInvitation",
  "changePassword",
  "startOidc",
  "finishOidc",
] satisfies OperationId[]);
const webhooks: ReadonlySet<string> = new Set(["verifyWebhook", "takeWebhook"] satisfies OperationId[]);

/** For each operation the hook that counts it; operations of one kind are counted together. */
export function createRateLimits(app: FastifyInstance, limits: RateLimits) {
  // The plugin's `groupId` gives every route a store of its own: only one hook for all of them counts together.
  const signIn = app.rateLimit({ max: limits.signIn, timeWindow: MINUTE });
  const api = app.rateLimit({
    max: limits.api,
    timeWindow: MINUTE,
    keyGenerator: (request: FastifyRequest) => request.signedIn?.session ?? normalizeIP(request.ip),
  });
  const outside = app.rateLimit({ max: limits.webhooks, timeWindow: MINUTE });
  return (operation: string) => {
    if (webhooks.has(operation)) return outside;
    return guessable.has(operation) ? signIn : api;
  };
}
