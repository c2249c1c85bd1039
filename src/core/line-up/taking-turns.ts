import type { Call, CallCommand, CallId, CallIn } from "../call/call.ts";
import { featureCodes } from "../dial/feature-codes.ts";
import type { LineUp } from "./line-up.ts";

export type Order = { readonly id: CallId; readonly command: CallCommand };

type Established = CallIn<"established">;

/** The calls that can hear the agent, but for one. */
function talkedOn({ live }: LineUp, but: CallId | null): readonly Established[] {
  return live
    .filter((call) => call.phase === "established")
    .filter(({ id, hold }) => id !== but && (hold === "none" || hold === "resuming"));
}

/** What makes room for the call `id`, or for a new one (null): an agent talks on one call at a time. */
export function makingRoom(lineUp: LineUp, id: CallId | null): readonly Order[] {
  return talkedOn(lineUp, id).map((call) => ({
    id: call.id,
    command: call.kind === "echo" ? { type: "hang-up" } : { type: "hold" },
  }));
}

/** What the move of one call asks of the others, and of itself. */
export function consequencesOf(lineUp: LineUp, before: Call, after: Call): readonly Order[] {
  return [
    ...(isTakenUp(before, after) ? makingRoom(lineUp, after.id) : []),
    ...waitingOf(lineUp, before, after),
    ...joiningOf(lineUp, before, after),
    ...quietOf(lineUp, before, after),
  ];
}

/** The agent takes a call up by answering it, by resuming it and by calling a conference. */
function isTakenUp(before: Call, after: Call): boolean {
  if (after.phase === "established" && before.phase === "established")
    return after.hold === "resuming" && before.hold !== "resuming";
  if (after.phase === "established") return before.phase === "answering" || after.kind === "conference";
  return after.phase === "answering" && before.phase !== "answering";
}

/**
 * Whoever takes our call while the agent has gone on to talk with another waits for a moment: a talk is never interrupted
 * by what somebody else does.
 */
function waitingOf(lineUp: LineUp, before: Call, after: Call): readonly Order[] {
  const isReached =
    (before.phase === "dialing" || before.phase === "ringing") && after.phase === "established";
  if (!isReached || after.kind === "conference") return [];
  const others = makingRoom(lineUp, after.id);
  if (others.every(({ command }) => command.type === "hang-up")) return others;
  return [{ id: after.id, command: { type: "hold" } }];
}

/** A conference takes in the calls it was made for, those that are still there, at the moment it is up. */
function joiningOf({ live }: LineUp, before: Call, after: Call): readonly Order[] {
  if (after.kind !== "conference" || after.phase !== "established" || before.phase === "established")
    return [];
  return live
    .filter(({ id, phase }) => phase === "established" && after.merges.includes(id))
    .map(({ id }) => ({
      id,
      command: { type: "transfer", to: featureCodes.conference, purpose: "merge" },
    }));
}

/** Whoever could not be put on hold must not listen to the other call. */
function quietOf(lineUp: LineUp, before: Call, after: Call): readonly Order[] {
  const isRefused = after.phase === "established" && after.hold === "none" && wasHolding(before);
  const isElsewhere = talkedOn(lineUp, after.id).length > 0;
  return isRefused && isElsewhere ? [{ id: after.id, command: { type: "mute" } }] : [];
}

const wasHolding = (call: Call): boolean => call.phase === "established" && call.hold === "holding";
