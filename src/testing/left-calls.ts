import { leftCallOf, type LeftCall } from "../core/call/left-call.ts";
import { aCall } from "./builders.ts";

/** A talk as a page leaves it. */
export function aLeftCall(facts: Partial<LeftCall> = {}): LeftCall {
  const left = leftCallOf(aCall("reconnecting"), { callId: "left@pbx", localTag: "near", remoteTag: "far" });
  if (left === null) throw new Error("A talk can be left");
  return { ...left, ...facts };
}
