import * as v from "valibot";
import {
  keypadKeys,
  returnCauses,
  type CallCommand,
  type CallTrouble,
  type EndReason,
} from "../../core/call/call.ts";
import { lineProblems, type LineProblemCode } from "../../core/problems.ts";
import type { ConsultTarget, InsideTarget, PhoneState } from "../../phone/phone.ts";
import type { Shift, ShiftCommand } from "../../core/shift/shift.ts";

/** A phone's state as one tab tells it to another: what does not fit it is not believed. */

const text = v.pipe(v.string(), v.maxLength(4_096));
const nullableText = v.nullable(text);

/** The names of a union of ours, all of them: the compiler says which is missing. */
const oneOf = <Name extends string>(names: Record<Name, true>) => v.picklist(Object.keys(names) as Name[]);

const party = v.object({ number: text, name: nullableText, ownName: v.exactOptional(text) });

const reason = v.object({
  kind: oneOf<EndReason["kind"]>({
    "hung-up": true,
    "hung-up-by-customer": true,
    cancelled: true,
    declined: true,
    missed: true,
    "answered-elsewhere": true,
    "busy-here": true,
    transferred: true,
    parked: true,
    merged: true,
    "declined-by-customer": true,
    "no-answer": true,
    "customer-busy": true,
    "no-permission": true,
    "daily-limit": true,
    "number-not-allowed": true,
    "number-unknown": true,
    "place-empty": true,
    "line-setup": true,
    "business-number-wrong": true,
    "server-not-registered": true,
    "app-not-authorized": true,
    "trunk-password-refused": true,
    "call-already-up": true,
    "payment-missing": true,
    "audio-refused": true,
    "no-audio-at-customer": true,
    refused: true,
    "service-unavailable": true,
    "microphone-refused": true,
    "microphone-missing": true,
    "microphone-busy": true,
    "media-failed": true,
    "line-lost": true,
    "left-behind": true,
    failed: true,
  }),
  detail: nullableText,
  by: v.exactOptional(party),
});

const identity = {
  id: text,
  direction: v.picklist(["inbound", "outbound"]),
  kind: v.picklist(["customer", "colleague", "conference", "echo", "parked"]),
  consults: nullableText,
  merges: v.array(text),
  returnedFrom: nullableText,
  returnedBecause: v.nullable(v.picklist(returnCauses)),
  party,
  businessNumber: nullableText,
  payload: nullableText,
  begun: v.number(),
};

const purpose = v.picklist(["transfer", "park", "merge"]);
const microphone = v.picklist(["open", "muted"]);

const ended = v.object({
  ...identity,
  phase: v.literal("ended"),
  since: v.nullable(v.number()),
  at: v.number(),
  reason,
});

const call = v.variant("phase", [
  v.object({ ...identity, phase: v.literal("dialing") }),
  v.object({ ...identity, phase: v.literal("ringing") }),
  v.object({ ...identity, phase: v.literal("incoming") }),
  v.object({ ...identity, phase: v.literal("answering") }),
  v.object({
    ...identity,
    phase: v.literal("reconnecting"),
    since: v.number(),
    microphone,
    hold: v.picklist(["none", "held"]),
    digits: text,
  }),
  v.object({
    ...identity,
    phase: v.literal("established"),
    since: v.number(),
    microphone,
    hold: v.picklist(["none", "holding", "held", "resuming"]),
    transfer: v.nullable(
      v.object({ to: nullableText, purpose, progress: v.picklist(["asked", "trying", "ringing"]) }),
    ),
    trouble: v.nullable(
      v.object({
        kind: oneOf<CallTrouble["kind"]>({
          "hold-refused": true,
          "resume-refused": true,
          "transfer-refused": true,
          "park-refused": true,
          "merge-refused": true,
        }),
        detail: nullableText,
      }),
    ),
    media: v.picklist(["connecting", "connected", "lost"]),
    digits: text,
    gone: v.array(text),
  }),
  v.object({ ...identity, phase: v.literal("ending"), since: v.nullable(v.number()), reason }),
  ended,
]);

const problem = v.object({
  code: v.picklist(Object.keys(lineProblems) as LineProblemCode[]),
  detail: nullableText,
  retryAfter: v.nullable(v.number()),
});
const attempt = v.number();

const line = v.variant("phase", [
  v.object({ phase: v.literal("off") }),
  v.object({ phase: v.literal("connecting"), attempt }),
  v.object({ phase: v.literal("registering"), attempt }),
  v.object({
    phase: v.literal("ready"),
    since: v.number(),
    expires: v.number(),
    serverAhead: v.exactOptional(v.number()),
    attempt,
  }),
  v.object({ phase: v.literal("waiting"), attempt, retryAt: v.number(), problem }),
  v.object({ phase: v.literal("refused"), problem }),
]);

export const phoneState: v.GenericSchema<unknown, PhoneState> = v.object({
  line,
  lineUp: v.object({
    live: v.pipe(v.array(call), v.maxLength(50)),
    recent: v.pipe(v.array(ended), v.maxLength(100)),
    outcome: nullableText,
  }),
});

const pauseReason = v.nullable(v.pipe(v.string(), v.maxLength(32)));

export const shift: v.GenericSchema<unknown, Shift> = v.object({
  wish: v.variant("kind", [
    v.object({ kind: v.literal("ready"), since: v.number() }),
    v.object({
      kind: v.literal("paused"),
      since: v.number(),
      reason: pauseReason,
      cause: v.picklist(["agent", "unanswered", "elsewhere"]),
    }),
    v.object({ kind: v.literal("wrap-up"), since: v.number(), until: v.nullable(v.number()) }),
  ]),
  standing: v.picklist(["ready", "paused", "away", "unknown"]),
  request: v.picklist(["none", "pausing", "unpausing"]),
  trouble: v.nullable(v.object({ detail: nullableText })),
});

export const shiftCommand: v.GenericSchema<unknown, ShiftCommand> = v.variant("type", [
  v.object({ type: v.literal("pause"), reason: pauseReason }),
  v.object({ type: v.literal("make-ready") }),
  v.object({ type: v.literal("extend"), seconds: v.number() }),
]);

const plain = (type: "answer" | "decline" | "hang-up" | "mute" | "unmute" | "hold" | "resume") =>
  v.object({ type: v.literal(type) });

export const callCommand: v.GenericSchema<unknown, CallCommand> = v.variant("type", [
  plain("answer"),
  plain("decline"),
  plain("hang-up"),
  plain("mute"),
  plain("unmute"),
  plain("hold"),
  plain("resume"),
  v.object({ type: v.literal("press"), key: v.picklist(keypadKeys) }),
  v.object({ type: v.literal("transfer"), to: text, purpose }),
  v.object({ type: v.literal("hand-over"), consulted: text }),
]);

export const insideTarget: v.GenericSchema<unknown, InsideTarget> = v.object({
  kind: v.picklist(["colleague", "echo", "parked"]),
  party,
});

export const consultTarget: v.GenericSchema<unknown, ConsultTarget> = v.object({
  kind: v.picklist(["colleague", "customer"]),
  party,
  from: nullableText,
});
