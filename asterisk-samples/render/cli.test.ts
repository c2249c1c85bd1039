import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { options } from "./flags.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  return await new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, "cli.ts"), ...args], (error, output, errors) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors });
    });
  });
}

const good = ["--hostname", "pbx.example.org", "--number", "+12145551869=Sales", "--agent", "1001=Alice"];

test("help tells every flag", async () => {
  const { code, output } = await run("--help");
  expect(code).toBe(0);
  for (const flag of Object.keys(options).filter((name) => name !== "help"))
    expect(output).toContain(`--${flag}`);
});

test("flags are enough, and no password is printed", async () => {
  const { code, output, errors } = await run(...good, join(folder, "pbx"));
  expect([code, errors]).toEqual([0, ""]);
  const values = JSON.parse(await readFile(join(folder, "pbx/values.json"), "utf8")) as {
    agents: { password: string }[];
    ari: { password: string };
  };
  for (const { password } of [...values.agents, values.ari]) expect(output).not.toContain(password);
  expect(output).toContain("The SIP password of +12145551869 is made up.");
});

test("where a backend brings numbers and agents, none have to be given", async () => {
  const { code, errors } = await run("--hostname", "pbx.example.org", "--managed", join(folder, "pbx"));
  expect([code, errors]).toEqual([0, ""]);
  expect(await readFile(join(folder, "pbx/pjsip.conf"), "utf8")).not.toMatch(/^\[(wa-)?\d+/m);
  expect(await readFile(join(folder, "pbx/extensions.conf"), "utf8")).toContain("Set(WA_FROM=)\n");
});

test("flags win over the file", async () => {
  const file = join(folder, "values.json");
  await writeFile(
    file,
    JSON.stringify({
      hostname: "old.example.org",
      businessNumbers: [{ number: "+12145551869" }],
      agents: [{ extension: "1001", name: "Alice" }],
    }),
  );
  const { code } = await run(
    "--values",
    file,
    "--hostname",
    "new.example.org",
    "--wss",
    "[::1]:9443",
    join(folder, "pbx"),
  );
  expect(code).toBe(0);
  expect(await readFile(join(folder, "pbx/pjsip.conf"), "utf8")).toContain("from_domain=new.example.org");
  expect(await readFile(join(folder, "pbx/http.conf"), "utf8")).toContain("tlsbindaddr=[::1]:9443");
});

test.each([
  [
    "every bad value",
    [...good, "--sip-tls", "0.0.0.0", "--rtp", "9-x", "--local-net", "here"],
    ["sipTlsBind.port", "rtp.last", "localNets.0"],
  ],
  ["what is missing", ["--hostname", "pbx.example.org"], ["businessNumbers is missing", "agents is missing"]],
  ["an unknown flag", [...good, "--colour"], ["--colour", "--help"]],
  ["a file that is not there", ["--values", "/nowhere/values.json"], ["/nowhere/values.json"]],
  ["half a certificate", [...good, "--certificate", "/c.pem"], ["certificates"]],
])("%s is told, the exit code is not 0, nothing is written", async (_what, args, words) => {
  const { code, output, errors } = await run(...args, join(folder, "pbx"));
  expect([code, output]).toEqual([1, ""]);
  for (const word of words) expect(errors).toContain(word);
  expect(errors).not.toContain("    at "); // no stack trace
  expect(await readdir(folder)).toEqual([]);
});

test("a file that is no JSON object is told", async () => {
  const file = join(folder, "values.json");
  await writeFile(file, "[");
  const { code, errors } = await run("--values", file, join(folder, "pbx"));
  expect([code, errors]).toEqual([1, expect.stringContaining("is not a JSON object")]);
});

test("without a directory the remedy is told", async () => {
  expect(await run(...good)).toMatchObject({
    code: 1,
    errors: expect.stringContaining("Name one directory") as string,
  });
});
