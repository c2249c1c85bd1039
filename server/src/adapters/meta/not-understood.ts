import type { KeyedNews } from "../../core/meta/news.ts";

/** `what`: a word for our log, none of the sender's. */
export const notUnderstood = (what: string): KeyedNews => ({
  key: null,
  news: { kind: "not-understood", what },
});

/** Names of Meta's fields and events for our log; anything else could be anything. */
export const safeWord = (text: string): string => (/^[A-Za-z_]{1,60}$/.test(text) ? text : "?");
