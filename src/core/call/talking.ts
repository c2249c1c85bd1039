import { assertNever } from "../../shared/assert-never.ts";
import type { CallCommand, CallEffect, CallIn, CallSignal, EndReason, Transfer } from "./call.ts";
import { ended, ending, stay, step, type Step } from "./step.ts";
import { verbsOf } from "./verbs.ts";

/** Moves a call that is up. */
export function talking(call: CallIn<"established">, event: CallCommand | CallSignal): Step {
  switch (event.type) {
    case "mute":
    case "unmute": {
      const microphone = event.type === "mute" ? "muted" : "open";
      if (call.microphone === microphone) return stay(call);
      return step({ ...call, microphone }, { type: "set-microphone", microphone });
    }
    case "press":
      if (!verbsOf(call).includes("press")) return stay(call);
      return step({ ...call, digits: call.digits + event.key }, { type: "send-key", key: event.key });
    case "hold":
    case "resume":
      return holding(call, event.type);
    case "hold-settled":
      return stay(holdSettled(call, event));
    case "transfer":
    case "hand-over":
      return leaving(call, event);
    case "transfer-progress":
      return stay(
        call.transfer === null ? call : { ...call, transfer: { ...call.transfer, progress: event.progress } },
      );
    case "transfer-refused":
      if (call.transfer === null) return stay(call);
      return stay({
        ...call,
        transfer: null,
        trouble: { kind: `${call.transfer.purpose}-refused`, detail: event.detail },
      });
    case "party-changed":
      return stay(withParty(call, event));
    case "member-changed":
      return stay(withMember(call, event));
    case "media-changed":
      return stay(call.media === event.media ? call : { ...call, media: event.media });
    case "hang-up":
      return step(ending(call, call.since, whyLeft(call)), { type: "end" });
    case "closed":
      return stay(ended(call, event.at, call.since, whyOver(call, event.reason)));
    case "answer":
    case "decline":
    case "ringing":
    case "answered":
      return stay(call);
    default:
      return assertNever(event);
  }
}

/**
 * Asks once: a second click while a request is under way does nothing. One thing more than what is offered is accepted: to
 * hold a call that is being resumed or transferred, for another call may be taken up meanwhile.
 */
function holding(call: CallIn<"established">, asked: "hold" | "resume"): Step {
  const mayHold = call.kind !== "echo" && (call.hold === "none" || call.hold === "resuming");
  if (asked === "hold" ? !mayHold : !verbsOf(call).includes("resume")) return stay(call);
  const [hold, wanted] = asked === "hold" ? (["holding", "held"] as const) : (["resuming", "none"] as const);
  return step({ ...call, hold, trouble: null }, { type: "set-hold", hold: wanted });
}

function holdSettled(
  call: CallIn<"established">,
  { hold, detail }: Extract<CallSignal, { type: "hold-settled" }>,
): CallIn<"established"> {
  if (call.hold === "holding" && hold === "none")
    return { ...call, hold, trouble: { kind: "hold-refused", detail } };
  if (call.hold === "resuming" && hold === "held")
    return { ...call, hold, trouble: { kind: "resume-refused", detail } };
  return call.hold === hold ? call : { ...call, hold };
}

function leaving(
  call: CallIn<"established">,
  command: Extract<CallCommand, { type: "transfer" | "hand-over" }>,
): Step {
  if (!verbsOf(call).includes(command.type)) return stay(call);
  const [to, purpose] =
    command.type === "transfer" ? [command.to, command.purpose] : ([null, "transfer"] as const);
  const transfer: Transfer = { to, purpose, progress: "asked" };
  const effect: CallEffect =
    command.type === "transfer"
      ? { type: "transfer", to: command.to }
      : { type: "hand-over", consulted: command.consulted };
  return step({ ...call, transfer, trouble: null }, effect);
}

/** What is not told of the same party stays; of another one nothing does. A conference and the echo are nobody. */
function withParty(
  call: CallIn<"established">,
  { kind, party, businessNumber, payload }: Extract<CallSignal, { type: "party-changed" }>,
): CallIn<"established"> {
  if (call.kind === "conference" || call.kind === "echo") return call;
  const isSame = call.party.number === party.number;
  if (isSame && call.kind === kind)
    return {
      ...call,
      party: { ...call.party, name: party.name ?? call.party.name },
      businessNumber: businessNumber ?? call.businessNumber,
      payload: payload ?? call.payload,
    };
  return { ...call, kind, party, businessNumber, payload, returnedFrom: null, returnedBecause: null };
}

function withMember(
  call: CallIn<"established">,
  { number, standing }: Extract<CallSignal, { type: "member-changed" }>,
): CallIn<"established"> {
  const isGone = call.gone.includes(number);
  if (call.kind !== "conference" || isGone === (standing === "gone")) return call;
  return { ...call, gone: isGone ? call.gone.filter((one) => one !== number) : [...call.gone, number] };
}

const doneBy = { transfer: "transferred", park: "parked", merge: "merged" } as const;

/** Whoever hangs up on a call that Asterisk is moving already only lets go of it. */
function whyLeft({ transfer }: CallIn<"established">): EndReason["kind"] {
  return transfer === null || transfer.progress === "asked" ? "hung-up" : doneBy[transfer.purpose];
}

/** The network only knows that a call went elsewhere; what for is ours to know. */
function whyOver({ transfer }: CallIn<"established">, reason: EndReason): EndReason {
  if (reason.kind !== "transferred" || transfer === null) return reason;
  return { ...reason, kind: doneBy[transfer.purpose] };
}
