import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { labStatus } from "./lab.ts";

const INDEX = 44;
/** None that the system gives to whoever connects. */
const PORT = 5944;

function start(...args: string[]): {
  child: ChildProcess;
  output: () => string;
  until: (text: string) => Promise<void>;
} {
  const file = resolve(import.meta.dirname, "start.ts");
  const child = spawn(process.execPath, [file, "--lab", String(INDEX), "--port", String(PORT), ...args]);
  let output = "";
  const look = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const each of look) each();
    });
  return {
    child,
    output: () => output,
    until: (text) =>
      new Promise((done, fail) => {
        const see = (): void => {
          if (output.includes(text)) done();
        };
        look.add(see);
        see();
        child.once("exit", () => fail(new Error(`ended without saying "${text}": ${output}`)));
      }),
  };
}

const running = async (): Promise<(number | undefined)[]> => (await labStatus(INDEX)).map(({ pid }) => pid);
const nobody = [undefined, undefined, undefined, undefined];

test.each(["SIGINT", "SIGTERM"] as const)("%s stops everything that was started", async (signal) => {
  const { child, until } = start();
  await until(`http://localhost:${String(PORT)}/`);
  expect(await running()).not.toContain(undefined);
  const page = await fetch(`http://127.0.0.1:${String(PORT)}/lab/`);
  expect(await page.text()).toContain("Ringbridge");
  child.kill(signal);
  expect(await once(child, "close")).toEqual([0, null]);
  expect(await running()).toEqual(nobody);
});

test("even a kill leaves nothing behind", async () => {
  const { child, until } = start();
  await until(`http://localhost:${String(PORT)}/`);
  child.kill("SIGKILL");
  await once(child, "close");
  await expect.poll(running, { timeout: 10_000 }).toEqual(nobody);
});

test("a part that dies takes the rest with it, and says so", async () => {
  const { child, until, output } = start();
  await until(`http://localhost:${String(PORT)}/`);
  const [pbx] = await running();
  process.kill(pbx!, "SIGKILL");
  expect(await once(child, "close")).toEqual([1, null]);
  expect(output()).toContain("A part of the lab has ended by itself");
  expect(await running()).toEqual(nobody);
});

test("the app's port in use is told, and the lab is down again", async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(PORT, "127.0.0.1", done));
  const { child, output } = start();
  expect(await once(child, "close")).toEqual([1, null]);
  expect(output()).toMatch(
    new RegExp(
      `Port 127\\.0\\.0\\.1:${String(PORT)} \\(the app\\) is in use by .*Stop it, or choose another port with --port`,
    ),
  );
  expect(await running()).toEqual(nobody);
  await new Promise((done) => server.close(done));
});
