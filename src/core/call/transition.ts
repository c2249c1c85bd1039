import { assertNever } from "../../shared/assert-never.ts";
import type { Call, CallCommand, CallEffect, CallIn, CallSignal, EndReason, Identity, Verb } from "./call.ts";

/** Where an event leads, and what must be asked for the move to come true. */
export type Step = { readonly call: Call; readonly effects: readonly CallEffect[] };

const stay = (call: Call): Step => ({ call, effects: [] });
const step = (call: Call, ...effects: readonly CallEffect[]): Step => ({ call, effects });

/** The commands a call accepts now. Views draw their buttons from it; `transition` ignores the rest. */
export function verbsOf(call: Call): readonly Verb[] {
  switch (call.phase) {
    case "incoming":
      return ["answer", "decline"];
    case "dialing":
    case "ringing":
    case "answering":
      return ["hang-up"];
    case "established":
      return ["hang-up", call.microphone === "open" ? "mute" : "unmute", "press"];
    case "ending":
    case "ended":
      return [];
    default:
      return assertNever(call);
  }
}

/**
 * Moves a call. Pure: the same call and event always give the same step.
 * An event that does not fit leaves the call untouched (`step.call === call`, no effects): a command that
 * is not offered, or a signal the network sent late.
 */
export function transition(call: Call, event: CallCommand | CallSignal): Step {
  switch (call.phase) {
    case "dialing":
    case "ringing":
      return placing(call, event);
    case "incoming":
      return offered(call, event);
    case "answering":
      return answering(call, event);
    case "established":
      return talking(call, event);
    case "ending":
      // Our reason stands: whatever the network says now only confirms it.
      return event.type === "closed" ? stay(ended(call, event.at, call.since, call.reason)) : stay(call);
    case "ended":
      return stay(call);
    default:
      return assertNever(call);
  }
}

function placing(call: CallIn<"dialing" | "ringing">, event: CallCommand | CallSignal): Step {
  switch (event.type) {
    case "ringing":
      return stay(call.phase === "ringing" ? call : { ...call, phase: "ringing" });
    case "answered":
      return stay(established(call, event.at));
    case "hang-up":
      return step(ending(call, null, "cancelled"), { type: "end" });
    case "closed":
      return stay(ended(call, event.at, null, event.reason));
    case "answer":
    case "decline":
    case "mute":
    case "unmute":
    case "press":
    case "media-changed":
      return stay(call);
    default:
      return assertNever(event);
  }
}

function offered(call: CallIn<"incoming">, event: CallCommand | CallSignal): Step {
  switch (event.type) {
    case "answer":
      return step({ ...call, phase: "answering" }, { type: "accept" });
    case "decline":
      return step(ending(call, null, "declined"), { type: "decline" });
    case "closed":
      return stay(ended(call, event.at, null, event.reason));
    case "hang-up":
    case "mute":
    case "unmute":
    case "press":
    case "ringing":
    case "answered":
    case "media-changed":
      return stay(call);
    default:
      return assertNever(event);
  }
}

function answering(call: CallIn<"answering">, event: CallCommand | CallSignal): Step {
  switch (event.type) {
    case "answered":
      return stay(established(call, event.at));
    case "hang-up":
      return step(ending(call, null, "hung-up"), { type: "end" });
    case "closed":
      return stay(ended(call, event.at, null, event.reason));
    case "answer":
    case "decline":
    case "mute":
    case "unmute":
    case "press":
    case "ringing":
    case "media-changed":
      return stay(call);
    default:
      return assertNever(event);
  }
}

function talking(call: CallIn<"established">, event: CallCommand | CallSignal): Step {
  switch (event.type) {
    case "mute":
    case "unmute": {
      const microphone = event.type === "mute" ? "muted" : "open";
      if (call.microphone === microphone) return stay(call);
      return step({ ...call, microphone }, { type: "set-microphone", microphone });
    }
    case "press":
      return step({ ...call, digits: call.digits + event.key }, { type: "send-key", key: event.key });
    case "media-changed":
      return stay(call.media === event.media ? call : { ...call, media: event.media });
    case "hang-up":
      return step(ending(call, call.since, "hung-up"), { type: "end" });
    case "closed":
      return stay(ended(call, event.at, call.since, event.reason));
    case "answer":
    case "decline":
    case "ringing":
    case "answered":
      return stay(call);
    default:
      return assertNever(event);
  }
}

/** The facts that outlive a phase: a new phase starts from these, so nothing of the old one leaks in. */
function identityOf(call: Call): Identity {
  const { id, direction, customer, businessNumber, payload, begun } = call;
  return { id, direction, customer, businessNumber, payload, begun };
}

function established(call: Call, since: number): Call {
  return {
    ...identityOf(call),
    phase: "established",
    since,
    microphone: "open",
    media: "connecting",
    digits: "",
  };
}

function ending(call: Call, since: number | null, kind: EndReason["kind"]): Call {
  return { ...identityOf(call), phase: "ending", since, reason: { kind, detail: null } };
}

function ended(call: Call, at: number, since: number | null, reason: EndReason): Call {
  return { ...identityOf(call), phase: "ended", since, at, reason };
}
