import { assertNever } from "../../shared/assert-never.ts";
import type { Call, CallCommand, CallIn, CallSignal } from "./call.ts";
import { ended, ending, established, stay, step, type Step } from "./step.ts";
import { talking } from "./talking.ts";

type CallEvent = CallCommand | CallSignal;

/** What only a call that is up can be asked or told; before that it is ignored. */
const onlyInTalk = [
  ...(["mute", "unmute", "press", "hold", "resume", "transfer", "hand-over"] as const),
  ...(["media-changed", "hold-settled", "transfer-progress", "transfer-refused"] as const),
  ...(["party-changed", "member-changed"] as const),
] as const satisfies readonly CallEvent["type"][];

type EarlyEvent = Exclude<CallEvent, { readonly type: (typeof onlyInTalk)[number] }>;

const isEarly = (event: CallEvent): event is EarlyEvent => !onlyInTalk.some((type) => type === event.type);

/**
 * Moves a call. Pure: the same call and event always give the same step.
 * An event that does not fit leaves the call untouched (`step.call === call`, no effects): a command that
 * is not offered (but see `holding`), or a signal the network sent late.
 */
export function transition(call: Call, event: CallCommand | CallSignal): Step {
  switch (call.phase) {
    case "dialing":
    case "ringing":
      return isEarly(event) ? placing(call, event) : stay(call);
    case "incoming":
      return isEarly(event) ? offered(call, event) : stay(call);
    case "answering":
      return isEarly(event) ? answering(call, event) : stay(call);
    case "reconnecting":
      return reconnecting(call, event);
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

function placing(call: CallIn<"dialing" | "ringing">, event: EarlyEvent): Step {
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
      return stay(call);
    default:
      return assertNever(event);
  }
}

function offered(call: CallIn<"incoming">, event: EarlyEvent): Step {
  switch (event.type) {
    case "answer":
      return step({ ...call, phase: "answering" }, { type: "accept" });
    case "decline":
      return step(ending(call, null, "declined"), { type: "decline" });
    case "closed":
      return stay(ended(call, event.at, null, event.reason));
    case "hang-up":
    case "ringing":
    case "answered":
      return stay(call);
    default:
      return assertNever(event);
  }
}

function answering(call: CallIn<"answering">, event: EarlyEvent): Step {
  switch (event.type) {
    case "answered":
      return stay(established(call, event.at));
    case "hang-up":
      return step(ending(call, null, "hung-up"), { type: "end" });
    case "closed":
      return stay(ended(call, event.at, null, event.reason));
    case "answer":
    case "decline":
    case "ringing":
      return stay(call);
    default:
      return assertNever(event);
  }
}

/** The talk goes on as it was left: since when, muted or not, on hold or not. */
function reconnecting(call: CallIn<"reconnecting">, event: CallEvent): Step {
  const { since, microphone, hold, digits } = call;
  switch (event.type) {
    case "mute":
    case "unmute": {
      const wanted = event.type === "mute" ? "muted" : "open";
      if (microphone === wanted) return stay(call);
      return step({ ...call, microphone: wanted }, { type: "set-microphone", microphone: wanted });
    }
    case "answered": {
      const up = { ...established(call, since), microphone, digits };
      // The network asks for it anew: Asterisk ends a hold with the connection that asked.
      return stay({ ...up, hold: hold === "held" ? "holding" : "none" });
    }
    case "hang-up":
      return step(ending(call, since, "hung-up"), { type: "end" });
    case "closed":
      return stay(ended(call, event.at, since, event.reason));
    case "ringing":
    case "answer":
    case "decline":
    case "press":
    case "hold":
    case "resume":
    case "transfer":
    case "hand-over":
    case "media-changed":
    case "hold-settled":
    case "transfer-progress":
    case "transfer-refused":
    case "party-changed":
    case "member-changed":
      return stay(call);
    default:
      return assertNever(event);
  }
}
