import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const program = path.join(import.meta.dirname, "main.ts");

type Run = {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly port: number;
  readonly metricsPort: number;
  out(): string;
  err(): string;
  /** Lines of the log. */
  events(): readonly string[];
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
};

let folder: string;
const runs: Run[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "backend-"));
});
afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.process.kill("SIGKILL");
    await run.ended;
  }
  await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function start(
  environment: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<Run> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [...options, program], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PUBLIC_URL: "http://localhost:5173",
      SIP_DOMAIN: "pbx.haug.example",
      PORT: String(port),
      METRICS_LISTEN: `127.0.0.1:${metricsPort}`,
      ...environment,
    },
  });
  const [out, err] = [gather(child.stdout), gather(child.stderr)];
  const run: Run = {
    process: child,
    port,
    metricsPort,
    out,
    err,
    events: () =>
      out()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => (JSON.parse(line) as { event: string }).event),
    ended: once(child, "close").then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as string | null,
    })),
  };
  runs.push(run);
  return run;
}

function gather(stream: Readable): () => string {
  let text = "";
  stream.setEncoding("utf8").on("data", (more: string) => (text += more));
  return () => text;
}

/** Waits until it says so in its log; fails when it ends before. */
async function said(run: Run, event: string): Promise<void> {
  while (!run.events().includes(event)) {
    const end = await Promise.race([run.ended, once(run.process.stdout, "data").then(() => null)]);
    if (end !== null && !run.events().includes(event))
      throw new Error(`ended with ${end.code}: ${run.err()}`);
  }
}

async function started(environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  const run = await start(environment);
  await said(run, "backend.started");
  return run;
}

const ask = (run: Run, url: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${run.port}${url}`, init);
const post = (run: Run, url: string, body: object, cookie = "") =>
  ask(run, url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", cookie },
  });

const welcome = (run: Run) => /#welcome=([\w-]{43})$/m.exec(run.err())?.[1] ?? "";

/** Nora opens the link. */
async function becomeAdministrator(run: Run): Promise<string> {
  const answer = await post(run, "/api/invitations/accept", {
    token: welcome(run),
    password: "velvet harbour 12 oak",
    name: "Nora Haug",
    login: "nora",
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
}

describe("the program", () => {
  it("with a wrong environment says all that is wrong, no secret, and ends with 78", async () => {
    const run = await start({ SIP_DOMAIN: "", ARI_PASSWORD: "hunter-2-hunter-2", PORT: "eighty" });
    expect(await run.ended).toMatchObject({ code: 78 });
    for (const name of ["SIP_DOMAIN", "ARI_URL", "ARI_USER", "PORT"])
      expect(run.err()).toMatch(new RegExp(`^ {2}${name} `, "m"));
    expect(run.err() + run.out()).not.toContain("hunter-2");
  });

  it("starts on nothing, makes its data for itself alone, and lets the first administrator in", async () => {
    const run = await started();
    const cookie = await becomeAdministrator(run);
    expect((await ask(run, "/api/session", { headers: { cookie } })).status).toBe(200);
    expect(await (await ask(run, "/readyz")).json()).toEqual({
      database: "ready",
      asterisk: "not-configured",
    });
    const team = (await (await ask(run, "/api/team", { headers: { cookie } })).json()) as {
      pbx: { state: string };
    };
    expect(team.pbx.state).toBe("away");
    const agent = await post(
      run,
      "/api/people",
      { login: "alice", name: "Alice Lind", role: "agent", extension: "1001" },
      cookie,
    );
    expect([agent.status, ((await agent.json()) as { code: string }).code]).toEqual([503, "pbx-unreachable"]);
    expect(run.out()).not.toContain("velvet");
    expect(run.out()).not.toContain(welcome(run));
  });

  it("serves its metrics on their own address and there alone", async () => {
    const run = await started();
    const metrics = await fetch(`http://127.0.0.1:${run.metricsPort}/metrics`);
    const text = await metrics.text();
    expect(metrics.headers.get("content-type")).toContain("text/plain");
    for (const name of [
      "pbx_linked 0",
      "agents_reachable 0",
      "webhook_waiting 0",
      "webhook_oldest_waiting_seconds 0",
    ]) {
      expect(text).toContain(`ringbridge_${name}`);
    }
    expect(text).toContain("process_cpu_seconds_total");
    expect((await ask(run, "/metrics")).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${run.metricsPort}/healthz`)).status).toBe(404);
  });

  it("starts while Asterisk is away", async () => {
    const nobody = await freePort();
    const run = await started({
      ARI_URL: `http://127.0.0.1:${nobody}`,
      ARI_USER: "ringbridge",
      ARI_PASSWORD: "hunter-2-hunter-2",
    });
    const ready = await ask(run, "/readyz");
    expect([ready.status, await ready.json()]).toEqual([200, { database: "ready", asterisk: "away" }]);
    expect(run.out() + run.err()).not.toContain("hunter-2");
  });

  it("prints a new link at each start until there is an administrator, and the old ones stop working", async () => {
    const first = await started();
    const old = welcome(first);
    first.process.kill("SIGTERM");
    await first.ended;
    const second = await started();
    expect(welcome(second)).not.toBe(old);
    expect((await post(second, "/api/invitations/look", { token: old })).status).toBe(404);
    await becomeAdministrator(second);
    second.process.kill("SIGTERM");
    await second.ended;
    const third = await started();
    expect(third.err()).toBe("");
  });

  it("loses nothing that it answered when it is killed", async () => {
    const run = await started();
    const cookie = await becomeAdministrator(run);
    const added = await post(
      run,
      "/api/people",
      { login: "zoe", name: "Zoe Imre", role: "supervisor" },
      cookie,
    );
    expect(added.status).toBe(201);
    run.process.kill("SIGKILL");
    await run.ended;
    const again = await started();
    const people = await ask(again, "/api/people", { headers: { cookie } });
    expect(((await people.json()) as { login: string }[]).map(({ login }) => login)).toEqual(["nora", "zoe"]);
  });
});

describe("stopping", () => {
  it("ends streams, leaves nothing waiting, and ends with 0", async () => {
    const run = await started();
    const cookie = await becomeAdministrator(run);
    const stream = await ask(run, "/api/events", { headers: { cookie } });
    const text = stream.text();
    run.process.kill("SIGTERM");
    expect(await text).toContain('{"type":"hello"}');
    expect(await run.ended).toMatchObject({ code: 0 });
    expect(run.events().slice(-2)).toEqual(["backend.stopping", "backend.stopped"]);
    expect(run.out()).not.toContain('"level":"error"');
  });

  it("at a second signal ends at once", async () => {
    const run = await started();
    const slow = new AbortController();
    // A request whose body never comes: the first signal waits for it.
    const never = fetch(`http://127.0.0.1:${run.port}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
      body: new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("{")) }),
      signal: slow.signal,
      duplex: "half",
    }).catch(() => undefined);
    await ask(run, "/healthz");
    run.process.kill("SIGTERM");
    await said(run, "backend.stopping");
    run.process.kill("SIGTERM");
    expect(await run.ended).toMatchObject({ code: 1 });
    slow.abort();
    await never;
  });
});

describe("what cannot be", () => {
  it("an address that is taken is said so, with the remedy", async () => {
    const first = await started();
    const second = await start({ PORT: String(first.port) });
    expect(await second.ended).toMatchObject({ code: 1 });
    expect(second.err()).toContain(`Another program listens on 127.0.0.1:${first.port} already.`);
  });

  it("a rejection that nobody handles is logged without what it says, and ends the process", async () => {
    const bug = "setTimeout(() => Promise.reject(new Error(['call +3460', '0111222 back'].join(''))), 200)";
    const run = await start({}, ["--import", `data:text/javascript,${encodeURIComponent(bug)}`]);
    expect(await run.ended).toMatchObject({ code: 1 });
    expect(run.events()).toContain("backend.unhandled-rejection");
    expect(run.out()).not.toContain("600111222");
  });
});
