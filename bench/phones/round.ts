import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import type { Mark } from "../instrument.ts";
import { within } from "../within.ts";
import { answerCalls, placeCall } from "./calls.ts";
import { loadCold, loadWarm, loseSocket } from "./loads.ts";
import { openContext } from "./page.ts";
import { endAllCalls, untilAgentIs } from "./pbx.ts";
import type { Measure, PhoneName } from "./result.ts";
import type { Site } from "./site.ts";

/** What all rounds of one condition share. */
export interface Stage {
  readonly lab: Lab;
  readonly browser: Browser;
  readonly site: Site;
  /** Null: on one machine. */
  readonly roundTrip: number | null;
  /** Of the stock phones; SimpleUser's default is its own. */
  readonly iceServers: readonly RTCIceServer[] | "default";
}

/** Milliseconds of what happened between the ends of two measures, as far as it was seen: of each kind since its beginning. */
export type Steps = Readonly<Record<StepKind, Partial<Record<Mark, number>>>>;
/** The first load, the loss of the socket, the click on Answer, the click on Call. */
export type StepKind = "register" | "lost" | "answer" | "dial";

/** What became of one round of one phone. A round that fails keeps what it measured before. */
export interface Round {
  readonly figures: ReadonlyMap<Measure, number>;
  readonly steps: Steps;
  /** The step that failed and why; undefined when all went well. */
  readonly fault: string | undefined;
}

/** One phone's page in a round, and how to go on with it. */
export interface Play {
  readonly stage: Stage;
  readonly phone: PhoneName;
  readonly page: Page;
  /** Does one step, whose name is told when it fails. @throws when it takes too long. */
  readonly at: <T>(step: string, work: Promise<T>) => Promise<T>;
  /** When something happened in the page, as soon as it has: its `performance.now()`. */
  readonly mark: (name: Mark) => Promise<number>;
  readonly tell: (measure: Measure, ms: number) => void;
  readonly steps: { -readonly [Kind in StepKind]: Steps[Kind] };
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
  await answerCalls(play);
  await placeCall(play);
  // SimpleUser does not come back by itself.
  if (play.phone !== "simpleuser") await loseSocket(play, registered);
}
