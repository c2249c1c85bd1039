import type { KeyedNews, MetaNews } from "../../core/meta/news.ts";
import type { Storage, StoredNumber } from "../../core/ports/storage.ts";
import type { Consequences } from "./consequences.ts";
import { numberNews } from "./number-news.ts";
import { customerNews } from "./customer-news.ts";
import type { WebhookPorts } from "./webhook-ports.ts";

/** Where news came from: whose signature it had. */
export type Origin = { readonly deliveryId: number; readonly accountId: string };

/** Numbers to be read from Meta, when somebody has time to wait for it. */
export type AfterNews = { readonly toRead: ReadonlySet<string> };

/** Works on one event, unless it has been worked on before: all of it, or nothing. */
export async function applyNews(
  ports: WebhookPorts,
  { deliveryId, accountId }: Origin,
  { key, news }: KeyedNews,
): Promise<AfterNews> {
  const { storage, clock, logger, live } = ports;
  if (news.kind === "not-understood") {
    // The delivery keeps it as it came.
    logger.info("webhook.not-understood", { delivery: deliveryId, account: accountId, what: news.what });
    return { toRead: new Set() };
  }
  const consequences = await storage.transaction(async (within) => {
    const isNew = key === null || (await within.seenEvents.first(accountId, key, clock.now()));
    if (!isNew) return { tell: [], toRead: [] };
    const numbers = await numbersOf(within, accountId, news);
    if (numbers.length === 0)
      logger.info("webhook.no-number-of-ours", {
        delivery: deliveryId,
        account: accountId,
        kind: news.kind,
      });
    return effect(ports, within, numbers, news);
  });
  consequences.tell.forEach((change) => live.tell(change));
  return { toRead: new Set(consequences.toRead) };
}

type Understood = Exclude<MetaNews, { kind: "not-understood" }>;

/** Only numbers of the account whose secret signed: another one's signature is good for its own numbers alone. */
async function numbersOf(
  storage: Storage,
  accountId: string,
  news: Understood,
): Promise<readonly StoredNumber[]> {
  const told =
    news.kind !== "restricted"
      ? [await storage.numbers.findByPhoneNumberId(news.phoneNumberId)]
      : news.number === null
        ? await storage.numbers.list()
        : [await storage.numbers.findByNumber(news.number)];
  return told.filter((number) => number !== null).filter((number) => number.accountId === accountId);
}

async function effect(
  ports: WebhookPorts,
  storage: Storage,
  numbers: readonly StoredNumber[],
  news: Understood,
): Promise<Consequences> {
  const all: Consequences[] = [];
  for (const number of numbers) {
    all.push(
      news.kind === "settings-changed" || news.kind === "restricted"
        ? await numberNews(storage, number, news)
        : await customerNews(ports, storage, number, news),
    );
  }
  return { tell: all.flatMap(({ tell }) => tell), toRead: all.flatMap(({ toRead }) => toRead) };
}
