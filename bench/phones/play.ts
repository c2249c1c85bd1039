import type { Browser } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { Network } from "../../lab/network/network.ts";
import type { Reporter } from "../../lab/reporter.ts";
import type { Builds } from "../builds.ts";
import { iceServersOf, titleOf } from "./conditions.ts";
import type { Condition } from "./conditions.ts";
import type { PhoneName } from "./measures.ts";
import type { Sample } from "./result.ts";
import { playRound } from "./round.ts";
import type { Stage } from "./stage.ts";
import { serveSite } from "./site.ts";
import type { SeenSteps } from "./table.ts";

export interface PhonesPlan {
  readonly conditions: readonly Condition[];
  readonly phones: readonly PhoneName[];
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

/** What the phones are played on. */
export interface Scene {
  readonly builds: Builds;
  readonly lab: Lab;
  readonly browser: Browser;
  /** Undefined: all on one machine. */
  readonly network: Network | undefined;
}

/**
 * One condition after the other. In each, round 0 warms browser and Asterisk up, and counts only when it fails. Each round
 * begins with another phone.
 */
export async function playPhones(scene: Scene, plan: PhonesPlan): Promise<PhonesOutcome> {
  const outcome = { samples: [] as Sample[], steps: [] as SeenSteps[], faults: [] as string[] };
  for (const condition of plan.conditions) {
    await using scope = new AsyncDisposableStack();
    if (condition.roundTrip !== null) await scene.network?.set({ roundTrip: condition.roundTrip });
    const iceServers = iceServersOf(condition.dead);
    const { builds, lab, browser, network } = scene;
    const site = scope.adopt(await serveSite(builds, lab, { network, iceServers }), (it) => it.close());
    const ofStock = plan.stun && condition.dead === null ? "default" : iceServers;
    const stage = { lab, browser, site, roundTrip: condition.roundTrip, iceServers: ofStock } as const;
    for (let round = 0; round <= plan.rounds; round += 1)
      await playTurn(stage, condition, round, plan, outcome);
  }
  return outcome;
}

interface Growing {
  readonly samples: Sample[];
  readonly steps: SeenSteps[];
  readonly faults: string[];
}

/** One round of every phone. */
async function playTurn(
  stage: Stage,
  condition: Condition,
  round: number,
  { phones, rounds, reporter, stopped }: PhonesPlan,
  outcome: Growing,
): Promise<void> {
  const turn = round === 0 ? "warming up" : `round ${String(round)} of ${String(rounds)}`;
  for (const phone of rotated(phones, round)) {
    if (stopped.aborted) throw new LabError("Stopped before the end, so there are no figures. Start again.");
    const { figures, steps, fault } = await playRound(stage, phone);
    const name = `${titleOf(condition)}, ${turn}, ${phone}`;
    const told = [...figures].map(([measured, ms]) => `${measured} ${ms.toFixed(1)}`).join(", ");
    reporter.line(`${name}: ${told}`);
    if (fault !== undefined) {
      outcome.faults.push(`${name}: ${fault}`);
      reporter.line(`  Fault: ${fault}`);
    }
    if (round === 0) continue;
    for (const [measure, ms] of figures) outcome.samples.push({ condition, phone, measure, ms });
    outcome.steps.push({ condition, phone, steps });
  }
}

const rotated = (phones: readonly PhoneName[], round: number): readonly PhoneName[] => {
  const first = round % phones.length;
  return [...phones.slice(first), ...phones.slice(0, first)];
};
