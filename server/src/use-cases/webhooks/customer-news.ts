import type { MetaNews } from "../../core/meta/news.ts";
import { heard, replied, requestFailed } from "../../core/permissions/permission-facts.ts";
import type { PermissionFacts } from "../../core/permissions/permission.ts";
import type { LiveChange } from "../../core/ports/live.ts";
import type { Storage, StoredNumber } from "../../core/ports/storage.ts";
import { newsOf } from "../permissions/read-permission.ts";
import type { Consequences } from "./consequences.ts";
import { nameFailure } from "./name-failure.ts";
import { requestKey } from "./request-key.ts";
import type { WebhookPorts } from "./webhook-ports.ts";

type CustomerNews = Extract<
  MetaNews,
  { kind: "heard" | "permission-reply" | "message-failed" | "call-ended" }
>;

type Step = (facts: PermissionFacts) => PermissionFacts;

/** What Meta tells of a customer towards one number. */
export async function customerNews(
  ports: WebhookPorts,
  storage: Storage,
  number: StoredNumber,
  news: CustomerNews,
): Promise<Consequences> {
  const named = news.kind === "call-ended" ? await nameFailure(storage, number, news) : [];
  const step = await stepOf(ports, storage, number, news);
  const tell: LiveChange[] = [...named];
  if (step !== null) {
    for (const customer of news.customers) {
      const before = await storage.permissions.find(number.id, customer);
      const after = await storage.permissions.change(number.id, customer, step);
      const permission = newsOf(ports.clock, number, before, after);
      if (permission !== null) tell.push({ kind: "permission", permission });
    }
  }
  return { tell, toRead: [] };
}

async function stepOf(
  { clock, logger }: WebhookPorts,
  storage: Storage,
  number: StoredNumber,
  news: CustomerNews,
): Promise<Step | null> {
  switch (news.kind) {
    case "heard":
      if (news.voicemail !== null) logger.info("webhook.voicemail", { number: number.id });
      return (facts) => heard(facts, news.at);
    case "permission-reply": {
      const { reply } = news;
      logger.info("permission.replied", { number: number.id, response: reply.response });
      // A customer who taps has written to us; what WhatsApp does by itself is not their word.
      return (facts) =>
        reply.source === "user" ? heard(replied(facts, reply), reply.at) : replied(facts, reply);
    }
    case "message-failed": {
      logger.info("webhook.message-failed", { number: number.id, kind: news.fault.kind });
      // The first time this key comes, the message was none of our requests.
      const foreign = await storage.seenEvents.first(
        number.accountId,
        requestKey(news.messageId),
        clock.now(),
      );
      return foreign ? null : (facts) => ({ ...requestFailed(facts), unknown: news.fault });
    }
    case "call-ended":
      return null;
  }
}
