import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { HOUR } from "./core/time.ts";
import type { Address, Installation, SecretKey } from "./installation.ts";

/** Where the data lies when nobody says where. */
export const usualDatabase = { url: "sqlite:./data/ringbridge.db", folder: "./data" };

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong: sentences that name the variable and the remedy, never a value. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

/** A text of which `check` knows what is wrong. */
const text = (check: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const fault = check(value);
    if (fault !== null) context.addIssue(fault);
  });

const urlOf = (value: string): URL | null => (URL.canParse(value) ? new URL(value) : null);

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function publicUrlFault(value: string): string | null {
  const url = urlOf(value);
  const secure = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.test(url.hostname));
  if (url === null || !secure) {
    return "must be an https:// address, as in https://calls.example.com: browsers give no microphone to others. Only this very machine may be http://localhost.";
  }
  if (`${url.origin}/` === url.href) return null;
  return "must end after host and port: app and backend share one origin, and their paths are fixed.";
}

const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const hostName = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`, "i");

const host = text((value) => (hostName.test(value) ? null : "must be a host name, as in pbx.example.com."));

const number = (least: number, most: number) =>
  text((value) => {
    const fits = /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most;
    return fits ? null : `must be a whole number from ${least} to ${most}.`;
  }).transform(Number);

const port = number(1, 65_535);

const webUrl = (example: string) =>
  text((value) => {
    const url = urlOf(value);
    const fits = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
    return fits ? null : `must be an http:// or https:// address without a user in it, as in ${example}.`;
  });

const databaseUrl = text((value) =>
  /^(sqlite:|postgres(ql)?:\/\/)./.test(value)
    ? null
    : "must begin with sqlite: or postgres://, as in sqlite:/var/lib/ringbridge/ringbridge.db.",
);

const listenAddress = /^(?:\[(?<six>[0-9a-f:.]+)\]|(?<four>[^:\s]+)):(?<port>\d{1,5})$/i;

const metricsListen = text((value) => {
  const port = Number(listenAddress.exec(value)?.groups?.["port"]);
  if (value === "off" || (port >= 1 && port <= 65_535)) return null;
  return "must be an address and a port, as in 127.0.0.1:9464, or the word off.";
}).transform((value): Address | null => {
  const found = listenAddress.exec(value)?.groups;
  return found ? { host: found["six"] ?? found["four"] ?? "", port: Number(found["port"]) } : null;
});

function isProxy(value: string): boolean {
  if (/^(loopback|linklocal|uniquelocal)$/.test(value)) return true;
  const [address = "", bits = "0", ...rest] = value.split("/");
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= 128 && rest.length === 0;
}

const trustProxy = text((value) => {
  const fits = /^[1-9]$/.test(value) || value.split(",").every((one) => isProxy(one.trim()));
  return fits
    ? null
    : "must say how many proxies are in front (1 to 9), or their addresses: loopback, or as in 10.0.0.5, 192.168.0.0/16.";
}).transform((value) => (/^[1-9]$/.test(value) ? Number(value) : value));

/** RFC 7065. */
const turnUrl = /^turns?:(?:\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i;

const turnUrls = text((value) =>
  value.split(",").every((one) => turnUrl.test(one.trim()))
    ? null
    : "must be addresses of TURN servers, separated by commas, as in turn:turn.example.com:3478, turns:turn.example.com:443?transport=tcp.",
).transform((value) => value.split(",").map((one) => one.trim()));

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `must be one of: ${words.join(", ")}.` });

const key = text((value) =>
  /^[\w+/=,\s-]{43,}$/.test(value)
    ? null
    : "must be 32 random bytes in base64. Make them: openssl rand -base64 32",
);

const needed = (schema: z.ZodType<string, string>, remedy: string) =>
  z.string({ error: `is missing. ${remedy}` }).pipe(schema);

/** Every variable, what it must be, and what it is when it is not set. */
const schema = z.object({
  PUBLIC_URL: needed(
    text(publicUrlFault),
    "Write the address at which people open the app, as in https://calls.example.com.",
  ),
  HOST: z.string().default("127.0.0.1"),
  PORT: port.default(8080),
  DATABASE_URL: databaseUrl.default(usualDatabase.url),
  SECRET_KEY: key.optional(),
  SECRET_KEY_FILE: z.string().optional(),
  ARI_URL: webUrl("http://127.0.0.1:8088").optional(),
  ARI_USER: z.string().optional(),
  ARI_PASSWORD: z.string().optional(),
  SIP_DOMAIN: needed(host, "Write the host part of the agents' SIP addresses, as in pbx.example.com."),
  SIP_SERVER_HOSTNAME: host.optional(),
  SIP_SERVER_PORT: port.default(5061),
  TRUNKS: oneOf(["push", "file"]).default("push"),
  TRUNK_FILE: z.string().optional(),
  OIDC_ISSUER: webUrl("https://login.example.com").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(60, { error: "must be at most 60 characters." }).default("Company account"),
  TURN_URLS: turnUrls.optional(),
  TURN_SECRET: z.string().optional(),
  TRUST_PROXY: trustProxy.optional(),
  METRICS_LISTEN: metricsListen.default({ host: "127.0.0.1", port: 9464 }),
  LOG_LEVEL: oneOf(["debug", "info", "warn", "error"]).default("info"),
  SESSION_HOURS: number(1, 720).default(12),
  PHONE_CREDENTIAL_HOURS: number(1, 24).default(12),
});

type Values = z.infer<typeof schema>;

/** Secrets that may also stand in a file: `ARI_PASSWORD_FILE` names it. */
const fromFiles = ["DATABASE_URL", "ARI_PASSWORD", "OIDC_CLIENT_SECRET", "TURN_SECRET"] as const;

/** Names of all variables there are, for the table in server/README.md. */
export const variables: readonly string[] = [
  ...Object.keys(schema.shape),
  ...fromFiles.map((name) => `${name}_FILE`),
];

type Fault = (name: string, sentence: string) => void;

/** What goes together: it is looked at even when some of it is wrong, so that everything is said at once. */
function checkTogether(environment: Environment, fault: Fault): void {
  const has = (name: string) => environment[name] !== undefined;
  const allOrNone = (first: string, others: readonly string[], why: string) => {
    const names = [first, ...others];
    if (!names.some(has)) return;
    for (const name of names) if (!has(name)) fault(name, `is missing. ${why}`);
  };
  allOrNone(
    "ARI_URL",
    ["ARI_USER", "ARI_PASSWORD"],
    "Asterisk is reached by ARI_URL, ARI_USER and ARI_PASSWORD together; leave all three out to run without Asterisk.",
  );
  allOrNone(
    "OIDC_ISSUER",
    ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
    "Sign-in at an identity provider needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET; leave all three out to sign in by password only.",
  );
  allOrNone(
    "TURN_URLS",
    ["TURN_SECRET"],
    "Relays for the sound need TURN_URLS and TURN_SECRET, which is the TURN server's static-auth-secret; leave both out to do without.",
  );
  if (environment["TRUNKS"] === "file" && !has("TRUNK_FILE")) {
    fault("TRUNK_FILE", "is missing. With TRUNKS=file it names the file that pjsip.conf includes.");
  }
  if (has("SECRET_KEY") && has("SECRET_KEY_FILE"))
    fault("SECRET_KEY", "is set beside SECRET_KEY_FILE. Keep one of them.");
  if (!has("SECRET_KEY") && !has("SECRET_KEY_FILE") && !isFile(environment["DATABASE_URL"])) {
    fault(
      "SECRET_KEY_FILE",
      "is missing. Name a file outside the database for the key that seals its secrets; it is made when there is none.",
    );
  }
}

/** The file of a SQLite database, or null for what is no file. */
function sqliteFile(databaseUrl: string): string | null {
  const file = databaseUrl.startsWith("sqlite:")
    ? databaseUrl.slice("sqlite:".length).replace(/^\/\/(?=\/)/, "")
    : "";
  return file === "" || file === ":memory:" ? null : file;
}

const isFile = (databaseUrl = usualDatabase.url): boolean => sqliteFile(databaseUrl) !== null;

/** Takes secrets out of their files, and what is empty for not set. */
function withFiles(environment: Environment, readFile: (file: string) => string, fault: Fault): Environment {
  const values = new Map(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  for (const name of fromFiles) {
    const variable = `${name}_FILE`;
    const file = values.get(variable);
    if (file === undefined) continue;
    if (values.has(name)) fault(name, `is set beside ${variable}. Keep one of them.`);
    try {
      values.set(name, readFile(file).trim());
    } catch {
      fault(
        variable,
        "names a file that cannot be read. Check that it exists and that this account may read it.",
      );
      // So that it does not count as missing too.
      values.set(name, "unreadable");
    }
  }
  return Object.fromEntries(values);
}

/**
 * Reads the environment.
 * @throws ConfigFault with everything that is wrong.
 */
export function readConfig(
  environment: Environment,
  readFile: (file: string) => string = (file) => readFileSync(file, "utf8"),
): Installation {
  const faults: string[] = [];
  const fault: Fault = (name, sentence) => faults.push(`${name} ${sentence}`);
  const given = withFiles(environment, readFile, fault);
  const parsed = schema.safeParse(given);
  for (const {
    path: [name],
    message,
  } of parsed.error?.issues ?? [])
    fault(String(name), message);
  checkTogether(given, fault);
  if (!parsed.success || faults.length > 0) throw new ConfigFault([...new Set(faults)]);
  return toConfig(parsed.data);
}

function toConfig(values: Values): Installation {
  const { ARI_URL, ARI_USER, ARI_PASSWORD } = values;
  return {
    publicUrl: new URL(values.PUBLIC_URL),
    listen: { host: values.HOST, port: values.PORT },
    databaseUrl: values.DATABASE_URL,
    secretKey: secretKeyOf(values),
    ari:
      ARI_URL && ARI_USER && ARI_PASSWORD ? { url: ARI_URL, user: ARI_USER, password: ARI_PASSWORD } : null,
    sipDomain: values.SIP_DOMAIN,
    sipServer: { hostname: values.SIP_SERVER_HOSTNAME ?? values.SIP_DOMAIN, port: values.SIP_SERVER_PORT },
    trunks: values.TRUNKS === "file" ? { kind: "file", file: values.TRUNK_FILE ?? "" } : { kind: "push" },
    oidc: oidcOf(values),
    relay: relayOf(values),
    trustProxy: values.TRUST_PROXY ?? false,
    metrics: values.METRICS_LISTEN,
    logLevel: values.LOG_LEVEL,
    sessionLasts: values.SESSION_HOURS * HOUR,
    phoneCredentialsLast: values.PHONE_CREDENTIAL_HOURS * HOUR,
  };
}

function oidcOf(values: Values): Installation["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  return issuer && clientId && clientSecret
    ? { issuer, clientId, clientSecret, label: values.OIDC_LABEL }
    : null;
}

function relayOf({ TURN_URLS: urls, TURN_SECRET: secret }: Values): Installation["relay"] {
  return urls && secret ? { urls, secret } : null;
}

function secretKeyOf({ SECRET_KEY, SECRET_KEY_FILE, DATABASE_URL }: Values): SecretKey {
  if (SECRET_KEY !== undefined) return { kind: "given", key: SECRET_KEY };
  const beside = path.join(path.dirname(sqliteFile(DATABASE_URL) ?? ""), "secret.key");
  return { kind: "file", file: SECRET_KEY_FILE ?? beside };
}
