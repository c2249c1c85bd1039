import type { Lab } from "../../lab/lab.ts";
import type { Scene } from "./scene.ts";
import type { StageKind } from "./stage.ts";

/** One line of the table: what breaks, by which means, and what must come of it. */
export interface Fault {
  /** What `--only` takes. */
  readonly id: string;
  /** What happens, as a sentence of somebody who sees it. */
  readonly what: string;
  /** By which means it is made to happen here. */
  readonly how: string;
  /** Whether the agent is on a call with a customer when it happens. */
  readonly call: "none" | "up";
  readonly expected: Expected;
  /** Whether it is one of those for every day, which are played without an eye on the clock. */
  readonly quick: boolean;
  /** Where it is played; default: the phone without backend, before a lab of its own. */
  readonly stage?: StageKind;
  /** Switches for Chromium, beside the usual ones. */
  readonly switches?: (lab: Lab) => readonly string[];
  /** Runs in every page before the app, with the address of Asterisk's own WSS. */
  readonly before?: (webSocketUrl: string) => void;
  /** Makes it happen; `scene.over()` says when its cause has gone, else that is when this resolves. */
  readonly happen: (scene: Scene) => Promise<void> | void;
}

/** What must come of a fault. Times are seconds. */
export interface Expected {
  /**
   * "survives": the call, or without one the line, comes through by itself and works afterwards. "told": that cannot be, and
   * the app says so in words. "ends": nobody is left to tell. In both the customer is let go of, or rings at somebody.
   */
  readonly outcome: "survives" | "told" | "ends";
  /** Words that must stand on the screen at some time; "told" without them would mean nothing. */
  readonly says?: RegExp;
  /** Words that would not be true. */
  readonly never?: RegExp;
  /** Who may go without the other's voice, because no software can bring it back. */
  readonly deaf?: "customer";
  /** The longest piece without the other's voice, at either end; default 10. */
  readonly silence?: number;
  /** From the end of its cause until the phone is registered; default 30. */
  readonly registered?: number;
  /** From the fault until a call that cannot be kept has let go of its customer; default 50, Asterisk's own limit of 40 and a bit. */
  readonly freed?: number;
  /** For which the app may say that the line is ready while no call would ring; default 20. */
  readonly lie?: number;
}

export const usualLie = 20;
export const usualSilence = 10;
export const usualRegistered = 30;
export const usualFreed = 50;
