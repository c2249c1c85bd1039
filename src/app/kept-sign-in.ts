import * as v from "valibot";
import { signInKey as key } from "./next-line.ts";

export const signInSchema = v.object({
  server: v.string(),
  user: v.string(),
  password: v.string(),
  name: v.string(),
});

export type SignIn = v.InferOutput<typeof signInSchema>;

/**
 * The sign-in an agent asked to keep: in the tab's session storage, which ends with the tab and which other
 * tabs do not see. Never in local storage.
 */
export function keptSignIn(tab: Storage) {
  return {
    read: (): SignIn | null => {
      try {
        const parsed = v.safeParse(signInSchema, JSON.parse(tab.getItem(key) ?? "null"));
        return parsed.success ? parsed.output : null;
      } catch {
        return null;
      }
    },
    keep: (signIn: SignIn): void => {
      try {
        tab.setItem(key, JSON.stringify(signIn));
      } catch {
        // A browser that keeps nothing asks again after a reload.
      }
    },
    forget: (): void => tab.removeItem(key),
  };
}
