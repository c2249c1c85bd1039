import { judged, type Goal } from "../phones/goals.ts";
import { spreadOf, type Spread } from "../statistics.ts";

/** How the agent has the phone's tab: hidden for so long that the browser has put it to sleep. */
export const views = ["in_front", "hidden"] as const;
export type View = (typeof views)[number];

/** One ring that was heard. */
export interface Heard {
  readonly view: View;
  /** Milliseconds after Asterisk had sent the INVITE. */
  readonly ms: number;
}

/** Milliseconds that p95 should be at most, where a message is there at once. */
const limit = 50;

export type RingResult = Readonly<Record<View, Spread & { readonly goal: Goal }>>;

export function ringResultOf(heard: readonly Heard[]): RingResult {
  const of = (view: View): RingResult[View] => {
    const spread = spreadOf(heard.filter((one) => one.view === view).map(({ ms }) => ms));
    return { ...spread, goal: judged(spread.p95, limit) };
  };
  return { in_front: of("in_front"), hidden: of("hidden") };
}
