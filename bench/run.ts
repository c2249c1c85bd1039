import { availableParallelism, loadavg } from "node:os";
import { HELP, UsageError, readFlags } from "./flags.ts";
import type { Flags } from "./flags.ts";
import { startLab } from "../lab/lab.ts";
import { LabError, describeError } from "../lab/lab-error.ts";
import { createReporter } from "../lab/reporter.ts";
import { launchBrowser } from "./browser.ts";
import { buildAll } from "./builds.ts";
import { phones, resultOf } from "./result.ts";
import type { PhoneName, Result, Sample } from "./result.ts";
import { playRound } from "./round.ts";
import type { Stage } from "./round.ts";
import { serveSite } from "./site.ts";
import { stepsOf, tableOf } from "./table.ts";
import type { SeenSteps } from "./table.ts";

const reporter = createReporter(process.stderr);

interface Outcome {
  readonly samples: Sample[];
  readonly steps: SeenSteps[];
  /** Sentences. */
  readonly faults: string[];
}

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const { outcome, result, load } = await measure(flags);
  const text = [tableOf(result), "", stepsOf(outcome.steps), "", ...notes(flags, load)].join("\n");
  if (flags.json) {
    process.stderr.write(`\n${text}\n`);
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } else process.stdout.write(`\n${text}\n`);
  if (outcome.faults.length > 0) {
    process.stderr.write(`\nFaults: ${String(outcome.faults.length)}\n${outcome.faults.join("\n")}\n`);
    process.exitCode = 1;
  }
}

interface Measured {
  readonly outcome: Outcome;
  readonly result: Result;
  /** Of the machine in the minute before: how many processes wanted a processor. */
  readonly load: number;
}

async function measure(flags: Flags): Promise<Measured> {
  const [load = 0] = loadavg();
  // Whatever was begun is ended in reverse, also when a later step fails or somebody presses Ctrl-C.
  await using scope = new AsyncDisposableStack();
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, stop);
    scope.defer(() => void process.off(signal, stop));
  }

  reporter.line("Building the app and the two stock phones.");
  const builds = await buildAll();
  reporter.line(`Starting lab ${String(flags.lab)}.`);
  const lab = scope.adopt(await startLab({ index: flags.lab, reporter }), (it) => it.stop());
  const site = scope.adopt(await serveSite(builds, lab), (it) => it.close());
  const browser = scope.adopt(await launchBrowser(), (it) => it.close());
  reporter.line(`${browser.browserType().name()} ${browser.version()}, ${String(flags.rounds)} rounds.`);
  const stage = { lab, browser, siteUrl: site.url, stun: flags.stun };
  const outcome = await playAll(stage, flags.rounds, stopped.signal);
  return { outcome, load, result: resultOf(outcome.samples, builds.bundle) };
}

/** Round 0 warms browser and Asterisk up, and counts only when it fails. Each round begins with another phone. */
async function playAll(stage: Stage, rounds: number, stopped: AbortSignal): Promise<Outcome> {
  const outcome: Outcome = { samples: [], steps: [], faults: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const phone of rotated(round)) {
      if (stopped.aborted)
        throw new LabError("Stopped before the end, so there are no figures. Start again.");
      const { figures, steps, fault } = await playRound(stage, phone);
      const name = round === 0 ? "Warming up" : `Round ${String(round)} of ${String(rounds)}`;
      const told = [...figures].map(([measured, ms]) => `${measured} ${ms.toFixed(1)}`).join(", ");
      reporter.line(`${name}, ${phone}: ${told}`);
      if (fault !== undefined) {
        outcome.faults.push(`${name}, ${phone}: ${fault}`);
        reporter.line(`  Fault: ${fault}`);
      }
      if (round === 0) continue;
      for (const [measured, ms] of figures) outcome.samples.push({ phone, measure: measured, ms });
      outcome.steps.push({ phone, steps });
    }
  }
  return outcome;
}

const rotated = (round: number): PhoneName[] => {
  const first = round % phones.length;
  return [...phones.slice(first), ...phones.slice(0, first)];
};

function notes({ stun }: Flags, load: number): string[] {
  const processors = availableParallelism();
  const busy = `The machine was busy before we began: load ${load.toFixed(1)} on ${String(processors)} processors. Run again when it is quiet.`;
  return [
    ...(load > processors ? [busy] : []),
    "All times are one page's performance.now(). Each round is a new page with nothing cached; round 0 is not counted.",
    "Answer → own tone back: the customer echoes, so it is agent → PBX → customer → PBX → agent, the way back included.",
    "Ringbridge's page load includes fetching its configuration and a click on the demo agent, made by a script at once.",
    stun
      ? "SimpleUser has its default STUN server on the internet; where that cannot be reached, it waits 5 s for it."
      : "SimpleUser's default STUN server was taken away (--stun leaves it), as JsSIP and Ringbridge have none either.",
  ];
}

try {
  await main();
} catch (error) {
  const usage = error instanceof UsageError;
  process.stderr.write(`${describeError(error)}${usage ? " See: npm run bench -- --help" : ""}\n`);
  process.exitCode = usage ? 2 : 1;
}
