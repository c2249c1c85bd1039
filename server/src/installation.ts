/** What whoever installs the backend decides; server/README.md has a row for each variable. */
export type Installation = {
  /** Origin of the app: only its pages are believed. */
  readonly publicUrl: URL;
  readonly listen: Address;
  readonly databaseUrl: string;
  readonly secretKey: SecretKey;
  /** Null: there is no Asterisk to talk to. */
  readonly ari: { readonly url: string; readonly user: string; readonly password: string } | null;
  /** Host part of the agents' SIP addresses. */
  readonly sipDomain: string;
  readonly sipServer: { readonly hostname: string; readonly port: number };
  readonly trunks: { readonly kind: "push" } | { readonly kind: "file"; readonly file: string };
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly label: string;
  } | null;
  /** TURN servers that share this secret with us; null: none. */
  readonly relay: { readonly urls: readonly string[]; readonly secret: string } | null;
  /** Whom to believe about X-Forwarded-For: so many proxies, or these addresses. */
  readonly trustProxy: false | number | string;
  /** Null: metrics are not served. */
  readonly metrics: Address | null;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** Milliseconds. */
  readonly sessionLasts: number;
  /** Milliseconds. */
  readonly phoneCredentialsLast: number;
};

export type Address = { readonly host: string; readonly port: number };

/** The key itself, or the file that holds it and is made when there is none. */
export type SecretKey =
  { readonly kind: "given"; readonly key: string } | { readonly kind: "file"; readonly file: string };
