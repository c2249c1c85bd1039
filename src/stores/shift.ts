import * as v from "valibot";
import type { KeptShift } from "../core/shift/kept-shift.ts";
import type { Shift, ShiftCommand } from "../core/shift/shift.ts";
import type { KeptText } from "./kept-store.ts";

/** An agent's shift as the screens see it. */
export type ShiftOfAgent = {
  readonly state: () => Shift;
  readonly subscribe: (listener: () => void) => () => void;
  readonly ask: (command: ShiftCommand) => void;
  /** The reasons this company pauses for. */
  readonly pauseReasons: readonly string[];
};

const key = "ringbridge.shift";

const schema = v.object({
  user: v.string(),
  shift: v.nullable(
    v.variant("kind", [
      v.object({
        kind: v.literal("paused"),
        since: v.number(),
        reason: v.nullable(v.pipe(v.string(), v.maxLength(32))),
      }),
      v.object({ kind: v.literal("wrap-up"), until: v.number() }),
    ]),
  ),
});

/** Keeps why an agent is paused for the next page of this browser; another agent's is none of this one's. */
export function createShiftKeeper(
  kept: KeptText,
  user: string,
): { readonly read: () => KeptShift | null; readonly keep: (shift: KeptShift | null) => void } {
  return {
    read: () => {
      try {
        const read = v.parse(schema, JSON.parse(kept.getItem(key) ?? "null"));
        return read.user === user ? read.shift : null;
      } catch {
        return null;
      }
    },
    keep: (shift) => {
      try {
        kept.setItem(key, JSON.stringify({ user, shift }));
      } catch {
        // A browser that keeps nothing: the next page knows that the agent is paused, but not why.
      }
    },
  };
}
