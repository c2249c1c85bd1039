import { setTimeout as delay } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import type { Mark } from "../instrument.ts";
import { within } from "../within.ts";
import { answerCalls, placeCall } from "./calls.ts";
import { loadCold, loadWarm, loseSocket } from "./loads.ts";
import type { Measure, PhoneName } from "./measures.ts";
import { openContext } from "./page.ts";
import { endAllCalls, untilAgentIs } from "./pbx.ts";
import type { Play, Stage, Steps } from "./stage.ts";

/** Milliseconds for which a page that has registered is still loading what it will need. Phones stand for hours before they ring. */
export const whileLoading = 1_500;

/** What became of one round of one phone. A round that fails keeps what it measured before. */
export interface Round {
  readonly figures: ReadonlyMap<Measure, number>;
  readonly steps: Steps;
  /** The step that failed and why; undefined when all went well. */
  readonly fault: string | undefined;
}

/** One phone: load, register, take two calls, place one, lose the socket. A page of its own, with nothing cached. */
export async function playRound(stage: Stage, phone: PhoneName): Promise<Round> {
  const figures = new Map<Measure, number>();
  const steps = { register: {}, lost: {}, answer: {}, dial: {} };
  let context: BrowserContext | undefined;
  let step = "open a page";
  const at = async <T>(name: string, work: Promise<T>): Promise<T> => {
    step = name;
    return within(work);
  };
  try {
    await at("find the agent signed out", untilAgentIs(stage.lab, "offline"));
    context = await at("open a page", openContext(stage, phone));
    const page = await at("open a page", context.newPage());
    const mark = (name: Mark): Promise<number> =>
      page.evaluate((it) => globalThis.benchStopwatch.until(it), name);
    const tell = (measure: Measure, ms: number): void => void figures.set(measure, ms);
    await playAll({ stage, phone, page, at, mark, tell, steps });
    return { figures, steps, fault: undefined };
  } catch (error) {
    await endAllCalls(stage.lab);
    const why = error instanceof Error ? error.message : String(error);
    return { figures, steps, fault: `stuck at "${step}": ${why}` };
  } finally {
    await context?.close();
  }
}

async function playAll(play: Play): Promise<void> {
  await loadCold(play);
  const registered = await loadWarm(play);
  // Nor does it answer when the PBX asks whether it is still there.
  if (play.phone === "bare") return;
  await play.at("be reachable", untilAgentIs(play.stage.lab, "online"));
  await delay(whileLoading);
  await answerCalls(play);
  await placeCall(play);
  // SimpleUser does not come back by itself.
  if (play.phone !== "simpleuser") await loseSocket(play, registered);
}
