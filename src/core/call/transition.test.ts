import { describe, expect, it } from "vitest";
import { aCall, aReason, everyPhase, friday } from "../../testing/builders.ts";
import { bruno, lucia, maria, sales, support } from "../../testing/people.ts";
import type {
  Call,
  CallCommand,
  CallIn,
  CallSignal,
  CallTrouble,
  EndReason,
  Phase,
  Transfer,
  Verb,
} from "./call.ts";
import { transition } from "./transition.ts";
import { verbsOf } from "./verbs.ts";

const at = friday + 10_000;
const answered = { type: "answered", at } as const;
const closed = { type: "closed", at, reason: aReason("hung-up-by-customer") } as const;
const missed = { type: "closed", at, reason: aReason("missed") } as const;
const noAnswer = { type: "closed", at, reason: aReason("no-answer") } as const;
const muted = { microphone: "muted" } as const;
const held = { hold: "held" } as const;
const settled = (hold: "none" | "held", detail: string | null = null) =>
  ({ type: "hold-settled", hold, detail }) as const;
const transfer = (purpose: Transfer["purpose"]) => ({ type: "transfer", to: "1002", purpose }) as const;
const asked = (purpose: Transfer["purpose"], progress: Transfer["progress"] = "asked") =>
  ({ transfer: { to: "1002", purpose, progress } }) as const;
const refused = { type: "transfer-refused", detail: "486 Busy Here" } as const;
const progress = (to: "trying" | "ringing") => ({ type: "transfer-progress", progress: to }) as const;
const handOver = { type: "hand-over", consulted: "bruno" } as const;
const moved = { type: "closed", at, reason: aReason("transferred") } as const;
const troubled = (kind: CallTrouble["kind"]) => ({ trouble: { kind, detail: null } });
const troubledBusy = (kind: CallTrouble["kind"]) => ({ trouble: { kind, detail: "486 Busy Here" } });
const named = (facts: Partial<Extract<CallSignal, { type: "party-changed" }>> = {}) =>
  ({
    type: "party-changed",
    kind: "customer",
    party: bruno,
    businessNumber: null,
    payload: null,
    ...facts,
  }) as const;
const member = (standing: "here" | "gone") =>
  ({ type: "member-changed", number: maria.number, standing }) as const;
const brunoNow = { kind: "customer", party: bruno, businessNumber: null, payload: null } as const;
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
  // we talked on a page that is gone
  [aCall("reconnecting", { since: friday }),      answered,                    { phase: "established", since: friday, hold: "none" }, ""],
  [aCall("reconnecting", { ...muted, digits: "5" }), answered,                 { ...muted, digits: "5" },            ""],
  [aCall("reconnecting", held),                   answered,                    { hold: "holding" },                  ""],
  [aCall("reconnecting"),                         { type: "mute" },            muted,                                "set-microphone muted"],
  [aCall("reconnecting", muted),                  { type: "unmute" },          { microphone: "open" },               "set-microphone open"],
  [aCall("reconnecting", { since: friday }),      { type: "hang-up" },         ending(friday, "hung-up"),            "end"],
  [aCall("reconnecting", { since: friday }),      { ...closed, reason: aReason("left-behind") }, ended(friday, "left-behind"), ""],
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
  // we hold and resume
  [aCall("established"),                          { type: "hold" },            { hold: "holding" },                  "set-hold held"],
  [aCall("established", { hold: "holding" }),     settled("held"),             { hold: "held" },                     ""],
  [aCall("established", { hold: "holding" }),     settled("none"),             { hold: "none", ...troubled("hold-refused") }, ""],
  [aCall("established", held),                    { type: "resume" },          { hold: "resuming" },                 "set-hold none"],
  [aCall("established", { hold: "resuming" }),    settled("none"),             { hold: "none" },                     ""],
  [aCall("established", { hold: "resuming" }),    settled("held"),             { hold: "held", ...troubled("resume-refused") }, ""],
  [aCall("established", troubled("hold-refused")), { type: "hold" },           { hold: "holding", trouble: null },   "set-hold held"],
  [aCall("established", held),                    settled("none"),             { hold: "none" },                     ""],
  [aCall("established", { ...held, ...muted }),   { type: "unmute" },          { microphone: "open" },               "set-microphone open"],
  [aCall("established", { hold: "holding" }),     { type: "hang-up" },         { phase: "ending" },                  "end"],
  //   another call is taken up meanwhile
  [aCall("established", { hold: "resuming" }),    { type: "hold" },            { hold: "holding" },                  "set-hold held"],
  [aCall("established", asked("transfer")),       { type: "hold" },            { hold: "holding" },                  "set-hold held"],
  // we send it elsewhere
  [aCall("established"),                          transfer("transfer"),        asked("transfer"),                    "transfer 1002"],
  [aCall("established", held),                    transfer("park"),            asked("park"),                        "transfer 1002"],
  [aCall("established", held),                    transfer("merge"),           asked("merge"),                       "transfer 1002"],
  [aCall("established", asked("transfer")),       progress("trying"),          asked("transfer", "trying"),          ""],
  [aCall("established", asked("transfer", "trying")), progress("ringing"),     asked("transfer", "ringing"),         ""],
  [aCall("established", asked("transfer")),       refused,                     { transfer: null, ...troubledBusy("transfer-refused") }, ""],
  [aCall("established", asked("park")),           refused,                     { transfer: null, ...troubledBusy("park-refused") }, ""],
  [aCall("established", asked("merge")),          refused,                     { transfer: null, ...troubledBusy("merge-refused") }, ""],
  [aCall("established", troubledBusy("transfer-refused")), transfer("transfer"), { ...asked("transfer"), trouble: null }, "transfer 1002"],
  [aCall("established", asked("transfer")),       moved,                       { phase: "ended", reason: aReason("transferred") }, ""],
  [aCall("established", asked("park")),           moved,                       { phase: "ended", reason: aReason("parked") }, ""],
  [aCall("established", asked("merge")),          moved,                       { phase: "ended", reason: aReason("merged") }, ""],
  [aCall("established", asked("transfer")),       closed,                      { phase: "ended", reason: aReason("hung-up-by-customer") }, ""],
  [aCall("established"),                          moved,                       { phase: "ended", reason: aReason("transferred") }, ""],
  //   we let go of it before Asterisk is through
  [aCall("established", asked("transfer")),       { type: "hang-up" },         { phase: "ending", reason: aReason("hung-up") }, "end"],
  [aCall("established", asked("transfer", "trying")), { type: "hang-up" },     { phase: "ending", reason: aReason("transferred") }, "end"],
  [aCall("established", asked("park", "ringing")), { type: "hang-up" },        { phase: "ending", reason: aReason("parked") }, "end"],
  // we hand it over to whom we asked about it
  [aCall("established", held),                    handOver,                    { transfer: { to: null, purpose: "transfer", progress: "asked" } }, "hand-over bruno"],
  // somebody else is at the other end: whom we were asked about, or whom we took back
  [aCall("established", { kind: "colleague", party: lucia }), named(),    brunoNow,                             ""],
  [aCall("established", { kind: "parked", businessNumber: null }), named({ businessNumber: support, payload: "order" }), { ...brunoNow, businessNumber: support, payload: "order" }, ""],
  [aCall("established", { payload: "order", returnedFrom: "1002", returnedBecause: "busy" }), named(), { ...brunoNow, returnedFrom: null, returnedBecause: null }, ""],
  [aCall("established", held),                    named({ kind: "colleague", party: lucia }), { kind: "colleague", party: lucia, businessNumber: null }, ""],
  //   or is told once more, with less than is known
  [aCall("established", { payload: "order", returnedFrom: "1002" }), named({ party: { ...maria, name: null } }), {}, ""],
  [aCall("established", { businessNumber: null }), named({ party: maria, businessNumber: sales }), { businessNumber: sales }, ""],
  // who is in our conference
  [aCall("established", { kind: "conference" }),  member("gone"),              { gone: [maria.number] },             ""],
  [aCall("established", { kind: "conference", gone: [maria.number] }), member("here"), { gone: [] },                 ""],
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
  hold: { type: "hold" },
  resume: { type: "resume" },
  transfer: transfer("transfer"),
  "hand-over": handOver,
};

const signals: { readonly [S in CallSignal["type"]]: CallSignal } = {
  ringing: { type: "ringing" },
  answered,
  "media-changed": { type: "media-changed", media: "lost" },
  "hold-settled": settled("held", null),
  "transfer-progress": progress("ringing"),
  "transfer-refused": refused,
  "party-changed": named(),
  "member-changed": member("gone"),
  closed,
};

/** One call in each phase, and all of those whose verbs differ. */
const everyCall: readonly Call[] = [
  ...everyPhase.map((phase) => aCall(phase)),
  aCall("established", muted),
  aCall("reconnecting", muted),
  ...(["holding", "held", "resuming"] as const).map((hold) => aCall("established", { hold })),
  aCall("established", asked("transfer")),
  aCall("established", { ...held, ...asked("merge", "trying") }),
  aCall("established", { kind: "conference" }),
  aCall("established", { kind: "echo" }),
];

const everyCallAnd = <T>(events: (call: Call) => readonly T[]) =>
  everyCall.flatMap((call) => events(call).map((event) => [nameOf(call), event, call] as const));

const quiet: ReadonlySet<string> = new Set(["open", "none", "", "customer"]);

function nameOf(call: Call): string {
  if (call.phase !== "established") return call.phase;
  const { phase, microphone, hold, transfer: leaving, kind } = call;
  return [phase, microphone, hold, leaving?.purpose ?? "", kind]
    .filter((fact) => !quiet.has(fact))
    .join(", ");
}

function inWords(effects: readonly object[]): string {
  return effects.map((effect) => Object.values(effect).join(" ")).join(", ");
}

const identity = [
  ...(["id", "direction", "kind", "consults", "merges", "returnedFrom", "returnedBecause"] as const),
  ...(["party", "businessNumber", "payload", "begun"] as const),
];

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
      if (event.type === "party-changed") continue;
      const facts = identity.map((fact) => [fact, given[fact]]);
      expect(transition(given, event).call).toMatchObject(Object.fromEntries(facts));
    }
  });

  it("begins every talk with an open microphone, nobody on hold, no digits and media still to come", () => {
    for (const phase of ["dialing", "ringing", "answering"] as const) {
      const { call } = transition(aCall(phase), answered);
      expect(call).toMatchObject({
        phase: "established",
        microphone: "open",
        hold: "none",
        transfer: null,
        trouble: null,
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

describe("news of who is there", () => {
  it.each(["conference", "echo"] as const)("leaves the %s what it is", (kind) => {
    const call = aCall("established", { kind });
    expect(transition(call, named()).call).toBe(call);
  });

  it.each([
    [aCall("established", { kind: "conference" }), member("here")],
    [aCall("established", { kind: "conference", gone: [maria.number] }), member("gone")],
    [aCall("established"), member("gone")],
  ] as const)("that is no news changes nothing", (call, event) => {
    expect(transition(call, event).call).toBe(call);
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
  /** Accepted, but not offered: see "another call is taken up meanwhile". */
  const isAskedByOthers = (call: Call, verb: Verb) =>
    verb === "hold" &&
    call.phase === "established" &&
    (call.hold === "resuming" || (call.hold === "none" && call.transfer !== null));
  const notOffered = (call: Call) =>
    (Object.keys(commands) as Verb[]).filter(
      (verb) => !verbsOf(call).includes(verb) && !isAskedByOthers(call, verb),
    );

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
    reconnecting: 1,
    established: 2,
    ending: 3,
    ended: 4,
  };
  const types = Object.keys(signals) as readonly CallSignal["type"][];

  it.each(everyCallAnd(() => types))("%s: %s", (_name, type, call) => {
    const step = transition(call, signals[type]);
    expect(step.effects).toEqual([]);
    expect(order[step.call.phase]).toBeGreaterThanOrEqual(order[call.phase]);
    const isNews = call.phase === "established" && !["ringing", "answered"].includes(type);
    if (step.call.phase === call.phase && !isNews) expect(step.call).toBe(call);
  });

  it.each(everyCall.map((call) => [nameOf(call), call] as const))(
    "%s: closed always ends it",
    (_name, call) => {
      expect(transition(call, closed).call.phase).toBe("ended");
    },
  );
});

describe("a call carries exactly the facts of its phase", () => {
  const facts: { readonly [P in Phase]: readonly string[] } = {
    dialing: [],
    ringing: [],
    incoming: [],
    answering: [],
    reconnecting: ["digits", "hold", "microphone", "since"],
    established: ["digits", "gone", "hold", "media", "microphone", "since", "transfer", "trouble"],
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

describe("what is offered in a talk", () => {
  // prettier-ignore
  const table: readonly (readonly [facts: Partial<CallIn<"established">>, verbs: readonly Verb[]])[] = [
    [{},                        ["hang-up", "mute", "press", "hold", "transfer", "hand-over"]],
    [muted,                     ["hang-up", "unmute", "press", "hold", "transfer", "hand-over"]],
    [{ hold: "holding" },       ["hang-up", "mute", "transfer", "hand-over"]],
    [held,                      ["hang-up", "mute", "resume", "transfer", "hand-over"]],
    [{ hold: "resuming" },      ["hang-up", "mute", "transfer", "hand-over"]],
    [asked("transfer"),         ["hang-up", "mute", "press"]],
    [{ ...held, ...asked("merge") }, ["hang-up", "mute"]],
    [{ kind: "conference" },    ["hang-up", "mute", "press", "hold"]],
    [{ kind: "echo" },          ["hang-up", "mute", "press"]],
  ];

  it.each(table)("%j: %j", (facts, verbs) => {
    expect(verbsOf(aCall("established", facts))).toEqual(verbs);
  });
});
