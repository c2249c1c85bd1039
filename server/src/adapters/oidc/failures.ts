const LONGEST = 300;

/** What went wrong at the identity provider, for our log: a sentence and codes, no token and no code of a sign-in. */
export function sentenceOf(thrown: unknown, issuer: string): string {
  const parts = partsOf(thrown);
  return `${whatHappened(parts, issuer)} ${parts.join(", ")}`.replaceAll(/\p{C}+/gu, " ").slice(0, LONGEST);
}

function whatHappened(parts: readonly string[], issuer: string): string {
  if (parts.some((part) => unreachable.test(part)))
    return `The identity provider ${issuer} does not answer. Check OIDC_ISSUER, and that this machine can reach it.`;
  if (parts.some((part) => notOurClient.test(part)))
    return "The identity provider does not know us. Check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.";
  return "The identity provider's answer was not accepted.";
}

const notOurClient = /^(invalid_client|unauthorized_client|OAUTH_WWW_AUTHENTICATE_CHALLENGE)$/;
const unreachable = /^(fetch failed|OAUTH_TIMEOUT|ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|UND_ERR_\w+)$/;

/** Messages and codes of an error and its causes. Bodies and claims are among the causes too: they are left out. */
function partsOf(thrown: unknown, depth = 0): readonly string[] {
  if (!(thrown instanceof Error) || depth > 3) return [];
  const { code, error, cause } = thrown as {
    readonly code?: unknown;
    readonly error?: unknown;
    readonly cause?: unknown;
  };
  const own = [thrown.message, code, error].filter((part) => typeof part === "string" && part !== "");
  return [...new Set([...(own as readonly string[]), ...partsOf(cause, depth + 1)])];
}
