import * as z from "zod/mini";
import { createKeptStore, type KeptStore, type KeptText } from "./kept-store.ts";

const schema = z.object({
  /** Whether a notification outside the page names the customer: it is seen by whoever sees the screen. */
  naming: z.catch(z.enum(["named", "private"]), "named"),
});

export type NoticePreferences = z.infer<typeof schema>;
export type NoticeStore = KeptStore<NoticePreferences>;

/** How this agent is told of calls, kept in this browser. */
export function createNoticeStore(kept: KeptText): NoticeStore {
  return createKeptStore(kept, "ringbridge.notice", (read) => schema.parse(read));
}
