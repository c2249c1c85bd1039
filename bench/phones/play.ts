import type { Browser } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";
import type { Builds } from "../builds.ts";
import { phones } from "./result.ts";
import type { PhoneName, Sample } from "./result.ts";
import { playRound } from "./round.ts";
import { serveSite } from "./site.ts";
import type { SeenSteps } from "./table.ts";

export interface PhonesPlan {
  readonly rounds: number;
  /** Whether SimpleUser keeps its default STUN server. */
  readonly stun: boolean;
  readonly reporter: Reporter;
  readonly stopped: AbortSignal;
}

export interface PhonesOutcome {
  readonly samples: readonly Sample[];
  readonly steps: readonly SeenSteps[];
  /** Sentences. */
  readonly faults: readonly string[];
}

/** Round 0 warms browser and Asterisk up, and counts only when it fails. Each round begins with another phone. */
export async function playPhones(
  builds: Builds,
  lab: Lab,
  browser: Browser,
  { rounds, stun, reporter, stopped }: PhonesPlan,
): Promise<PhonesOutcome> {
  await using scope = new AsyncDisposableStack();
  const site = scope.adopt(await serveSite(builds, lab), (it) => it.close());
  const stage = { lab, browser, siteUrl: site.url, stun };
  const outcome = { samples: [] as Sample[], steps: [] as SeenSteps[], faults: [] as string[] };
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

/** What to know about the figures. */
export const notesOnPhones = (stun: boolean): readonly string[] => [
  "All times are one page's performance.now(). Each round is a new page with nothing cached; round 0 is not counted.",
  "Answer → own tone back: the customer echoes, so it is agent → PBX → customer → PBX → agent, the way back included.",
  "Ringbridge's page load includes fetching its configuration and a click on the demo agent, made by a script at once.",
  stun
    ? "SimpleUser has its default STUN server on the internet; where that cannot be reached, it waits 5 s for it."
    : "SimpleUser's default STUN server was taken away (--stun leaves it), as JsSIP and Ringbridge have none either.",
];
