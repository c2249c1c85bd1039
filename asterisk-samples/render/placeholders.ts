import { isIPv6 } from "node:net";
import type { CompleteValues } from "./secrets.ts";
import { exampleValues } from "./values.ts";

/**
 * THE table of what is replaced where. `example` stands in the samples letter by letter, with as much
 * around it as makes it unmistakable; a test finds each of them there.
 */
export interface Placeholder<Scope> {
  readonly value: string;
  readonly example: string;
  readonly text: (scope: Scope) => string;
}

interface Listener {
  readonly address: string;
  readonly port: number;
}

type Number = CompleteValues["businessNumbers"][number];
type Agent = CompleteValues["agents"][number];

/** Values plus the files whose place depends on how the directory is rendered. */
export interface Rendering extends CompleteValues {
  readonly chainFile: string;
  readonly keyFile: string;
  readonly holdMusicDirectory: string;
}

/** An IP address as it stands before a port (RFC 3986 3.2.2). */
export const hostOf = (address: string): string => (isIPv6(address) ? `[${address}]` : address);
const socketOf = ({ address, port }: Listener) => `${hostOf(address)}:${port}`;

export const everywhere: readonly Placeholder<Rendering>[] = [
  { value: "hostname", example: "sip.example.com", text: ({ hostname }) => hostname },
  {
    value: "sipTlsBind",
    example: "bind=0.0.0.0:5061",
    text: ({ sipTlsBind }) => `bind=${socketOf(sipTlsBind)}`,
  },
  {
    value: "wssBind",
    example: "tlsbindaddr=127.0.0.1:8089",
    text: ({ wssBind }) => `tlsbindaddr=${socketOf(wssBind)}`,
  },
  {
    value: "httpBind.address",
    example: "bindaddr=127.0.0.1",
    text: ({ httpBind }) => `bindaddr=${httpBind.address}`,
  },
  { value: "httpBind.port", example: "bindport=8088", text: ({ httpBind }) => `bindport=${httpBind.port}` },
  { value: "rtp.first", example: "rtpstart=10000", text: ({ rtp }) => `rtpstart=${rtp.first}` },
  { value: "rtp.last", example: "rtpend=20000", text: ({ rtp }) => `rtpend=${rtp.last}` },
  { value: "rtp", example: "10000-20000", text: ({ rtp }) => `${rtp.first}-${rtp.last}` },
  {
    value: "sipTlsBind.port",
    example: "sip_tls = 5061",
    text: ({ sipTlsBind }) => `sip_tls = ${sipTlsBind.port}`,
  },
  { value: "wssBind.port", example: "wss = 8089", text: ({ wssBind }) => `wss = ${wssBind.port}` },
  { value: "httpBind.port", example: "ari = 8088", text: ({ httpBind }) => `ari = ${httpBind.port}` },
  { value: "externalAddress", example: "203.0.113.10", text: ({ externalAddress }) => externalAddress ?? "" },
  { value: "localAddress", example: "10.0.0.10", text: ({ localAddress }) => localAddress ?? "" },
  { value: "metaHost", example: "sip:wa.meta.vc", text: ({ metaHost }) => `sip:${metaHost}` },
  { value: "metaHost", example: "@wa.meta.vc", text: ({ metaHost }) => `@${metaHost}` },
  { value: "metaRealm", example: "realm=wa.meta.vc", text: ({ metaRealm }) => `realm=${metaRealm}` },
  { value: "metaCaFile", example: exampleValues.metaCaFile, text: ({ metaCaFile }) => metaCaFile },
  {
    value: "certificates.chainFile",
    example: exampleValues.certificates.chainFile,
    text: ({ chainFile }) => chainFile,
  },
  {
    value: "certificates.keyFile",
    example: exampleValues.certificates.keyFile,
    text: ({ keyFile }) => keyFile,
  },
  { value: "ari.user", example: "[ringbridge]", text: ({ ari }) => `[${ari.user}]` },
  { value: "ari.password", example: exampleValues.ari.password, text: ({ ari }) => ari.password },
  {
    value: "opusModule",
    example: "load=codec_opus_open_source.so",
    text: ({ opusModule }) => `load=${opusModule}.so`,
  },
  {
    value: "installedIn",
    example: "/var/lib/asterisk/moh",
    text: ({ holdMusicDirectory }) => holdMusicDirectory,
  },
  {
    value: "businessNumbers.0.number",
    example: "WA_FROM=12145551869",
    text: ({ businessNumbers }) => `WA_FROM=${businessNumbers[0]?.number ?? ""}`,
  },
];

/** Inside `;<each businessNumbers>`. */
export const perNumber: readonly Placeholder<Number>[] = [
  { value: "businessNumbers.*.number", example: "12145551869", text: ({ number }) => number },
  { value: "businessNumbers.*.label", example: "Sales", text: ({ label }) => label },
  {
    value: "businessNumbers.*.metaPassword",
    example: "example-meta-sip-password",
    text: ({ metaPassword }) => metaPassword,
  },
];

/** Inside `;<each agents>`. */
export const perAgent: readonly Placeholder<Agent>[] = [
  { value: "agents.*.extension", example: "1001", text: ({ extension }) => extension },
  { value: "agents.*.name", example: "Alice", text: ({ name }) => name },
  { value: "agents.*.password", example: "example-agent-password", text: ({ password }) => password },
];

/** Inside `;<each localNets>`. */
export const perNetwork: readonly Placeholder<string>[] = [
  { value: "localNets", example: "10.0.0.0/8", text: (network) => network },
];

/** An example and what stands in its place. */
export type Replacement = readonly [example: string, text: string];

export function replacements<Scope>(table: readonly Placeholder<Scope>[], scope: Scope): Replacement[] {
  return table.map(({ example, text }) => [example, text(scope)]);
}

/** Replaces in one pass, so that nothing a person gave is taken for an example in turn. */
export function replaceAll(text: string, pairs: readonly Replacement[]): string {
  const texts = new Map(pairs);
  const longestFirst = [...texts.keys()].sort((one, other) => other.length - one.length);
  const escaped = longestFirst.map((example) => example.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const anyExample = new RegExp(`(?<!\\w)(?:${escaped.join("|")})(?!\\w)`, "g");
  return text.replace(anyExample, (example) => texts.get(example) ?? example);
}
