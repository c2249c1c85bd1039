import * as v from "valibot";
import { createKeptStore, type KeptStore, type KeptText } from "./kept-store.ts";

const schema = v.object({
  theme: v.fallback(v.picklist(["system", "light", "dark"]), "system"),
  /** The business number the agent last called from. */
  businessNumber: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(20))), null),
  /** The country (ISO 3166) that a number without a country code was last said to be of. */
  numberCountry: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))), null),
  /** The last sign-in, without its password: that is never kept here. */
  server: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(500))), null),
  user: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
});

export type Preferences = v.InferOutput<typeof schema>;

export type PreferencesStore = KeptStore<Preferences>;

/** Preferences kept in this browser. */
export function createPreferencesStore(kept: KeptText): PreferencesStore {
  return createKeptStore(kept, "ringbridge.preferences", (read) => v.parse(schema, read));
}
