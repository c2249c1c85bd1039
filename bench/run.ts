import { availableParallelism, loadavg } from "node:os";
import { describeError } from "../lab/lab-error.ts";
import { createReporter } from "../lab/reporter.ts";
import { buildAll } from "./builds.ts";
import { HELP, UsageError, readFlags } from "./flags.ts";
import type { Flags } from "./flags.ts";
import { measureBackend } from "./measure-backend.ts";
import { measureHostile } from "./measure-hostile.ts";
import { measurePhones } from "./measure-phones.ts";
import { measureRaces } from "./measure-races.ts";
import { measureRing } from "./measure-ring.ts";
import { measureShift } from "./measure-shift.ts";
import { measureSoak } from "./measure-soak.ts";
import type { Measured, Run } from "./measured.ts";

const reporter = createReporter(process.stderr);

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  // Of the machine in the minute before: how many processes wanted a processor.
  const [load = 0] = loadavg();
  const began = performance.now();
  const measured = await measureAll(flags);
  const processors = availableParallelism();
  const seconds = Math.round((performance.now() - began) / 1000);
  const text = [
    ...measured.map((part) => part.text),
    [...busyNote(load, processors), `The whole run took ${String(seconds)} s.`].join("\n"),
  ].join("\n\n");
  if (flags.json) {
    const machine = { processors, load_before: Math.round(load * 10) / 10 };
    const result = Object.assign({}, ...measured.map((part) => part.result), { machine }) as unknown;
    process.stderr.write(`\n${text}\n`);
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } else process.stdout.write(`\n${text}\n`);
  const faults = measured.flatMap((part) => part.faults);
  if (faults.length > 0) {
    process.stderr.write(`\nFaults: ${String(faults.length)}\n${faults.join("\n")}\n`);
    process.exitCode = 1;
  }
}

const busyNote = (load: number, processors: number): readonly string[] =>
  load > processors
    ? [
        `The machine was busy before we began: load ${load.toFixed(1)} on ${String(processors)} processors. Run again when it is quiet.`,
      ]
    : [];

async function measureAll(flags: Flags): Promise<readonly Measured[]> {
  // Whatever was begun is ended in reverse, also when a later step fails or somebody presses Ctrl-C.
  using scope = new DisposableStack();
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, stop);
    scope.defer(() => void process.off(signal, stop));
  }
  reporter.line("Building the app and the two stock phones.");
  const run: Run = { flags, builds: await buildAll(), reporter, stopped: stopping.signal };
  const phones = flags.parts.includes("phones") ? [await measurePhones(run)] : [];
  const ring = flags.parts.includes("ring") ? [await measureRing(run)] : [];
  const shift = flags.parts.includes("shift") ? [await measureShift(run)] : [];
  const soak = flags.parts.includes("soak") ? [await measureSoak(run)] : [];
  const races = flags.parts.includes("races") ? [await measureRaces(run)] : [];
  const hostile = flags.parts.includes("hostile") ? [await measureHostile(run)] : [];
  return [...phones, ...ring, ...shift, ...soak, ...races, ...hostile, ...(await measureBackend(run))];
}

try {
  await main();
} catch (error) {
  const usage = error instanceof UsageError;
  process.stderr.write(`${describeError(error)}${usage ? " See: npm run bench -- --help" : ""}\n`);
  process.exitCode = usage ? 2 : 1;
}
// A backend that did not come up still runs, ends with us, and would keep us waiting for it.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))),
);
process.exit();
