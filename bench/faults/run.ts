import { describeError } from "../../lab/lab-error.ts";
import { createReporter } from "../../lab/reporter.ts";
import { buildApp } from "./build.ts";
import { chosen } from "./choose.ts";
import { HELP, UsageError, readFlags } from "./flags.ts";
import { listOf } from "./list.ts";
import { playAll } from "./play-all.ts";
import { heading, recordOf, rowOf } from "./print.ts";
import type { Played } from "./print.ts";
import { table } from "./table/all.ts";

const reporter = createReporter(process.stderr);

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  const faults = chosen(table, flags);
  if (flags.help || flags.list) {
    process.stdout.write(`${flags.help ? HELP : listOf(faults)}\n`);
    return;
  }
  using scope = new DisposableStack();
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, stop);
    scope.defer(() => void process.off(name, stop));
  }
  const began = performance.now();
  reporter.line(flags.asBuilt ? "The app as it is built." : "Building the app.");
  const folder = await buildApp(!flags.asBuilt);
  const played = await playAll(faults, {
    ...{ folder, reporter, times: flags.times, firstLab: flags.lab, stopped: stopping.signal },
  });
  const lasted = Math.round((performance.now() - began) / 1000);
  process.stdout.write(flags.json ? `${JSON.stringify(resultOf(played, lasted))}\n` : textOf(played, lasted));
  if (stopping.signal.aborted || played.some(({ missed }) => missed.length > 0)) process.exitCode = 1;
}

const resultOf = (played: readonly Played[], lasted: number) => ({
  faults: played.map(recordOf),
  missed: played.filter(({ missed }) => missed.length > 0).length,
  lasted_s: lasted,
});

function textOf(played: readonly Played[], lasted: number): string {
  const missed = played.filter((one) => one.missed.length > 0);
  const told = missed.flatMap(({ fault, missed: sentences }) =>
    sentences.map((sentence) => `${fault.id}: ${sentence}`),
  );
  return [
    "",
    heading,
    ...played.map(rowOf),
    "",
    `${String(played.length - missed.length)} of ${String(played.length)} came as expected, in ${String(lasted)} s.`,
    ...told,
    "",
  ].join("\n");
}

try {
  await main();
} catch (error) {
  const usage = error instanceof UsageError;
  process.stderr.write(`${describeError(error)}${usage ? " See: npm run faults -- --help" : ""}\n`);
  process.exitCode = usage ? 2 : 1;
}
// A lab that did not come up still runs, ends with us, and would keep us waiting for it.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))),
);
process.exit();
