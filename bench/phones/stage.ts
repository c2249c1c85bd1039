import type { Browser, Page } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import type { Mark } from "../instrument.ts";
import type { Measure, PhoneName } from "./measures.ts";
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
