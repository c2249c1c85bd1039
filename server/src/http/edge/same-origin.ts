import type { IncomingHttpHeaders } from "node:http";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may come from where it says it does. What changes something must come from a page of ours; a browser
 * says so in Sec-Fetch-Site, one without it in Origin. Reading is also refused to pages of other sites, but not to
 * somebody who types the address ("none"). SameSite=Strict would let a sister host through: these headers do not.
 */
export function isFromOurPage(
  method: string | undefined,
  headers: Pick<IncomingHttpHeaders, "origin" | "sec-fetch-site">,
  ourOrigin: string,
): boolean {
  const site = headers["sec-fetch-site"];
  if (safe.has(method ?? "")) return site === undefined || site === "same-origin" || site === "none";
  return site === undefined ? headers.origin === ourOrigin : site === "same-origin";
}
