import * as v from "valibot";
import { createKeptStore, type KeptStore, type KeptText } from "./kept-store.ts";

const schema = v.object({
  use: v.fallback(v.picklist(["on", "off"]), "on"),
  /** What was changed of the keys, by action: a chord as it is kept, null for none. */
  changes: v.fallback(
    v.record(v.pipe(v.string(), v.maxLength(40)), v.nullable(v.pipe(v.string(), v.maxLength(60)))),
    {},
  ),
});

export type ShortcutsStore = KeptStore<v.InferOutput<typeof schema>>;

/** Which keys do what, kept in this browser. */
export function createShortcutsStore(kept: KeptText): ShortcutsStore {
  return createKeptStore(kept, "ringbridge.shortcuts", (read) => v.parse(schema, read));
}
