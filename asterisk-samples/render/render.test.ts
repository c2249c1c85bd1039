import { spawnSync } from "node:child_process";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { everywhere, perAgent, perNetwork, perNumber } from "./placeholders.ts";
import { renderSamples, sampleNames } from "./render.ts";
import { fill } from "./fill.ts";
import { exampleValues } from "./values.ts";

const samples = join(import.meta.dirname, "..");
const pbx = {
  hostname: "pbx.example.org",
  businessNumbers: [
    { number: "+12145551869", label: "Sales", metaPassword: "meta-made-this-1" },
    { number: "+4930901820", label: "Berlin" },
  ],
  agents: [
    { extension: "2001", name: "Carol" },
    { extension: "2002", name: "Dave" },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "render-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function everything(directory: string): Promise<string> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(".conf") || name.endsWith(".nft"));
  return (await Promise.all(names.map((name) => readFile(join(directory, name), "utf8")))).join("\n");
}

describe("a rendered directory", () => {
  test("has one set of sections per number and per agent", async () => {
    const { directory } = await renderSamples(pbx, join(folder, "pbx"));
    const text = await everything(directory);
    for (const name of ["wa-12145551869", "wa-4930901820"]) expect(text).toContain(`[${name}](wa-trunk)`);
    for (const name of ["2001", "2002"]) expect(text).toContain(`member => PJSIP/${name},0,`);
    expect(text).toContain("; Berlin\n[wa-4930901820]");
    expect(text).toContain("WA_FROM=12145551869");
  });

  test("holds no example and no mark of a block any more", async () => {
    const { directory } = await renderSamples(
      {
        ...pbx,
        businessNumbers: [{ number: "+4930901820" }],
        rtp: { first: 30_000, last: 30_999 },
        wssBind: { address: "0.0.0.0", port: 443 },
        sipTlsBind: { address: "0.0.0.0", port: 5062 },
        httpBind: { address: "127.0.0.1", port: 9088 },
        certificates: "local",
      },
      join(folder, "pbx"),
    );
    const options = (await everything(directory)).replaceAll(/(?<!\\);.*$|^#.*$/gm, "");
    for (const { example } of [...perNumber, ...perAgent]) expect(options).not.toContain(example);
    for (const example of [
      "sip.example.com",
      "example-",
      ":5061",
      "8088",
      "=10000",
      "10000-",
      "203.0.113.10",
      "<each",
      "<only",
    ])
      expect(options).not.toContain(example);
  });

  test("says nothing of NAT when there is none, and all of it when there is", async () => {
    const plain = await everything((await renderSamples(pbx, join(folder, "plain"))).directory);
    expect(plain).not.toContain("external_media_address");
    const nat = {
      externalAddress: "198.51.100.7",
      localAddress: "10.1.2.3",
      localNets: ["10.0.0.0/8", "192.168.0.0/16"],
    };
    const behind = await everything((await renderSamples({ ...pbx, ...nat }, join(folder, "nat"))).directory);
    expect(behind).toContain("external_media_address=198.51.100.7");
    expect(behind).toContain("local_net=10.0.0.0/8\nlocal_net=192.168.0.0/16");
    expect(behind).toContain("10.1.2.3=198.51.100.7");
    const half = await renderSamples({ ...pbx, externalAddress: "198.51.100.7" }, join(folder, "half"));
    expect(await everything(half.directory)).not.toContain("[ice_host_candidates]");
  });

  test("makes the secrets that are missing, keeps those that are given, and tells them nowhere else", async () => {
    const one = await renderSamples(pbx, join(folder, "one"));
    const other = await renderSamples(pbx, join(folder, "other"));
    const secretsOf = ({ values }: typeof one) => [
      ...values.agents.map(({ password }) => password),
      values.businessNumbers[1]?.metaPassword ?? "",
      values.ari.password,
    ];
    expect(new Set([...secretsOf(one), ...secretsOf(other)]).size).toBe(8);
    for (const secret of secretsOf(one)) expect(secret).toMatch(/^[\w-]{32}$/);
    const text = await everything(one.directory);
    for (const secret of [...secretsOf(one), "meta-made-this-1"])
      expect(text).toContain(`password=${secret}\n`);
  });

  test("renders the same again from its own values.json", async () => {
    const one = await renderSamples(pbx, join(folder, "one"));
    const values: unknown = JSON.parse(await readFile(join(one.directory, "values.json"), "utf8"));
    const again = await renderSamples(values as typeof pbx, join(folder, "again"));
    expect(await everything(again.directory)).toBe(await everything(one.directory));
  });

  test("of local certificates has the authority's certificate, and its key nowhere", async () => {
    const { directory, files } = await renderSamples({ ...pbx, certificates: "local" }, join(folder, "pbx"));
    const keys = files.filter((name) => name.startsWith("keys/"));
    expect(keys).toEqual(["keys/ca.pem", "keys/fullchain.pem", "keys/privkey.pem"]);
    const read = async (name: string) => await readFile(join(directory, name), "utf8");
    const [authority, server] = [
      new X509Certificate(await read("keys/ca.pem")),
      new X509Certificate(await read("keys/fullchain.pem")),
    ];
    expect(server.checkIssued(authority) && server.verify(authority.publicKey)).toBe(true);
    const ours = createPrivateKey(await read("keys/privkey.pem"));
    expect([server, authority].map((certificate) => certificate.checkPrivateKey(ours))).toEqual([
      true,
      false,
    ]);
  });

  test("is for its owner's eyes only", async () => {
    const { directory, files } = await renderSamples({ ...pbx, certificates: "local" }, join(folder, "pbx"));
    const mode = async (name: string) => ((await stat(join(directory, name))).mode & 0o777).toString(8);
    expect(new Set(await Promise.all(files.map(mode)))).toEqual(new Set(["600"]));
    expect(await Promise.all([".", "keys", "moh"].map(mode))).toEqual(["700", "700", "700"]);
  });
});

describe("the firewall", () => {
  const nft = (...args: string[]) => spawnSync("/usr/sbin/nft", args, { encoding: "utf8" });

  test("counts connections to the phones' port for each address, not for all together", async () => {
    const text = await readFile(join(samples, "firewall.nft"), "utf8");
    const rules = text.split("\n").filter((line) => /\b(limit rate|ct count) over\b/.test(line));
    expect(rules).toHaveLength(4);
    for (const rule of rules) expect(rule).toMatch(/(update|add) @wss_\w+ \{ ip6? saddr /);
  });

  // Only root may ask it.
  test.skipIf(nft("list", "ruleset").status !== 0)("is one that nft takes", async () => {
    const { directory } = await renderSamples(pbx, join(folder, "pbx"));
    const { status, stderr } = nft("-c", "-f", join(directory, "firewall.nft"));
    expect([stderr, status]).toEqual(["", 0]);
  });
});

describe("nothing is half-written", () => {
  test("a bad value: not even the directory", async () => {
    await expect(renderSamples({ ...pbx, hostname: "x" }, join(folder, "pbx"))).rejects.toThrow("hostname");
    expect(await readdir(folder)).toEqual([]);
  });

  test("a directory in use is left as it is", async () => {
    await writeFile(join(folder, "pjsip.conf"), "mine");
    await expect(renderSamples(pbx, folder)).rejects.toThrow("is not empty");
    expect(await readdir(folder)).toEqual(["pjsip.conf"]);
  });

  test("an empty one is taken", async () => {
    await mkdir(join(folder, "pbx"));
    await renderSamples(pbx, join(folder, "pbx"));
    expect(await readdir(folder)).toEqual(["pbx"]);
  });

  test("with force our files are replaced and others stay", async () => {
    const target = join(folder, "pbx");
    await mkdir(target);
    await writeFile(join(target, "pjsip.conf"), "old");
    await writeFile(join(target, "voicemail.conf"), "mine");
    await renderSamples(pbx, target, { force: true });
    expect(await readFile(join(target, "pjsip.conf"), "utf8")).toContain("pbx.example.org");
    expect(await readFile(join(target, "voicemail.conf"), "utf8")).toBe("mine");
    expect(await readdir(folder)).toEqual(["pbx"]);
  });
});

describe("the samples and the table of values", () => {
  test("every example of the table stands in a sample", async () => {
    const text = await everything(samples);
    for (const { example } of [...everywhere, ...perNumber, ...perAgent, ...perNetwork])
      expect(text).toContain(example);
  });

  test("filled with the examples, each sample is itself again but for the marks", async () => {
    const rendering = {
      ...exampleValues,
      ...exampleValues.certificates,
      holdMusicDirectory: "/var/lib/asterisk/moh",
    };
    for (const name of await sampleNames()) {
      const sample = await readFile(join(samples, name), "utf8");
      const unmarked = sample.replaceAll(/^[;#]<\/?(each|only).*\n/gm, "");
      expect(fill(sample, { ...rendering, localNets: [...rendering.localNets], localNames: [] })).toBe(
        unmarked,
      );
    }
  });

  test("the README lists every value", async () => {
    const readme = await readFile(join(samples, "README.md"), "utf8");
    for (const name of Object.keys(exampleValues)) expect(readme).toContain(`\`${name}`);
  });
});
