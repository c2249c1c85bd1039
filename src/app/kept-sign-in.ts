import * as v from "valibot";

const schema = v.object({
  server: v.string(),
  user: v.string(),
  password: v.string(),
  name: v.string(),
});

export type SignIn = v.InferOutput<typeof schema>;

const key = "ringbridge.sign-in";

/**
 * The sign-in an agent asked to keep: in the tab's session storage, which ends with the tab and which other
 * tabs do not see. Never in local storage.
 */
export function keptSignIn(tab: Storage) {
  return {
    read: (): SignIn | null => {
      try {
        const parsed = v.safeParse(schema, JSON.parse(tab.getItem(key) ?? "null"));
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
