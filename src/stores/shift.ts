import * as v from "valibot";
import type { KeptShift } from "../core/shift/kept-shift.ts";
import type { Shift, ShiftCommand } from "../core/shift/shift.ts";
import { createKeptStore, type KeptText } from "./kept-store.ts";

/** An agent's shift as the screens see it. */
export type ShiftOfAgent = {
  readonly state: () => Shift;
  readonly subscribe: (listener: () => void) => () => void;
  readonly ask: (command: ShiftCommand) => void;
  /** The reasons this company pauses for. */
  readonly pauseReasons: readonly string[];
};

const key = "ringbridge.shift";

const kept = v.nullable(
  v.variant("kind", [
    v.object({
      kind: v.literal("paused"),
      since: v.number(),
      reason: v.nullable(v.pipe(v.string(), v.maxLength(32))),
    }),
    v.object({ kind: v.literal("wrap-up"), until: v.number() }),
  ]),
);

const schema = v.object({
  user: v.fallback(v.nullable(v.string()), null),
  shift: v.fallback(kept, null),
});

/** Keeps why an agent is paused for the next page of this browser; another agent's is none of this one's. */
export function createShiftKeeper(
  storage: KeptText,
  user: string,
): { readonly read: () => KeptShift | null; readonly keep: (shift: KeptShift | null) => void } {
  const store = createKeptStore(storage, key, (read) => v.parse(schema, read));
  return {
    read: () => {
      const { user: whose, shift } = store.getState();
      return whose === user ? shift : null;
    },
    keep: (shift) => store.change({ user, shift }),
  };
}
