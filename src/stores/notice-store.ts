import * as v from "valibot";
import { createKeptStore, type KeptStore, type KeptText } from "./kept-store.ts";

const schema = v.object({
  /** Whether a notification outside the page names the customer: it is seen by whoever sees the screen. */
  naming: v.fallback(v.picklist(["named", "private"]), "named"),
});

export type NoticePreferences = v.InferOutput<typeof schema>;
export type NoticeStore = KeptStore<NoticePreferences>;

/** How this agent is told of calls, kept in this browser. */
export function createNoticeStore(kept: KeptText): NoticeStore {
  return createKeptStore(kept, "ringbridge.notice", (read) => v.parse(schema, read));
}
