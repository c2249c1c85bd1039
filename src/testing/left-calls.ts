import type { LeftCall } from "../core/call/left-call.ts";
import { aCall } from "./builders.ts";

/** A talk as a page leaves it. */
export function aLeftCall(facts: Partial<LeftCall> = {}): LeftCall {
  const { phase: _phase, ...talk } = aCall("reconnecting");
  return { ...talk, dialog: { callId: `${talk.id}@pbx`, localTag: "near", remoteTag: "far" }, ...facts };
}
