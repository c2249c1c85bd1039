import type { Call, CallId, Identity, Instant } from "../../core/call/call.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { PhoneState, Reaction } from "../phone.ts";

/** What a call itself does not carry from one phase to the next, kept for as long as the call is live or recent. */
export type CallMemory = {
  /** Since when this call is on hold; null while it is not. */
  readonly heldSince: (id: CallId) => Instant | null;
  /** Where this call was last sent: a number, an extension or a parking place; null if nowhere. */
  readonly sentTo: (id: CallId) => string | null;
  /** Who has been brought into this conference, and whether they still are there. */
  readonly membersOf: (id: CallId) => readonly Member[];
};

export type Member = Pick<Identity, "id" | "kind" | "party" | "direction" | "businessNumber" | "payload"> & {
  readonly standing: "here" | "gone";
};

/** Remembers what calls leave behind. Subscribe it before whatever shows calls, so that it already knows. */
export function createCallMemory(clock: Pick<Clock, "now">): CallMemory & { readonly notice: Reaction } {
  const held = new Map<CallId, Instant>();
  const sent = new Map<CallId, string>();
  const members = new Map<CallId, readonly Member[]>();

  function look(call: Call, live: readonly Call[]): void {
    if (call.phase !== "established") return;
    if (call.hold === "none" || call.hold === "holding") held.delete(call.id);
    else if (!held.has(call.id)) held.set(call.id, clock.now());
    if (call.transfer?.to != null) sent.set(call.id, call.transfer.to);
    lookAtMembers(call, live);
  }

  function lookAtMembers(call: Call, live: readonly Call[]): void {
    const { id, merges } = call;
    if (merges.length === 0) return;
    const gone = call.phase === "established" ? call.gone : [];
    const known = members.get(id) ?? [];
    const here = live.filter((other) => merges.includes(other.id));
    const found = merges.map(
      (merged) => here.find((one) => one.id === merged) ?? known.find((one) => one.id === merged),
    );
    members.set(
      id,
      found
        .filter((one) => one !== undefined)
        .map(({ id: of, kind, party, direction, businessNumber, payload }) => ({
          id: of,
          kind,
          party,
          direction,
          businessNumber,
          payload,
          standing: gone.includes(party.number) ? "gone" : "here",
        })),
    );
  }

  function forget({ lineUp: { live, recent } }: PhoneState): void {
    const kept = new Set([...live, ...recent].map(({ id }) => id));
    for (const map of [held, sent, members]) {
      for (const id of map.keys()) if (!kept.has(id)) map.delete(id);
    }
  }

  return {
    notice: (before, after) => {
      const { live } = after.lineUp;
      if (after.lineUp === before.lineUp) return;
      for (const call of live) {
        // A conference is known by its members before it is up.
        if (call.phase === "established") look(call, live);
        else lookAtMembers(call, live);
      }
      forget(after);
    },
    heldSince: (id) => held.get(id) ?? null,
    sentTo: (id) => sent.get(id) ?? null,
    membersOf: (id) => members.get(id) ?? [],
  };
}
