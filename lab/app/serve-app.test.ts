import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { join, relative, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Lab } from "../lab.ts";
import { serveApp } from "./serve-app.ts";
import type { ServedApp } from "./serve-app.ts";

const repository = resolve(import.meta.dirname, "../..");
const PORTS = { dev: 5946, built: 5956 } as const;
const modes = ["dev", "built"] as const;
const SECRET = "dont-tell-this-to-anybody";

/** Beside the labs' own folders, with the names a lab's secrets have. */
let folder: string;
let pbx: Server;
let lab: Lab;
const apps: ServedApp[] = [];

beforeAll(async () => {
  await mkdir(join(repository, ".lab"), { recursive: true, mode: 0o700 });
  folder = await mkdtemp(join(repository, ".lab", "serve-app-"));
  await mkdir(join(folder, "pbx/etc"), { recursive: true });
  await mkdir(join(folder, "keys"));
  for (const name of secrets) await writeFile(join(folder, name), JSON.stringify({ password: SECRET }));
  await writeFile(join(folder, "index.html"), "the built app");
  // Takes connections and says nothing.
  pbx = createServer((socket) => socket.on("error", () => socket.destroy()).resume());
  await new Promise<void>((done) => pbx.listen(0, "127.0.0.1", done));
  lab = {
    addresses: { pbx: { webSocketAddress: "127.0.0.1", webSocketPort: (pbx.address() as AddressInfo).port } },
    businessNumbers: [],
    pbx: { authorityFile: join(folder, "index.html"), host: "pbx.example", agents: [] },
  } as unknown as Lab;
  for (const mode of modes) apps.push(await serveApp({ lab, mode, port: PORTS[mode], folder }));
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await new Promise((done) => pbx.close(done));
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Not fetch(): that would tidy the path up. */
function get(port: number, path: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    request({ host: "127.0.0.1", port, path, headers: { host: `localhost:${String(port)}`, ...headers } })
      .once("response", (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.once("end", () => done({ status: response.statusCode, headers: response.headers, text }));
      })
      .once("error", fail)
      .end();
  });
}

const opening = (port: number, target: string, ...more: string[]): string =>
  [
    `GET ${target} HTTP/1.1`,
    `Host: localhost:${String(port)}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ...more,
    "\r\n",
  ].join("\r\n");

/** Sends bytes as they are. @returns what comes until the other side ends, has said `enough` or has had its time. */
function send(port: number, bytes: string, enough?: string): Promise<string> {
  return new Promise((done) => {
    // Half open: that we go on must not keep the other side from being done.
    const socket = connect({ host: "127.0.0.1", port, allowHalfOpen: true });
    let text = "";
    const end = (): void => {
      socket.destroy();
      done(text);
    };
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (enough !== undefined && text.includes(enough)) end();
    });
    socket.once("end", end).once("error", end).setTimeout(2000, end);
    socket.write(bytes);
  });
}

const statusOf = (text: string): string => text.slice(0, text.indexOf("\r\n"));

const secrets = ["lab.json", "pbx/etc/values.json", "pbx/etc/pjsip.conf", "keys/pbx.key", "keys/pbx.pem"];
const questions = [
  "",
  "?raw",
  "?url",
  "?import",
  "?import&raw",
  "?inline",
  "?raw&.svg",
  "?v=1",
  "?html-proxy",
];

describe("what is not the app's stays unread in development", () => {
  test.each(secrets)("%s of a lab", async (name) => {
    const path = relative(repository, join(folder, name));
    const routes = [
      `/${path}`,
      `/@fs${folder}/${name}`,
      `/@fs/${folder}/${name}`,
      `/src/../${path}`,
      `/@fs${repository}/src/../${path}`,
      `/@fs${repository}/node_modules/%2e%2e/${path}`,
      `/%2elab/${path.slice(".lab/".length)}`,
      `/@id/${folder}/${name}`,
      `//${path}`,
    ];
    for (const target of routes.flatMap((route) => questions.map((question) => route + question))) {
      const { status, text } = await get(PORTS.dev, target);
      expect(text, target).not.toContain(SECRET);
      // No such file, or the app's page as for any other place within the app.
      if (status === 200) expect(text, target).toContain('<div id="root">');
    }
    for (const question of ["", "?raw", "?url"])
      for (const route of [`/${path}`, `/@fs${folder}/${name}`])
        expect((await get(PORTS.dev, route + question)).status, route + question).toBe(403);
  });

  test.each(["/package.json", "/.git/HEAD", "/lab.ts", "/vite.config.ts", "/@fs/etc/passwd"])(
    "%s",
    async (path) => {
      for (const question of ["", "?raw"]) {
        const { status, text } = await get(PORTS.dev, path + question);
        if (status === 200) expect(text).toContain('<div id="root">');
        else expect(status).toBe(403);
      }
    },
  );

  test("the app itself is served, every module and style of it", async () => {
    const seen = new Set(["/"]);
    for (const path of seen) {
      const { status, text } = await get(PORTS.dev, path);
      expect(status, path).toBe(200);
      // The modules are ours to follow; what npm packages import is theirs.
      const inner = path === "/" || path.startsWith("/src/");
      const found = /(?:from |import |import\(|src=)"(\/(?!@react-refresh|ringbridge)[^"]+)"/g;
      if (inner) for (const [, next = ""] of text.matchAll(found)) seen.add(next);
    }
    expect([...seen].filter((path) => path.startsWith("/src/")).length).toBeGreaterThan(50);
    expect([...seen].some((path) => path.includes("/node_modules/"))).toBe(true);
    const font = "/node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
    for (const path of [font, `/@fs${repository}${font}`, "/icon.svg", "/a/place/within"])
      expect((await get(PORTS.dev, path)).status, path).toBe(200);
  });

  test.each(["http://localhost:8000", "http://127.0.0.1:8000", "https://evil.example", "null"])(
    "a page of %s may not read answers",
    async (origin) => {
      for (const path of ["/", "/src/main.tsx", "/ringbridge.json", "/lab/"])
        expect((await get(PORTS.dev, path, { origin })).headers).not.toHaveProperty(
          "access-control-allow-origin",
        );
    },
  );
});

const unreadable = [
  ...["//", "///", "//evil.example/x", "/\\", "http://[/", "http://evil.example/", "*", "*%"],
  ...["/%", "/%E0.html", "/%.html", "/@fs/%E0", "/src/%E0.ts"],
];

describe.each(modes)("nothing that comes over the wire ends the process (%s)", (mode) => {
  const port = PORTS[mode];
  const isUp = async (): Promise<boolean> => (await get(port, "/")).status === 200;

  test.each(unreadable)("GET %s is refused", async (target) => {
    const host = `Host: localhost:${String(port)}\r\nConnection: close`;
    expect(statusOf(await send(port, `GET ${target} HTTP/1.1\r\n${host}\r\n\r\n`))).toBe(
      "HTTP/1.1 400 Bad Request",
    );
    expect(await isUp()).toBe(true);
  });

  test.each(unreadable)("a WebSocket to %s is refused", async (target) => {
    for (const protocol of [[], ["Sec-WebSocket-Protocol: vite-hmr"]])
      expect(statusOf(await send(port, opening(port, target, ...protocol)))).toBe("HTTP/1.1 400 Bad Request");
    expect(await isUp()).toBe(true);
  });

  test("a WebSocket to an unknown place gets an answer and an end", async () => {
    for (const target of ["/", "/ws/", "/elsewhere"])
      expect(statusOf(await send(port, opening(port, target)))).toBe("HTTP/1.1 404 Not Found");
  });

  test("a WebSocket of another page is refused", async () => {
    for (const target of ["/ws", "/"])
      expect(statusOf(await send(port, opening(port, target, "Origin: http://localhost:8000")))).toBe(
        "HTTP/1.1 403 Forbidden",
      );
  });

  test.each(["/ws", "/", "/elsewhere", "//"])(
    "a WebSocket to %s that breaks at once is no harm",
    async (target) => {
      for (const wait of [0, 1, 5, 50]) {
        const socket = connect({ host: "127.0.0.1", port }).on("error", () => undefined);
        await new Promise<void>((done) => socket.once("connect", done));
        await new Promise<void>((done) => socket.write(opening(port, target), () => done()));
        await delay(wait);
        socket.resetAndDestroy();
      }
      await delay(50);
      expect(await isUp()).toBe(true);
    },
  );

  test("headers without end are refused", async () => {
    const endless = `X-Long: ${"a".repeat(70_000)}`;
    expect(statusOf(await send(port, opening(port, "/ws", endless)))).toMatch(/^(HTTP\/1.1 431 .*|)$/);
    expect(await isUp()).toBe(true);
  });
});

test("hot reloading goes on", async () => {
  const { text } = await get(PORTS.dev, "/@vite/client");
  const [, token = ""] = /wsToken = "([^"]+)"/.exec(text) ?? [];
  const ours = `Origin: http://localhost:${String(PORTS.dev)}`;
  const connected = '{"type":"connected"}';
  const answer = await send(
    PORTS.dev,
    opening(PORTS.dev, `/?token=${token}`, ours, "Sec-WebSocket-Protocol: vite-hmr"),
    connected,
  );
  expect(statusOf(answer)).toBe("HTTP/1.1 101 Switching Protocols");
  expect(answer).toContain(connected);
});

test("an open WebSocket does not keep the app from closing", async () => {
  const port = 5957;
  const app = await serveApp({ lab, mode: "built", port, folder });
  const reached = once(pbx, "connection");
  const page = connect({ host: "127.0.0.1", port }).resume();
  page.write(opening(port, "/ws"));
  await reached;
  await Promise.all([once(page, "close"), app.close()]);
});
