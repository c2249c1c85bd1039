import { z } from "zod";
import {
  address,
  businessNumber,
  extension,
  hostname,
  label,
  listener,
  metaSecret,
  network,
  path,
  port,
  secret,
  sipHost,
  word,
} from "./fields.ts";

/** One number that WhatsApp users call, as registered at Meta. */
const BusinessNumber = z.strictObject({
  number: businessNumber,
  label: label.default("WhatsApp"),
  /** `sip_user_password` as Meta shows it. Made up when absent: good for a lab, not for Meta. */
  metaPassword: metaSecret.optional(),
});

/** One person with a browser. */
const Agent = z.strictObject({ extension, name: label, password: secret.optional() });

/**
 * Everything in the samples that is yours to choose. The samples hold `exampleValues` at each place;
 * `placeholders.ts` says which.
 */
export const SampleValues = z.strictObject({
  /** The name given to Meta. The certificate must cover it. */
  hostname,
  /** Those that stand in files. Both lists are empty where a backend pushes them over ARI. */
  businessNumbers: z.array(BusinessNumber),
  agents: z.array(Agent),
  /** Where Meta reaches us: SIP over TLS. */
  sipTlsBind: listener.default({ address: "0.0.0.0", port: 5061 }),
  /** Where browsers, or the reverse proxy in front of them, reach us: wss://…/ws. */
  wssBind: listener.default({ address: "127.0.0.1", port: 8089 }),
  /** ARI for the backend: plain HTTP, so on loopback only. */
  httpBind: listener.default({ address: "127.0.0.1", port: 8088 }),
  rtp: z.strictObject({ first: port, last: port }).default({ first: 10_000, last: 20_000 }),
  /** Behind NAT: the address the world sees, the one this machine has, the networks inside. */
  externalAddress: address.optional(),
  localAddress: address.optional(),
  localNets: z.array(network).default([]),
  metaHost: sipHost.default("wa.meta.vc"),
  metaRealm: hostname.default("wa.meta.vc"),
  /** The certificate authorities that Meta's certificate is checked against. */
  metaCaFile: path.default("/etc/ssl/certs/ca-certificates.crt"),
  ari: z.strictObject({ user: word.default("ringbridge"), password: secret.optional() }).prefault({}),
  /** The server's certificate chain and key, or "local": made here, trusted by nobody else. */
  certificates: z
    .union([z.literal("local"), z.strictObject({ chainFile: path, keyFile: path })], {
      error: 'is neither "local" nor two files; give chainFile and keyFile as absolute paths',
    })
    .default({
      chainFile: "/etc/asterisk/keys/fullchain.pem",
      keyFile: "/etc/asterisk/keys/privkey.pem",
    }),
  /** Further names and addresses on a local certificate. */
  localNames: z
    .array(z.union([hostname, address, z.literal("localhost")]))
    .default(["localhost", "127.0.0.1"]),
  /** Where the rendered files will lie when Asterisk reads them. */
  installedIn: path.default("/etc/asterisk"),
  /** Debian builds Asterisk with the first, Asterisk's own download is the second. */
  opusModule: z.enum(["codec_opus_open_source", "codec_opus"]).default("codec_opus_open_source"),
});

/** As a person gives them: most may be left out. */
export type SampleValuesInput = z.input<typeof SampleValues>;

/** Checked and defaulted; secrets may still be missing. */
export type SampleValues = z.output<typeof SampleValues>;

/** The values that stand in the samples in this folder. Their secrets are refused by the renderer. */
export const exampleValues = {
  hostname: "sip.example.com",
  businessNumbers: [{ number: "12145551869", label: "Sales", metaPassword: "example-meta-sip-password" }],
  agents: [{ extension: "1001", name: "Alice", password: "example-agent-password" }],
  sipTlsBind: { address: "0.0.0.0", port: 5061 },
  wssBind: { address: "127.0.0.1", port: 8089 },
  httpBind: { address: "127.0.0.1", port: 8088 },
  rtp: { first: 10_000, last: 20_000 },
  externalAddress: "203.0.113.10",
  localAddress: "10.0.0.10",
  localNets: ["10.0.0.0/8"],
  metaHost: "wa.meta.vc",
  metaRealm: "wa.meta.vc",
  metaCaFile: "/etc/ssl/certs/ca-certificates.crt",
  ari: { user: "ringbridge", password: "example-ari-password" },
  certificates: {
    chainFile: "/etc/asterisk/keys/fullchain.pem",
    keyFile: "/etc/asterisk/keys/privkey.pem",
  },
  localNames: ["localhost", "127.0.0.1"],
  installedIn: "/etc/asterisk",
  opusModule: "codec_opus_open_source",
} as const satisfies SampleValuesInput;
