import type { IncomingMessage } from "node:http";

const OURS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request was meant for this machine by name. Another name that leads here is another site's page reading our
 * passwords through the browser (DNS rebinding).
 */
export function isForThisMachine({ headers }: Pick<IncomingMessage, "headers">): boolean {
  const name = (headers.host ?? "").replace(/:\d+$/, "");
  return OURS.has(name);
}

/** Whether a request that changes something comes from a page of ours, or from no page at all (a script). */
export function isFromOurPage({ headers }: Pick<IncomingMessage, "headers">): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return origin === undefined || origin === `http://${host ?? ""}`;
}
