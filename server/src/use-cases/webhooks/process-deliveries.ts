import { faultFields } from "../../core/fault-fields.ts";
import type { Delivery } from "../../core/ports/storage.ts";
import { HOUR, MINUTE, SECOND } from "../../core/time.ts";
import { applyNews, type AfterNews } from "./apply-news.ts";
import type { WebhookPorts } from "./webhook-ports.ts";

/** Waits after each failed attempt; after the last a person has to look. */
const waits = [5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR];

/** How many deliveries one run takes at most. */
const MOST_PER_RUN = 200;

export type Run = {
  readonly done: number;
  readonly failed: number;
  /** Numbers whose settings changed at Meta: to be read, by somebody who may wait for Meta. */
  readonly toRead: ReadonlySet<string>;
};

/**
 * Works on the deliveries that are due, in the order they came. One that fails is tried again later; the others go on.
 * Nothing here waits for Meta.
 */
export async function processDeliveries(ports: WebhookPorts): Promise<Run> {
  const due = await ports.storage.deliveries.due(ports.clock.now(), MOST_PER_RUN);
  const toRead = new Set<string>();
  let failed = 0;
  for (const delivery of due) {
    const after = await processQuietly(ports, delivery);
    if (after === null) failed += 1;
    else after.toRead.forEach((numberId) => toRead.add(numberId));
  }
  return { done: due.length - failed, failed, toRead };
}

/** Null when it failed: it is kept for another attempt, or for a person. */
async function processQuietly(ports: WebhookPorts, delivery: Delivery): Promise<AfterNews | null> {
  try {
    const after = await process(ports, delivery);
    await ports.storage.deliveries.markDone(delivery.id, ports.clock.now());
    return after;
  } catch (thrown) {
    const wait = waits[delivery.attempts];
    ports.logger.error("webhook.failed", {
      delivery: delivery.id,
      account: delivery.accountId,
      attempts: delivery.attempts + 1,
      again: wait !== undefined,
      ...faultFields(thrown),
    });
    await ports.storage.deliveries.markFailed(
      delivery.id,
      thrown instanceof Error ? thrown.name : "unknown",
      wait === undefined ? null : ports.clock.now() + wait,
    );
    return null;
  }
}

async function process(
  ports: WebhookPorts,
  { id, accountId, receivedAt, body }: Delivery,
): Promise<AfterNews> {
  const toRead = new Set<string>();
  for (const keyed of ports.meta.readDelivery(body, receivedAt)) {
    const after = await applyNews(ports, { deliveryId: id, accountId }, keyed);
    after.toRead.forEach((numberId) => toRead.add(numberId));
  }
  return { toRead };
}
