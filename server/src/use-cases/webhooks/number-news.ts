import type { MetaNews } from "../../core/meta/news.ts";
import { withNews } from "../../core/numbers/restrictions.ts";
import { withChanges } from "../../core/numbers/settings-changes.ts";
import type { Storage, StoredNumber } from "../../core/ports/storage.ts";
import type { Consequences } from "./consequences.ts";

type NumberNews = Extract<MetaNews, { kind: "settings-changed" | "restricted" }>;

/** What Meta tells of a number itself. It is believed at once, and the number is to be read. */
export async function numberNews(
  storage: Storage,
  { id, meta }: StoredNumber,
  news: NumberNews,
): Promise<Consequences> {
  if (meta !== null) {
    const told =
      news.kind === "settings-changed"
        ? withChanges(meta, news.changed)
        : { ...meta, restrictions: withNews(meta.restrictions, news.restrictions) };
    await storage.numbers.learn(id, { meta: told });
  }
  return { tell: [{ kind: "number", numberId: id }], toRead: [id] };
}
