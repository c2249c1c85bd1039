/** What TypeScript's own types do not have yet (W3C Trusted Types). */
type TrustedTypesWindow = {
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { readonly createScriptURL: (url: string) => string },
    ) => { readonly createScriptURL: (url: string) => unknown };
  };
};

/**
 * The address of one of our own workers as this page's security policy takes it. The policy, which vite.config.ts names,
 * lets through that address and no other; once for each name.
 */
export function trustedScript(policyName: string, ours: string): string {
  const { trustedTypes } = globalThis as TrustedTypesWindow;
  const policy = trustedTypes?.createPolicy(policyName, {
    createScriptURL: (url) => {
      if (url !== ours) throw new TypeError("Only the app's own worker.");
      return url;
    },
  });
  // A TrustedScriptURL is taken where TypeScript knows only a string.
  return (policy?.createScriptURL(ours) as string | undefined) ?? ours;
}
