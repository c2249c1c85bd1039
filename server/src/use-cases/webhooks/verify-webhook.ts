import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Ports } from "../ports.ts";

/**
 * Meta's handshake when the callback address is set: gives the challenge back. Problems: `not-found` for an address that is
 * nobody's, `forbidden` for a wrong token or mode.
 */
export async function verifyWebhook(
  { storage, secrets, logger }: Pick<Ports, "storage" | "secrets" | "logger">,
  input: {
    readonly hook: string;
    readonly mode: string;
    readonly verifyToken: string;
    readonly challenge: string;
  },
): Promise<Outcome<string>> {
  const account = await storage.accounts.findByHook(input.hook);
  if (account === null) return refused("not-found");
  if (input.mode !== "subscribe" || !secrets.equal(input.verifyToken, account.verifyToken)) {
    logger.warn("webhook.handshake-refused", { account: account.id });
    return refused("forbidden");
  }
  logger.info("webhook.handshake", { account: account.id });
  return done(input.challenge);
}
