import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigFault, readConfig, variables, type Environment } from "./config.ts";

const enough = { PUBLIC_URL: "https://calls.haug.example", SIP_DOMAIN: "pbx.haug.example" };

/** Files as they would be on the disk. */
const files: Readonly<Record<string, string>> = {
  "/run/ari": "from-a-file\n",
  "/run/database": "postgres://u:p@db/x\n",
};
const readFile = (file: string): string => {
  const text = files[file];
  if (text === undefined) throw new Error("ENOENT");
  return text;
};
const read = (environment: Environment) => readConfig({ ...enough, ...environment }, readFile);

function faultsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment, readFile);
  } catch (thrown) {
    if (thrown instanceof ConfigFault) return thrown.faults;
    throw thrown;
  }
  return [];
}

describe("the environment", () => {
  it("needs two things; all others have a value that is good for a small company", () => {
    expect(readConfig(enough)).toEqual({
      publicUrl: new URL("https://calls.haug.example"),
      listen: { host: "127.0.0.1", port: 8080 },
      databaseUrl: "sqlite:./data/ringbridge.db",
      secretKey: { kind: "file", file: path.join("data", "secret.key") },
      ari: null,
      sipDomain: "pbx.haug.example",
      sipServer: { hostname: "pbx.haug.example", port: 5061 },
      trunks: { kind: "push" },
      oidc: null,
      relay: null,
      trustProxy: false,
      metrics: { host: "127.0.0.1", port: 9464 },
      logLevel: "info",
      sessionLasts: 12 * 3_600_000,
      phoneCredentialsLast: 12 * 3_600_000,
    });
  });

  it("without anything is told of everything that is missing, each in a sentence with the remedy", () => {
    expect(faultsOf({})).toEqual([
      "PUBLIC_URL is missing. Write the address at which people open the app, as in https://calls.example.com.",
      "SIP_DOMAIN is missing. Write the host part of the agents' SIP addresses, as in pbx.example.com.",
    ]);
  });

  it("with many faults is told of all of them at once, by name", () => {
    const faults = faultsOf({
      PUBLIC_URL: "http://calls.haug.example",
      SIP_DOMAIN: "pbx haug",
      PORT: "80800",
      DATABASE_URL: "mysql://u:p@db/x",
      TRUNKS: "files",
      TRUST_PROXY: "yes",
      METRICS_LISTEN: "9464",
      LOG_LEVEL: "loud",
      SESSION_HOURS: "0",
      PHONE_CREDENTIAL_HOURS: "1.5",
      ARI_URL: "127.0.0.1:8088",
      OIDC_ISSUER: "https://id.haug.example",
      TURN_URLS: "https://turn.haug.example",
    });
    expect(faults.map((fault) => fault.split(" ")[0]).sort()).toEqual([
      "ARI_PASSWORD",
      "ARI_URL",
      "ARI_USER",
      "DATABASE_URL",
      "LOG_LEVEL",
      "METRICS_LISTEN",
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
      "PHONE_CREDENTIAL_HOURS",
      "PORT",
      "PUBLIC_URL",
      "SECRET_KEY_FILE",
      "SESSION_HOURS",
      "SIP_DOMAIN",
      "TRUNKS",
      "TRUST_PROXY",
      "TURN_SECRET",
      "TURN_URLS",
    ]);
  });

  it("never has its values repeated", () => {
    const secret = "hunter-2-hunter-2";
    const bad = Object.fromEntries(variables.map((name) => [name, `${secret}\u0000 ${name}`]));
    const faults = faultsOf(bad).join("\n");
    expect(faults).not.toContain(secret);
    expect(faults.length).toBeGreaterThan(100);
  });
});

describe("the public address", () => {
  it.each([
    "https://calls.haug.example",
    "https://calls.haug.example:8443/",
    "http://localhost:5173",
    "http://127.0.1.9:8080",
    "http://[::1]:8080",
  ])("may be %s", (PUBLIC_URL) => expect(read({ PUBLIC_URL }).publicUrl.href).toContain(PUBLIC_URL));
  it.each([
    ["without https", "http://calls.haug.example"],
    ["that only looks like this machine", "http://localhost.evil.example"],
    ["with a path", "https://haug.example/calls"],
    ["with a query", "https://haug.example/?a=1"],
    ["with a user", "https://nora@haug.example"],
    ["that is none", "calls.haug.example"],
    ["of another kind", "ftp://haug.example"],
  ])("may be none %s", (_what, PUBLIC_URL) => {
    expect(faultsOf({ ...enough, PUBLIC_URL })).toEqual([expect.stringMatching(/^PUBLIC_URL must /)]);
  });
});

describe("secrets", () => {
  const ari = { ARI_URL: "http://127.0.0.1:8088", ARI_USER: "ringbridge" };

  it("may stand in files, whose last line break is not part of them", () => {
    expect(read({ ...ari, ARI_PASSWORD_FILE: "/run/ari" }).ari?.password).toBe("from-a-file");
    expect(read({ DATABASE_URL_FILE: "/run/database", SECRET_KEY_FILE: "/run/key" }).databaseUrl).toBe(
      "postgres://u:p@db/x",
    );
  });

  it("that cannot be read are said to be so, once", () => {
    expect(faultsOf({ ...enough, ...ari, ARI_PASSWORD_FILE: "/run/none" })).toEqual([
      "ARI_PASSWORD_FILE names a file that cannot be read. Check that it exists and that this account may read it.",
    ]);
  });

  it("that stand in two places are a fault", () => {
    expect(faultsOf({ ...enough, ...ari, ARI_PASSWORD: "a", ARI_PASSWORD_FILE: "/run/ari" })).toHaveLength(1);
    expect(faultsOf({ ...enough, SECRET_KEY: "a".repeat(43), SECRET_KEY_FILE: "/run/key" })).toHaveLength(1);
  });

  it("the key lies beside the SQLite database when nobody says where", () => {
    expect(read({ DATABASE_URL: "sqlite:/var/lib/ringbridge/calls.db" }).secretKey).toEqual({
      kind: "file",
      file: "/var/lib/ringbridge/secret.key",
    });
    expect(faultsOf({ ...enough, DATABASE_URL: "postgres://db/x" })).toEqual([
      expect.stringMatching(/^SECRET_KEY_FILE is missing/),
    ]);
  });
});

it("what is empty is not set", () => {
  expect(read({ ARI_URL: "", OIDC_ISSUER: "", TRUST_PROXY: "", PORT: "" })).toEqual(read({}));
});

describe("proxies", () => {
  it.each([
    ["1", 1],
    ["loopback", "loopback"],
    ["10.0.0.5, 192.168.0.0/16", "10.0.0.5, 192.168.0.0/16"],
    ["::1", "::1"],
  ])("may be %s", (TRUST_PROXY, trusted) => expect(read({ TRUST_PROXY }).trustProxy).toBe(trusted));
  it.each(["true", "0", "10", "10.0.0.500", "10.0.0.0/8/8", "proxy.example"])(
    "may not be %s",
    (TRUST_PROXY) => {
      expect(faultsOf({ ...enough, TRUST_PROXY })).toHaveLength(1);
    },
  );
});

it("metrics have an address of their own, or are off", () => {
  expect(read({ METRICS_LISTEN: "[::1]:9000" }).metrics).toEqual({ host: "::1", port: 9000 });
  expect(read({ METRICS_LISTEN: "off" }).metrics).toBeNull();
});

it("trunks as a file need the file's name", () => {
  expect(read({ TRUNKS: "file", TRUNK_FILE: "/etc/asterisk/trunks.conf" }).trunks).toEqual({
    kind: "file",
    file: "/etc/asterisk/trunks.conf",
  });
  expect(faultsOf({ ...enough, TRUNKS: "file" })).toEqual([expect.stringMatching(/^TRUNK_FILE is missing/)]);
});

describe("server/README.md", () => {
  const readme = readFileSync(path.join(import.meta.dirname, "../README.md"), "utf8");
  /** Name, and what it is when it is not set, of each row. */
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` *\| *(\S.*?) *\|/gm)].map(
    ([, name = "", usual = ""]) => [name, usual] as const,
  );

  it("has a row for every variable and for no other", () => {
    expect(rows.map(([name]) => name).sort()).toEqual([...variables].sort());
  });

  it("says of every variable what it is when it is not set", () => {
    const said = Object.fromEntries(rows.map(([name, usual]) => [name, /^`(.*)`$/.exec(usual)?.[1]]));
    const usual = read({});
    expect(said).toMatchObject({
      HOST: usual.listen.host,
      PORT: String(usual.listen.port),
      DATABASE_URL: usual.databaseUrl,
      SIP_SERVER_PORT: String(usual.sipServer.port),
      TRUNKS: usual.trunks.kind,
      METRICS_LISTEN: `${usual.metrics?.host ?? ""}:${usual.metrics?.port ?? ""}`,
      LOG_LEVEL: usual.logLevel,
      SESSION_HOURS: String(usual.sessionLasts / 3_600_000),
      PHONE_CREDENTIAL_HOURS: String(usual.phoneCredentialsLast / 3_600_000),
    });
  });
});
