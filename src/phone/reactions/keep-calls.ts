import type { CallId } from "../../core/call/call.ts";
import { leftCallOf, type LeftCall } from "../../core/call/left-call.ts";
import type { LeftCalls } from "../../core/ports/left-calls.ts";
import type { Dialog, Signaling } from "../../core/ports/signaling.ts";
import type { Reaction } from "../phone.ts";

export type KeptCalls = {
  readonly reaction: Reaction;
  /** The calls that the next page can go on with. */
  readonly calls: () => readonly LeftCall[];
  /** Whether the next page can go on with this call. */
  readonly has: (id: CallId) => boolean;
  /** Calls that were kept by an earlier page, until they are taken over. */
  readonly begin: (left: readonly LeftCall[]) => void;
};

/** Keeps what the next page needs to go on with the calls that are up, whenever it changes. */
export function keepCalls(signaling: Pick<Signaling, "dialogOf">, store: LeftCalls): KeptCalls {
  let kept: readonly LeftCall[] = [];
  let written = "[]";
  /** By which calls are still to be taken over: the network does not know them before. */
  let left = new Map<CallId, Dialog>();
  const dialogOf = (id: CallId): Dialog | null => signaling.dialogOf(id) ?? left.get(id) ?? null;

  return {
    calls: () => kept,
    has: (id) => kept.some((call) => call.id === id),
    begin: (calls) => {
      left = new Map(calls.map(({ id, dialog }) => [id, dialog]));
    },
    reaction: (before, { line, lineUp: { live } }) => {
      if (line.phase === "ready" && before.line.phase !== "ready") store.prepare();
      if (live === before.lineUp.live) return;
      kept = live.map((call) => leftCallOf(call, dialogOf(call.id))).filter((call) => call !== null);
      const now = JSON.stringify(kept);
      if (now === written) return;
      written = now;
      store.keep(kept);
    },
  };
}
