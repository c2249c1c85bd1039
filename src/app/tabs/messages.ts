import * as v from "valibot";
import type { LeftCall } from "../../core/call/left-call.ts";
import type { Presence } from "../../core/ports/presence.ts";
import type { LiveQuality } from "../../core/quality/live-quality.ts";
import { signInSchema } from "../kept-sign-in.ts";
import { leftCall } from "../left-calls.ts";
import { callCommand, consultTarget, insideTarget, phoneState, shift, shiftCommand } from "./phone-shape.ts";

/**
 * What the tabs of one browser say to each other about one phone: one has it, the others are its remote controls. Each tab
 * has a name of its own (`by`); `to` names the one that is meant.
 */

const name = v.pipe(v.string(), v.maxLength(100));
const id = v.pipe(v.string(), v.maxLength(200));
const number = v.pipe(v.string(), v.maxLength(100));

/** What a remote control asks of the phone, as if it had been clicked there. */
const asked = v.variant("do", [
  v.object({ do: v.literal("line"), command: v.picklist(["try-now", "doubt", "begin-anew"]) }),
  v.object({ do: v.literal("prepare-to-dial") }),
  v.object({ do: v.literal("dial"), id, to: number, from: v.nullable(number) }),
  v.object({ do: v.literal("dial-inside"), id, target: insideTarget }),
  v.object({ do: v.literal("consult"), id, about: id, target: consultTarget }),
  v.object({ do: v.literal("merge"), id, one: id, other: id }),
  v.object({ do: v.literal("call"), id, command: callCommand }),
  v.object({ do: v.literal("dismiss-outcome") }),
  v.object({ do: v.literal("shift"), command: shiftCommand }),
  // The settings' store knows its own.
  v.object({ do: v.literal("sound"), settings: v.record(v.string(), v.unknown()) }),
]);
export type Asked = v.InferOutput<typeof asked>;

/** What is watched as long as somebody looks. */
const topic = v.variant("of", [
  v.object({ of: v.literal("levels"), id }),
  v.object({ of: v.literal("presence"), id: number }),
]);
export type Topic = v.InferOutput<typeof topic>;

const presences = {
  ready: true,
  ringing: true,
  talking: true,
  "on-hold": true,
  away: true,
  offline: true,
  unknown: true,
} satisfies Record<Presence, true>;

const news = v.variant("of", [
  v.object({ of: v.literal("levels"), agent: v.number(), customer: v.number() }),
  v.object({
    of: v.literal("presence"),
    presence: v.picklist(Object.keys(presences) as Presence[]),
    with: v.nullable(number),
  }),
]);
export type News = v.InferOutput<typeof news>;

/** Drawn, never acted on: its outline is enough. */
const quality = v.custom<LiveQuality>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    "causes" in value &&
    Array.isArray(value.causes) &&
    "history" in value &&
    Array.isArray(value.history) &&
    "tally" in value &&
    "memory" in value,
);

const left: v.GenericSchema<unknown, readonly LeftCall[]> = v.array(leftCall);
const line = { line: v.pipe(v.string(), v.maxLength(500)) };
const by = { by: name };
const to = { to: name };

/** What a remote control says to the phone. */
const remoteSays = v.variant("type", [
  v.object({ type: v.literal("hello"), ...line, ...by, isHeard: v.boolean() }),
  v.object({ type: v.literal("bye"), ...line, ...by }),
  v.object({ type: v.literal("ask"), ...line, ...by, asked }),
  /** Null: nobody looks any more. */
  v.object({ type: v.literal("watch"), ...line, ...by, number: v.number(), topic: v.nullable(topic) }),
  v.object({ type: v.literal("use-here"), ...line, ...by }),
  /** Signed out. */
  v.object({ type: v.literal("over"), ...line, ...by }),
  /** Nobody is signed in here: who is, with you? */
  v.object({ type: v.literal("who"), ...by }),
]);
export type RemoteMessage = v.InferOutput<typeof remoteSays>;

/** What the phone says to its remote controls. */
const phoneSays = v.variant("type", [
  /** This tab has the phone from now on. */
  v.object({ type: v.literal("leads"), ...line, ...by }),
  v.object({
    type: v.literal("phone"),
    ...line,
    ...by,
    state: phoneState,
    /** What a tab needs to go on with its calls; null when one of them could not go along. */
    left: v.nullable(left),
    /** The remote control that rings in its place, if any. */
    ringer: v.nullable(name),
  }),
  v.object({ type: v.literal("quality"), ...line, ...by, qualities: v.array(v.tuple([id, quality])) }),
  v.object({ type: v.literal("shift"), ...line, ...by, shift }),
  v.object({ type: v.literal("news"), ...line, ...to, number: v.number(), news }),
  /** The calls are yours, and the line; null: not now. */
  v.object({ type: v.literal("moved"), ...line, ...to, left: v.nullable(left) }),
  v.object({ type: v.literal("over"), ...line, ...by }),
]);
export type PhoneMessage = v.InferOutput<typeof phoneSays>;

/** The answer to `who`. */
const signInIs = v.object({
  type: v.literal("sign-in"),
  ...to,
  signIn: signInSchema,
  keep: v.boolean(),
});

export type Message = RemoteMessage | PhoneMessage | v.InferOutput<typeof signInIs>;

const reader =
  <Said>(schema: v.GenericSchema<unknown, Said>) =>
  (data: unknown): Said | null => {
    const parsed = v.safeParse(schema, data);
    return parsed.success ? parsed.output : null;
  };

/** What another tab said; null when it is nothing we know: another version of the page may be open there. */
export const readRemote = reader<RemoteMessage>(remoteSays);
export const readPhone = reader<PhoneMessage>(phoneSays);
export const readSignIn = reader<v.InferOutput<typeof signInIs>>(signInIs);
