/** What a service worker knows of a request. */
export type AskedFor = {
  readonly method: string;
  readonly mode: string;
  readonly origin: string;
  /** Of its address. */
  readonly path: string;
};

/** What a build consists of. */
export type Build = {
  /** Changes whenever one of the files does. */
  readonly id: string;
  /** The page's first script: tells builds apart. */
  readonly entry: string;
  /** Paths of this origin, without the page itself. */
  readonly files: readonly string[];
};

/** The page. Its own places stand in the fragment, which is never sent. */
export const page = "/";

/**
 *   file   of the build: from the cache, for its name or the build's id changes with its content
 *   page   from the cache, and again from the network when that has another one: a new build comes with the next load
 *   leave  everything else is none of our business, above all the backend, ringbridge.json and whatever else the site has
 */
export type FetchPlan = "file" | "page" | "leave";

export function fetchPlan(
  { method, mode, origin, path }: AskedFor,
  ours: string,
  { files }: Build,
): FetchPlan {
  if (method !== "GET" || origin !== ours) return "leave";
  if (mode === "navigate") return path === page ? "page" : "leave";
  return files.includes(path) ? "file" : "leave";
}

/** What each build's cache is called. */
export const cacheOf = (id: string): string => `ringbridge ${id}`;

/**
 * The caches to delete once this build's worker has taken over: ours, but for this build's and the one before. An old page
 * may still be open in another tab and needs parts it has not loaded yet, which the server may no longer have.
 * `caches`: oldest first, as browsers tell them.
 */
export function staleCaches(caches: readonly string[], id: string): readonly string[] {
  return caches.filter((name) => name.startsWith(cacheOf("")) && name !== cacheOf(id)).slice(0, -1);
}
