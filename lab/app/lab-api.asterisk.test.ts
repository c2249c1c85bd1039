import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startLab } from "../lab.ts";
import type { Lab } from "../lab.ts";
import type { LabState } from "./lab-api.ts";
import { serveApp } from "./serve-app.ts";
import type { ServedApp } from "./serve-app.ts";

const support = "+12145550111";
const newsletter = "+12145550144";
const joy = "+6581234567";
const PORT = 5947;

let lab: Lab;
let app: ServedApp;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lab-api-"));
  await writeFile(join(folder, "index.html"), "the built app");
  lab = await startLab({ index: 47 });
  app = await serveApp({ lab, mode: "built", port: PORT, folder });
});
afterAll(async () => {
  await app.close();
  await lab.stop();
  await rm(folder, { recursive: true, force: true });
});

async function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${app.url}lab/api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, value: (await response.json()) as { error?: string } };
}

/** Joy as the page shows her. */
async function shown(): Promise<LabState["customers"][number]> {
  const state = (await (await fetch(`${app.url}lab/api/state`)).json()) as LabState;
  return state.customers.find(({ number }) => number === joy)!;
}
const seenBySupport = async () => (await shown()).permissions.find(({ number }) => number === support);

function ask(): Promise<Response> {
  const { graph } = lab.meta;
  return fetch(`${graph.url}/v26.0/${graph.phoneNumberId(support)}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${graph.account.accessToken}` },
    body: JSON.stringify({
      messaging_product: "whatsapp",
      to: joy,
      type: "interactive",
      interactive: {
        type: "call_permission_request",
        action: { name: "call_permission_request" },
        body: { text: "May we call you about order 12853?" },
      },
    }),
  });
}

test("a customer writes, is asked, and accepts", async () => {
  expect(await seenBySupport()).toMatchObject({ permission: { status: "no_permission" }, windowUntil: null });
  expect((await ask()).status).toBe(400);
  expect(await post("messages", { from: joy, to: support, text: "Where is my order?" })).toMatchObject({
    status: 201,
  });
  expect((await seenBySupport())?.windowUntil).toBeGreaterThan(Date.now());
  expect((await ask()).status).toBe(200);
  const [request] = (await shown()).requests;
  expect(request).toMatchObject({ label: "Support", text: "May we call you about order 12853?" });
  expect(await post("answers", { id: request!.id, answer: "accept" })).toMatchObject({ status: 200 });
  expect(await seenBySupport()).toMatchObject({ permission: { status: "temporary" } });
  expect((await shown()).requests).toEqual([]);
});

test.each([
  ["answers", { id: "wamid.none", answer: "accept" }, /no such request/],
  ["answers", { id: "wamid.none", answer: "maybe" }, /accept, accept-for-good or decline/],
  ["messages", { from: joy, to: "+12145559999", text: "Hello" }, /not one of our business numbers/],
  ["messages", { from: joy, to: support, text: " " }, /at most 4096/],
  ["calls", { from: joy, to: newsletter }, /Calling is disabled for \+12145550144/],
])("%s %j is a fault in words", async (path, body, fault) => {
  const { status, value } = await post(path, body);
  expect(status).toBe(400);
  expect(value.error).toMatch(fault);
});

test("another page may not answer for a customer", async () => {
  const foreign = { origin: "http://localhost:8000" };
  expect(await post("answers", { id: "", answer: "accept" }, foreign)).toMatchObject({ status: 403 });
});
