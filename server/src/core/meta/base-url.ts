/** Meta's own Graph API, in the newest version (facts: v26.0, 2026-07-29). */
export const META_GRAPH = { baseUrl: "https://graph.facebook.com/v26.0", authorization: "Bearer" } as const;

/**
 * What is wrong with a Graph base URL, or null. The account's token goes there with every request, so it goes encrypted,
 * unless the host is on this machine or in a private network. Only administrators set it, and it may point into the
 * private network on purpose (a partner proxy): that is theirs to decide, and the reason why nobody else may.
 */
export function baseUrlFault(baseUrl: string): "form" | "needs-https" | null {
  const { scheme, host, port } =
    /^(?<scheme>https?):\/\/(?<host>\[[\da-f:.]+\]|[a-z\d.-]+)(?::(?<port>\d{1,5}))?(?:\/[\w.~%/-]*)?$/i.exec(
      baseUrl,
    )?.groups ?? {};
  if (scheme === undefined || host === undefined || Number(port ?? 443) > 65_535) return "form";
  return scheme.toLowerCase() === "https" || isPrivate(host.toLowerCase()) ? null : "needs-https";
}

/** Without slashes at its end. */
export const tidyBaseUrl = (baseUrl: string): string => baseUrl.replace(/\/+$/, "");

/** Loopback, RFC 1918, link-local, RFC 4193; and names without a dot, which no public name server has. */
const privateHosts = [
  /^127(\.\d+){3}$/,
  /^10(\.\d+){3}$/,
  /^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/,
  /^192\.168(\.\d+){2}$/,
  /^169\.254(\.\d+){2}$/,
  /^\[(::1|f[cd][\da-f]{2}:[\da-f:]+|fe80:[\da-f:]+)\]$/,
  /^(?!0x)(?=.*[a-z])[a-z\d-]+$/,
];

const isPrivate = (host: string) => privateHosts.some((pattern) => pattern.test(host));
