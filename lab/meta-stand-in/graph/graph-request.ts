/** A request to the Graph API, whatever brought it. */
export interface GraphRequest {
  readonly method: string;
  /** Below the version: "/106512145550111/settings". */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The bearer token. */
  readonly token: string | undefined;
  readonly body: unknown;
}
