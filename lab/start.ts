import { parseArgs } from "node:util";
import { serveApp } from "./app/serve-app.ts";
import type { BackendBehind, ServedApp } from "./app/serve-app.ts";
import { startBackend } from "./backend/backend.ts";
import type { Backend } from "./backend/backend.ts";
import { setUpDemo } from "./backend/demo.ts";
import { abandonLab, startLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import { LabError, describeError } from "./lab-error.ts";
import { optionFault } from "./option-fault.ts";
import { createReporter } from "./reporter.ts";

const HELP = `npm start -- [--port N] [--lab N] [--built] [--alone]

Starts a PBX, a stand-in for Meta, the backend and the app on this machine, and says which address to open. Ctrl-C stops
all of it.

  --port N    where the app is served on localhost; default 5173
  --lab N     the lab to use (default 0); each has loopback addresses of its own
  --built     serves what "npm run build" made instead of the sources
  --alone     without the backend: the phone by itself, agents and numbers in Asterisk's files`;

const reporter = createReporter(process.stdout);
let lab: Lab | undefined;
let backend: Backend | undefined;
let app: ServedApp | undefined;
let stopping: Promise<void> | undefined;

/** Stops what was started, once, whoever asks: Ctrl-C, a crash of a part, a fault at start. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    await app?.close();
    await backend?.stop();
    await lab?.stop();
  })();
  return stopping;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "5173" },
        lab: { type: "string", default: "0" },
        built: { type: "boolean", default: false },
        alone: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const [port, index] = [Number(values.port), Number(values.lab)];
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new LabError(`--port takes a port from 1 to 65535, not "${values.port}".`);
    return { ...values, port, index };
  } catch (error) {
    const fault = error instanceof LabError ? error.message : optionFault(error);
    throw new LabError(`${fault} See: npm start -- --help`);
  }
}

async function main(): Promise<void> {
  const { port, index, built, alone, help } = readArguments();
  if (help) {
    reporter.line(HELP);
    return;
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupted(index));
  lab = await startLab({ index, reporter, managed: !alone });
  const url = `http://localhost:${String(port)}/`;
  const mode = built ? "built" : "dev";
  const behind = alone ? undefined : await setUp(lab, url);
  app = await serveApp({ lab, mode, port, ...(behind && { backend: behind }) });

  const [agent] = behind?.people ?? lab.pbx.agents;
  reporter.line(`\n  Ringbridge runs at  ${url}\n`);
  reporter.line(`  Sign in as ${agent?.name ?? "an agent"} there; customers call from ${url}lab/`);
  reporter.line("  Ctrl-C stops everything.\n");
  await Promise.race([lab.pbx.ended, lab.meta.ended, ...(backend ? [backend.ended] : [])]);
  if (stopping) return;
  reporter.line(
    `A part of the lab has ended by itself; stopping the rest. What it said: ${lab.addresses.directory}`,
  );
  await end(1);
}

/** Starts the backend and sets it up. */
async function setUp(running: Lab, publicUrl: string): Promise<BackendBehind> {
  reporter.line("Starting the backend and setting it up.");
  backend = await startBackend({ lab: running, publicUrl });
  const { address, port } = backend;
  return { address, port, people: await setUpDemo(backend, running, publicUrl) };
}

/** Ctrl-C, or a plain kill. Asked a second time, it does not wait: what is left is ended at the next start. */
function interrupted(index: number): void {
  if (stopping) process.exit(130);
  if (!app) {
    void abandon(index);
    return;
  }
  reporter.line("Stopping …");
  void end(0);
}

/** A signal while things are being started: what runs already is known by its pid file. */
async function abandon(index: number): Promise<void> {
  reporter.line("Stopping …");
  await abandonLab(index).catch(() => undefined);
  process.exit(130);
}

async function end(code: number): Promise<void> {
  await stop();
  process.exit(code);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  await end(1);
}
