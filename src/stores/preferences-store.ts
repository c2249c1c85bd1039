import * as z from "zod/mini";
import { createKeptStore, type KeptStore, type KeptText } from "./kept-store.ts";

const schema = z.object({
  theme: z.catch(z.enum(["system", "light", "dark"]), "system"),
  /** The business number the agent last called from. */
  businessNumber: z.catch(z.nullable(z.string().check(z.maxLength(20))), null),
  /** The country (ISO 3166) that a number without a country code was last said to be of. */
  numberCountry: z.catch(z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))), null),
  /** The last sign-in, without its password: that is never kept here. */
  server: z.catch(z.nullable(z.string().check(z.maxLength(500))), null),
  user: z.catch(z.nullable(z.string().check(z.maxLength(100))), null),
});

export type Preferences = z.infer<typeof schema>;

export type PreferencesStore = KeptStore<Preferences>;

/** Preferences kept in this browser. */
export function createPreferencesStore(kept: KeptText): PreferencesStore {
  return createKeptStore(kept, "ringbridge.preferences", (read) => schema.parse(read));
}
