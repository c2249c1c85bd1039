import * as z from "zod/mini";

const schema = z.object({
  server: z.string(),
  user: z.string(),
  password: z.string(),
  name: z.string(),
});

export type SignIn = z.infer<typeof schema>;

const key = "ringbridge.sign-in";

/**
 * The sign-in an agent asked to keep: in the tab's session storage, which ends with the tab and which other
 * tabs do not see. Never in local storage.
 */
export function keptSignIn(tab: Storage) {
  return {
    read: (): SignIn | null => {
      try {
        const parsed = schema.safeParse(JSON.parse(tab.getItem(key) ?? "null"));
        return parsed.success ? parsed.data : null;
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
