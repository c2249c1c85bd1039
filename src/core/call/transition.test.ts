import { describe, expect, it } from "vitest";
import { aCall, aReason, everyPhase, friday } from "../../testing/builders.ts";
import type { Call, CallCommand, CallSignal, EndReason, Phase, Verb } from "./call.ts";
import { transition, verbsOf } from "./transition.ts";

const at = friday + 10_000;
const answered = { type: "answered", at } as const;
const closed = { type: "closed", at, reason: aReason("hung-up-by-customer") } as const;
const missed = { type: "closed", at, reason: aReason("missed") } as const;
const noAnswer = { type: "closed", at, reason: aReason("no-answer") } as const;
const muted = { microphone: "muted" } as const;
const connected = { type: "media-changed", media: "connected" } as const;
const lost = { type: "media-changed", media: "lost" } as const;

/** Where a call ends that was answered at `since`, or never. */
const ending = (since: number | null, kind: EndReason["kind"]) => ({
  phase: "ending",
  since,
  reason: aReason(kind),
});
const ended = (since: number | null, kind: EndReason["kind"]) => ({
  phase: "ended",
  since,
  at,
  reason: aReason(kind),
});

type Row = readonly [given: Call, event: CallCommand | CallSignal, then: object, effects: string];

/** Every move there is. What is not here changes nothing: see the sweeps. */
// prettier-ignore
const moves: readonly Row[] = [
  // given                                        event                        then                                  effects
  // we call
  [aCall("dialing"),                              { type: "ringing" },         { phase: "ringing" },                 ""],
  [aCall("dialing"),                              answered,                    { phase: "established", since: at },  ""],
  [aCall("dialing"),                              { type: "hang-up" },         ending(null, "cancelled"),            "end"],
  [aCall("dialing"),                              noAnswer,                    ended(null, "no-answer"),             ""],
  [aCall("ringing"),                              answered,                    { phase: "established", since: at },  ""],
  [aCall("ringing"),                              { type: "hang-up" },         ending(null, "cancelled"),            "end"],
  [aCall("ringing"),                              noAnswer,                    ended(null, "no-answer"),             ""],
  // we are called
  [aCall("incoming"),                             { type: "answer" },          { phase: "answering" },               "accept"],
  [aCall("incoming"),                             { type: "decline" },         ending(null, "declined"),             "decline"],
  [aCall("incoming"),                             missed,                      ended(null, "missed"),                ""],
  [aCall("answering"),                            answered,                    { phase: "established", since: at },  ""],
  [aCall("answering"),                            { type: "hang-up" },         ending(null, "hung-up"),              "end"],
  [aCall("answering"),                            missed,                      ended(null, "missed"),                ""],
  // we talk
  [aCall("established"),                          { type: "mute" },            { microphone: "muted" },              "set-microphone muted"],
  [aCall("established", muted),                   { type: "unmute" },          { microphone: "open" },               "set-microphone open"],
  [aCall("established"),                          { type: "press", key: "5" }, { digits: "5" },                      "send-key 5"],
  [aCall("established", { digits: "5" }),         { type: "press", key: "#" }, { digits: "5#" },                     "send-key #"],
  [aCall("established", muted),                   { type: "press", key: "1" }, { digits: "1" },                      "send-key 1"],
  [aCall("established", { media: "connecting" }), connected,                   { media: "connected" },               ""],
  [aCall("established"),                          lost,                        { media: "lost" },                    ""],
  [aCall("established", { media: "lost" }),       connected,                   { media: "connected" },               ""],
  [aCall("established", { since: friday }),       { type: "hang-up" },         ending(friday, "hung-up"),            "end"],
  [aCall("established", { since: friday }),       closed,                      ended(friday, "hung-up-by-customer"), ""],
  // it ends: our reason stands, the network only confirms it
  [aCall("ending", { since: friday }),            closed,                      ended(friday, "hung-up"),             ""],
  [aCall("ending", { since: null }),              closed,                      ended(null, "hung-up"),               ""],
];

const commands: { readonly [V in Verb]: CallCommand } = {
  answer: { type: "answer" },
  decline: { type: "decline" },
  "hang-up": { type: "hang-up" },
  mute: { type: "mute" },
  unmute: { type: "unmute" },
  press: { type: "press", key: "7" },
};

const signals: { readonly [S in CallSignal["type"]]: CallSignal } = {
  ringing: { type: "ringing" },
  answered,
  "media-changed": { type: "media-changed", media: "lost" },
  closed,
};

/** One call in each phase, and both of those whose verbs differ. */
const everyCall: readonly Call[] = [...everyPhase.map((phase) => aCall(phase)), aCall("established", muted)];

const everyCallAnd = <T>(events: (call: Call) => readonly T[]) =>
  everyCall.flatMap((call) => events(call).map((event) => [nameOf(call), event, call] as const));

function nameOf(call: Call): string {
  return call.phase === "established" ? `${call.phase}, ${call.microphone}` : call.phase;
}

function inWords(effects: readonly object[]): string {
  return effects.map((effect) => Object.values(effect).join(" ")).join(", ");
}

describe("every move", () => {
  it.each(moves.map((row) => [nameOf(row[0]), row[1].type, ...row] as const))(
    "%s, on %s",
    (_name, _type, given, event, then, effects) => {
      const step = transition(given, event);
      expect(step.call).toMatchObject(then);
      if (step.call.phase === given.phase) expect(step.call).toEqual({ ...given, ...then });
      expect(inWords(step.effects)).toBe(effects);
    },
  );

  it("carries who called whom, and when, through every phase", () => {
    for (const [given, event] of moves) {
      const { id, direction, party, businessNumber, payload, begun } = given;
      expect(transition(given, event).call).toMatchObject({
        id,
        direction,
        party,
        businessNumber,
        payload,
        begun,
      });
    }
  });

  it("begins every talk with an open microphone, no digits and media still to come", () => {
    for (const phase of ["dialing", "ringing", "answering"] as const) {
      const { call } = transition(aCall(phase), answered);
      expect(call).toMatchObject({
        phase: "established",
        microphone: "open",
        digits: "",
        media: "connecting",
      });
    }
  });

  it("has a row for every signal that changes a call", () => {
    const rows = new Set(moves.map(([given, event]) => `${given.phase} ${event.type}`));
    for (const [, type, call] of everyCallAnd(() => Object.keys(signals) as readonly CallSignal["type"][])) {
      if (transition(call, signals[type]).call !== call) expect(rows).toContain(`${call.phase} ${type}`);
    }
  });
});

describe("sweep 1: a verb that is offered does something", () => {
  it.each(everyCallAnd(verbsOf))("%s: %s", (_name, verb, call) => {
    const step = transition(call, commands[verb]);
    expect(step.call).not.toBe(call);
    expect(step.effects).toHaveLength(1);
  });
});

describe("sweep 2: a verb that is not offered changes nothing", () => {
  const notOffered = (call: Call) =>
    (Object.keys(commands) as Verb[]).filter((verb) => !verbsOf(call).includes(verb));

  it.each(everyCallAnd(notOffered))("%s: %s", (_name, verb, call) => {
    const step = transition(call, commands[verb]);
    expect(step.call).toBe(call);
    expect(step.effects).toEqual([]);
  });
});

describe("sweep 3: a signal asks for nothing, and leads only forward", () => {
  const order: { readonly [P in Phase]: number } = {
    dialing: 0,
    ringing: 1,
    incoming: 0,
    answering: 1,
    established: 2,
    ending: 3,
    ended: 4,
  };
  const types = Object.keys(signals) as readonly CallSignal["type"][];

  it.each(everyCallAnd(() => types))("%s: %s", (_name, type, call) => {
    const step = transition(call, signals[type]);
    expect(step.effects).toEqual([]);
    expect(order[step.call.phase]).toBeGreaterThanOrEqual(order[call.phase]);
    if (step.call.phase === call.phase && type !== "media-changed") expect(step.call).toBe(call);
  });

  it.each(everyCall.map((call) => [nameOf(call), call] as const))(
    "%s: closed always ends it",
    (_name, call) => {
      expect(transition(call, closed).call.phase).toBe("ended");
    },
  );
});

describe("a call carries exactly the facts of its phase", () => {
  const identity = ["begun", "businessNumber", "party", "direction", "id", "payload"];
  const facts: { readonly [P in Phase]: readonly string[] } = {
    dialing: [],
    ringing: [],
    incoming: [],
    answering: [],
    established: ["digits", "media", "microphone", "since"],
    ending: ["reason", "since"],
    ended: ["at", "reason", "since"],
  };

  it.each(moves.map((row) => [nameOf(row[0]), row[1].type, ...row] as const))(
    "%s, on %s",
    (_name, _type, given, event) => {
      const { call } = transition(given, event);
      expect(Object.keys(call).sort()).toEqual([...identity, "phase", ...facts[call.phase]].sort());
    },
  );
});
