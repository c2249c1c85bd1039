import type { ParseArgsConfig } from "node:util";

/** The command line of the renderer: what may be given there, and what it means as values. */
export const options = {
  help: { type: "boolean", short: "h" },
  force: { type: "boolean" },
  values: { type: "string" },
  hostname: { type: "string" },
  number: { type: "string", multiple: true },
  agent: { type: "string", multiple: true },
  managed: { type: "boolean" },
  "sip-tls": { type: "string" },
  wss: { type: "string" },
  http: { type: "string" },
  rtp: { type: "string" },
  "external-address": { type: "string" },
  "local-address": { type: "string" },
  "local-net": { type: "string", multiple: true },
  "meta-ca": { type: "string" },
  certificate: { type: "string" },
  key: { type: "string" },
  "local-certificates": { type: "boolean" },
  "installed-in": { type: "string" },
} as const satisfies NonNullable<ParseArgsConfig["options"]>;

export const usage = `Renders Ringbridge's Asterisk configuration with your own values.

  npm run asterisk:render -- [options] DIRECTORY

  --values FILE            JSON with any of the values (asterisk-samples/README.md lists them)
  --hostname NAME          the name given to Meta, such as pbx.example.com
  --number NUMBER[=LABEL]  a business number with its country code; repeat for more
  --agent EXT=NAME         an agent, such as 1001=Alice; repeat for more
  --managed                no numbers or agents but those given: the backend brings its own
  --sip-tls ADDRESS:PORT   where Meta reaches us          (0.0.0.0:5061)
  --wss ADDRESS:PORT       where browsers, or the reverse proxy, reach us  (127.0.0.1:8089)
  --http ADDRESS:PORT      ARI, loopback only             (127.0.0.1:8088)
  --rtp FIRST-LAST         UDP ports for media            (10000-20000)
  --external-address IP    behind NAT: the public address
  --local-address IP       behind NAT: this machine's own
  --local-net NET          behind NAT: a network inside, such as 10.0.0.0/8; repeat for more
  --meta-ca FILE           authorities for Meta's certificate  (/etc/ssl/certs/ca-certificates.crt)
  --certificate FILE       the server's certificate chain, PEM, absolute path
  --key FILE               its key
  --local-certificates     make an authority and a certificate here, for use on this machine;
                           the authority's key is not kept
  --installed-in PATH      where Asterisk will find the files  (/etc/asterisk)
  --force                  replace our files in a directory that is not empty

Flags win over the file. Passwords are never flags, where other users could see them: give them in the
file, or leave them out and they are made. They stand in the rendered files and nowhere else.`;

type Flags = {
  readonly [name in keyof typeof options]?: string | boolean | string[] | undefined;
};

/** Only what was given, unchecked: a port that is no number is passed on as it was typed. */
export function valuesFromFlags(flags: Flags): Record<string, unknown> {
  const given: Record<string, unknown> = {
    hostname: flags.hostname,
    businessNumbers: list(flags.number)?.map((text) => pair(text, "number", "label")),
    agents: list(flags.agent)?.map((text) => pair(text, "extension", "name")),
    sipTlsBind: socket(flags["sip-tls"]),
    wssBind: socket(flags.wss),
    httpBind: socket(flags.http),
    rtp: range(flags.rtp),
    externalAddress: flags["external-address"],
    localAddress: flags["local-address"],
    localNets: flags["local-net"],
    metaCaFile: flags["meta-ca"],
    certificates: certificates(flags),
    installedIn: flags["installed-in"],
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

type Flag = Flags[keyof Flags];

function list(flag: Flag): string[] | undefined {
  return Array.isArray(flag) ? flag : undefined;
}

function pair(text: string, first: string, second: string): Record<string, string> {
  const at = text.indexOf("=");
  return at < 0 ? { [first]: text } : { [first]: text.slice(0, at), [second]: text.slice(at + 1) };
}

function socket(flag: Flag): unknown {
  if (typeof flag !== "string") return undefined;
  const [, address = flag, port = ""] = /^(.*):([^:]*)$/.exec(flag) ?? [];
  return { address: address.replace(/^\[(.*)\]$/, "$1"), port: numberOr(port) };
}

function range(flag: Flag): unknown {
  if (typeof flag !== "string") return undefined;
  const [first, last] = flag.split("-");
  return { first: numberOr(first), last: numberOr(last) };
}

function certificates(flags: Flags): unknown {
  if (flags["local-certificates"] === true) return "local";
  if (flags.certificate === undefined && flags.key === undefined) return undefined;
  return { chainFile: flags.certificate, keyFile: flags.key };
}

function numberOr(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text;
}
