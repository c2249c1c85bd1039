import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import { SECOND } from "../../core/time.ts";
import { appSecretSeal } from "../accounts/seals.ts";
import type { Ports } from "../ports.ts";

const NOTE_EVERY = 10 * SECOND;

type TakePorts = Pick<Ports, "storage" | "secrets" | "clock" | "logger">;

/** `raw`: the body's bytes as they came; `text`: the same as UTF-8; `signature`: the header X-Hub-Signature-256. */
export type TakenWebhook = {
  readonly hook: string;
  readonly signature: string | null;
  readonly raw: Uint8Array;
  readonly text: string;
};

/**
 * Keeps a delivery of Meta's. What is answered with `done` is on disk; work on it comes after (`startDeliveryWorker`).
 * Problems: `not-found`, `signature-wrong`, `invalid` for what is no JSON.
 */
export async function takeWebhook(
  { storage, secrets, clock, logger }: TakePorts,
  { hook, signature, raw, text }: TakenWebhook,
): Promise<Outcome<"kept" | "known">> {
  const account = await storage.accounts.findByHook(hook);
  if (account === null) return refused("not-found");
  const { appSecret } = account.sealed;
  if (appSecret === null) {
    logger.warn("webhook.no-app-secret", { account: account.id });
    return refused("signature-wrong");
  }
  const expected = `sha256=${secrets.hmac(secrets.open(appSecret, appSecretSeal(account.id)), raw)}`;
  if (signature === null || !secrets.equal(signature, expected)) {
    logger.warn("webhook.signature-wrong", { account: account.id, signed: signature !== null });
    return refused("signature-wrong");
  }
  if (!isJson(text)) {
    logger.warn("webhook.no-json", { account: account.id, bytes: raw.length });
    return problem({ code: "invalid", fields: [{ path: "", fault: "form" }] });
  }
  const now = clock.now();
  const kept = await storage.deliveries.keep({
    accountId: account.id,
    receivedAt: now,
    body: text,
    digest: secrets.digest(text),
  });
  // Once in a while is enough for people to see, and spares every delivery a second wait for the disk.
  if (now - (account.webhookSeenAt ?? 0) >= NOTE_EVERY) await storage.accounts.noteWebhook(account.id, now);
  return done(kept.kind);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
