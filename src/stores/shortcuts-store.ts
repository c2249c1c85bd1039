import * as z from "zod/mini";
import { createKeptStore, type KeptStore, type KeptText } from "./kept-store.ts";

const schema = z.object({
  use: z.catch(z.enum(["on", "off"]), "on"),
  /** What was changed of the keys, by action: a chord as it is kept, null for none. */
  changes: z.catch(
    z.record(z.string().check(z.maxLength(40)), z.nullable(z.string().check(z.maxLength(60)))),
    {},
  ),
});

export type ShortcutsStore = KeptStore<z.infer<typeof schema>>;

/** Which keys do what, kept in this browser. */
export function createShortcutsStore(kept: KeptText): ShortcutsStore {
  return createKeptStore(kept, "ringbridge.shortcuts", (read) => schema.parse(read));
}
