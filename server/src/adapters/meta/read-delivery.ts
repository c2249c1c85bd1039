import { z } from "zod";
import type { KeyedNews } from "../../core/meta/news.ts";
import type { Instant } from "../../core/time.ts";
import { accountNews } from "./account-news.ts";
import { callsNews } from "./calls-news.ts";
import { messagesNews } from "./messages-news.ts";
import { settingsNews } from "./settings-news.ts";
import { notUnderstood, safeWord } from "./not-understood.ts";
import { secondsOrNull } from "./values.ts";

const change = z.object({ field: z.string(), value: z.unknown() });
const entry = z.object({ time: secondsOrNull.optional(), changes: z.array(z.unknown()) });
const delivery = z.object({ entry: z.array(z.unknown()) });

/** What a webhook's body tells, in our words. Every text is taken; nothing is thrown. */
export function readDelivery(body: string, receivedAt: Instant): readonly KeyedNews[] {
  const read = delivery.safeParse(parse(body));
  if (!read.success) return [notUnderstood("delivery")];
  return read.data.entry.flatMap((each) => entryNews(each, receivedAt));
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function entryNews(value: unknown, receivedAt: Instant): readonly KeyedNews[] {
  const read = entry.safeParse(value);
  if (!read.success) return [notUnderstood("entry")];
  const at = Math.min(read.data.time ?? receivedAt, receivedAt);
  return read.data.changes.flatMap((each) => {
    const known = change.safeParse(each);
    if (!known.success) return [notUnderstood("change")];
    return changeNews(known.data, at, receivedAt);
  });
}

function changeNews(
  { field, value }: z.output<typeof change>,
  at: Instant,
  receivedAt: Instant,
): readonly KeyedNews[] {
  switch (field) {
    case "messages":
      return messagesNews(value, receivedAt);
    case "calls":
      return callsNews(value, receivedAt);
    case "account_settings_update":
      return [settingsNews(value)];
    case "account_update":
      return [accountNews(value, at)];
    default:
      return [notUnderstood(safeWord(field))];
  }
}
