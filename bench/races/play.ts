import { setTimeout as delay } from "node:timers/promises";
import type { Lab } from "../../lab/lab.ts";
import { chanceOf } from "../hostile/chance.ts";
import type { AgentPage } from "./agent-page.ts";
import { disagreement, leftOver, legsOf, listensIn, type Standing } from "./judge.ts";
import { hangUpAll, legsAt } from "./legs.ts";
import { races } from "./races.ts";
import { raceOf, type Raced } from "./result.ts";

/** Milliseconds for which a screen and Asterisk may disagree, or something of a call that is over may be left. */
const grace = 5_000;
const lookEvery = 25;

export type Agents = readonly [AgentPage, AgentPage];

/** Plays the race of this seed, judges it, and leaves everything quiet for the next, by force if need be. */
export async function playRace(seed: number, lab: Lab, agents: Agents): Promise<Raced> {
  const chance = chanceOf(seed);
  const name = raceOf(seed);
  // The first draw has chosen the race.
  chance.below(2);
  const [one, other] = chance.oneIn(2) ? agents : [agents[1], agents[0]];
  const notes: string[] = [];
  const misses: string[] = [];
  try {
    await races[name]({ lab, one, other, chance, note: (what) => notes.push(what) });
  } catch (error) {
    misses.push(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
  misses.push(...(await untilNone(() => disagreements(lab, agents))));
  const then = (await one.view()).buttons.includes("Hang up") ? "a call" : "nothing";
  const began = performance.now();
  await everybodyHangsUp(lab, agents);
  misses.push(...(await untilNone(() => leftovers(lab, agents))));
  const quietAfter = performance.now() - began;
  misses.push(
    ...agents.flatMap(({ user, takeErrors }) => takeErrors().map((error) => `${user}'s page threw ${error}`)),
  );
  if (misses.length > 0) await startOver(lab, agents);
  return { seed, name, notes, misses, then, quietAfter };
}

/** Asks until there is nothing to tell, or for as long as that may take. */
async function untilNone(ask: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const deadline = performance.now() + grace;
  for (;;) {
    const told = await ask();
    if (told.length === 0 || performance.now() > deadline) return told;
    await delay(lookEvery);
  }
}

async function standings(lab: Lab, agents: Agents) {
  const [legs, ...views] = await Promise.all([legsAt(lab.pbx.ari), ...agents.map(({ view }) => view())]);
  const all = agents.flatMap(({ user }, index): Standing[] => {
    const view = views[index];
    return view === undefined ? [] : [{ user, view, legs: legsOf(user, legs) }];
  });
  return { all, legs };
}

async function disagreements(lab: Lab, agents: Agents): Promise<readonly string[]> {
  const { all } = await standings(lab, agents);
  return all.flatMap((one) => [disagreement(one), listensIn(one)].filter((told) => told !== null));
}

async function leftovers(lab: Lab, agents: Agents): Promise<readonly string[]> {
  const [{ all, legs }, customers] = await Promise.all([standings(lab, agents), legsAt(lab.meta.ari)]);
  return leftOver(all, customers, legs);
}

/** Customers on their phones, agents with the button; what rings stops by that, for somebody has called. */
async function everybodyHangsUp(lab: Lab, agents: Agents): Promise<void> {
  await Promise.all([hangUpAll(lab.meta.ari), ...agents.map(({ click }) => click("Hang up"))]);
}

/** After a miss: nothing of it may lose the next race. */
async function startOver(lab: Lab, agents: Agents): Promise<void> {
  await Promise.all([hangUpAll(lab.meta.ari), hangUpAll(lab.pbx.ari)]);
  await Promise.all(agents.map(({ reload }) => reload().catch(() => undefined)));
  for (const { takeErrors } of agents) takeErrors();
}
