import { describe, expect, test } from "vitest";
import { BadValues } from "./faults.ts";
import { parseValues } from "./parse-values.ts";
import { exampleValues } from "./values.ts";

const least = {
  hostname: "pbx.example.org",
  businessNumbers: [{ number: "+12145551869" }],
  agents: [{ extension: "1001", name: "Alice" }],
};

function faultsOf(input: unknown): string[] {
  try {
    parseValues(input);
    return [];
  } catch (error) {
    if (error instanceof BadValues) return error.faults.map(({ value, problem }) => `${value} ${problem}`);
    throw error;
  }
}

const number = (more: object) => ({ ...least, businessNumbers: [{ number: "+12145551869", ...more }] });
const agent = (more: object) => ({ ...least, agents: [{ extension: "1001", name: "Alice", ...more }] });

describe("values that can be used", () => {
  test("the least: a name, a number, an agent", () => {
    expect(parseValues(least)).toMatchObject({
      businessNumbers: [{ number: "12145551869" }],
      metaHost: "wa.meta.vc",
    });
  });

  test.each([
    ["neither numbers nor agents, for a backend pushes them", { ...least, businessNumbers: [], agents: [] }],
    ["IPv6", { ...least, wssBind: { address: "::1", port: 8089 } }],
    ["a stand-in for Meta", { ...least, metaHost: "127.0.0.2:5061" }],
    ["names in any script", agent({ name: "Åsa O'Neil (Verkauf) 张伟" })],
    ["own secrets", agent({ password: "correct-horse-battery" })],
    ["the same port on two addresses", { ...least, httpBind: { address: "127.0.0.2", port: 8089 } }],
  ])("%s", (_what, input) => {
    expect(faultsOf(input)).toEqual([]);
  });
});

describe("each bad value is named, with the remedy", () => {
  test.each([
    ["hostname is missing; give a string", { ...least, hostname: undefined }],
    ["hostname is not a host name; give a full DNS name", { ...least, hostname: "-pbx.example" }],
    ["hostname is not a host name; give a full DNS name", { ...least, hostname: "203.0.113.10" }],
    ["hostname is not a host name; give a full DNS name", { ...least, hostname: "pbx.example.org:5061" }],
    ["hostname is not a host name; give a full DNS name", { ...least, hostname: "pbx.example.org\n[evil]" }],
    ["businessNumbers.0.number is not a phone number; give country code", number({ number: "0301234567" })],
    ["businessNumbers.0.number is not a phone number", number({ number: "+1 214 555" })],
    ["businessNumbers.0.label cannot be used as a name", number({ label: "Sales;" })],
    ["businessNumbers.0.metaPassword is too short", number({ metaPassword: "short" })],
    [
      "businessNumbers.0.metaPassword is still the example",
      number({ metaPassword: "example-meta-sip-password" }),
    ],
    [
      "businessNumbers.1.number is the same as businessNumbers.0.number",
      { ...least, businessNumbers: [{ number: "+12145551869" }, { number: "12145551869" }] },
    ],
    ["agents is missing; give a list", { ...least, agents: undefined }],
    ["agents.0.extension is not an extension; give 2 to 6 digits", agent({ extension: "alice" })],
    ["agents.0.name cannot be used as a name", agent({ name: 'Alice" <1>' })],
    ["agents.0.name cannot be used as a name", agent({ name: "Alice\nmember => PJSIP/x" })],
    ["agents.0.password is too short for a secret; use at least 16", agent({ password: "geheim" })],
    ["agents.0.password holds a character that breaks", agent({ password: "semicolon;semicolon" })],
    ["agents.0.password holds a character that breaks", agent({ password: "a-line-break-here\nx=y" })],
    ["agents.0.password holds a character that breaks", agent({ password: "with a space in between" })],
    ["agents.0.phone is not a value of ours; see the table", agent({ phone: "x" })],
    [
      "agents.1.extension is the same as agents.0.extension",
      { ...least, agents: [...least.agents, { extension: "1001", name: "Bob" }] },
    ],
    [
      "sipTlsBind.port is not a port; the highest is 65535",
      { ...least, sipTlsBind: { address: "0.0.0.0", port: 70000 } },
    ],
    [
      "sipTlsBind.port is not a port; give a number",
      { ...least, sipTlsBind: { address: "0.0.0.0", port: "sip" } },
    ],
    [
      "wssBind.address is not an IP address; give one",
      { ...least, wssBind: { address: "everywhere", port: 8089 } },
    ],
    ["wssBind.port is taken by sipTlsBind", { ...least, wssBind: { address: "127.0.0.1", port: 5061 } }],
    ["httpBind.port is taken by wssBind", { ...least, httpBind: { address: "127.0.0.1", port: 8089 } }],
    [
      "httpBind.address is not a loopback address",
      { ...least, httpBind: { address: "0.0.0.0", port: 8088 } },
    ],
    ["rtp.first is below 1024", { ...least, rtp: { first: 80, last: 2000 } }],
    ["rtp.last leaves no room for two calls", { ...least, rtp: { first: 10_000, last: 10_000 } }],
    ["externalAddress is not an IP address", { ...least, externalAddress: "pbx.example.org" }],
    ["localNets means nothing without externalAddress", { ...least, localNets: ["10.0.0.0/8"] }],
    [
      "localNets.0 is not a network; write it as",
      { ...least, externalAddress: "1.2.3.4", localNets: ["10.0.0.0/99"] },
    ],
    ["metaHost is not a SIP host", { ...least, metaHost: "wa.meta.vc;lr" }],
    ["metaCaFile is not usable; give an absolute path", { ...least, metaCaFile: "ca.pem" }],
    ['certificates is neither "local" nor two files', { ...least, certificates: { chainFile: "c.pem" } }],
    ["ari.password is too short", { ...least, ari: { password: "ari" } }],
    ["ari.user is not a user name", { ...least, ari: { user: "a]\n[b" } }],
    ["installedIn is not usable", { ...least, installedIn: "etc/asterisk" }],
    ["opusModule is not one of codec_opus_open_source, codec_opus", { ...least, opusModule: "opus" }],
    ["phones is not a value of ours", { ...least, phones: [] }],
    ["the values has the wrong type", "pbx.example.org"],
  ])("%s", (fault, input) => {
    expect(faultsOf(input)).toEqual([expect.stringContaining(fault)]);
  });

  test("all of them at once, those between two values too", () => {
    const faults = faultsOf({
      ...agent({ password: "short" }),
      hostname: "no name",
      wssBind: { address: "127.0.0.1", port: 8088 },
      rtp: { first: 20_000, last: 10_000 },
    });
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual([
      "hostname",
      "agents.0.password",
      "httpBind.port",
      "rtp.last",
    ]);
  });

  test("the samples' own secrets are refused, so that nobody runs on them", () => {
    expect(faultsOf(exampleValues).map((fault) => fault.split(" ")[0])).toEqual([
      "businessNumbers.0.metaPassword",
      "agents.0.password",
      "ari.password",
    ]);
  });
});
