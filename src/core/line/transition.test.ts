import { describe, expect, it } from "vitest";
import { aLine, aProblem, everyLinePhase } from "../../testing/builders.ts";
import type { Line, LineCommand, LineEffect, LineSignal } from "./line.ts";
import { lineTransition } from "./transition.ts";

const now = Date.UTC(2026, 10, 20, 9, 30, 0);
/** Chance in the middle: no jitter, so that delays below read as they are written in the policy. */
const context = { now, random: 0.5, isTalking: false };

const lost = aProblem("connection-lost");
const unreachable = aProblem("server-unreachable");
const silent = aProblem("server-silent");
const overloaded = aProblem("server-error", { retryAfter: 20 });
const refused = aProblem("password-refused", { detail: "401 Unauthorized" });
const expires = now + 300_000;

const socketClosed = (problem = lost) => ({ type: "socket-closed", problem }) as const;
const notRegistered = (problem = refused) => ({ type: "registration-refused", problem }) as const;
const taken = aProblem("taken-over");
const yielded = { type: "yield", problem: taken } as const;
const registered = { type: "registered", expires } as const;
const ready = (since: number, attempt: number) => ({ phase: "ready", since, expires, attempt }) as const;
const waiting = (attempt: number, delay: number, problem = lost) =>
  ({ phase: "waiting", attempt, retryAt: now + delay, problem }) as const;

type Row = readonly [given: Line, event: LineCommand | LineSignal, then: Line, effects: string];

/** Every move there is. What is not here changes nothing: see the sweep. */
// prettier-ignore
const moves: readonly Row[] = [
  // given                               event                      then                                     effects
  // the way up
  [aLine("off"),                         { type: "sign-in" },       { phase: "connecting", attempt: 1 },     "open-socket"],
  [aLine("connecting"),                  { type: "socket-opened" }, { phase: "registering", attempt: 1 },    "register"],
  [aLine("registering"),                 registered,                ready(now, 1),                           ""],
  [aLine("registering", { attempt: 3 }), registered,                ready(now, 3),                           ""],
  [aLine("ready", { since: 7 }),         registered,                ready(7, 1),                             ""],
  [aLine("ready", { since: 7 }),         { ...registered, serverAhead: 5 }, { ...ready(7, 1), serverAhead: 5 }, ""],
  // it breaks: wait, longer each time in a row
  [aLine("connecting"),                  socketClosed(unreachable), waiting(1, 60, unreachable),             "start-retry-timer 60"],
  [aLine("connecting", { attempt: 3 }),  socketClosed(),            waiting(3, 1_000),                       "start-retry-timer 1000"],
  [aLine("registering", { attempt: 2 }), socketClosed(),            waiting(2, 250),                         "start-retry-timer 250"],
  [aLine("registering", { attempt: 2 }), notRegistered(silent),     waiting(2, 250, silent),                 "close-socket, start-retry-timer 250"],
  [aLine("registering"),                 notRegistered(overloaded), waiting(1, 25_000, overloaded),          "close-socket, start-retry-timer 25000"],
  [aLine("ready"),                       socketClosed(),            waiting(1, 60),                          "start-retry-timer 60"],
  [aLine("ready"),                       notRegistered(silent),     waiting(1, 60, silent),                  "close-socket, start-retry-timer 60"],
  // a line that breaks right after it came up has gained nothing
  [ready(now - 9_000, 3),                socketClosed(),            waiting(4, 2_000),                       "start-retry-timer 2000"],
  [ready(now - 9_000, 3),                notRegistered(silent),     waiting(4, 2_000, silent),               "close-socket, start-retry-timer 2000"],
  [ready(now - 10_000, 3),               socketClosed(),            waiting(1, 60),                          "start-retry-timer 60"],
  // and tries again
  [aLine("waiting", { attempt: 4 }),     { type: "retry-due" },     { phase: "connecting", attempt: 5 },     "open-socket"],
  [aLine("waiting", { attempt: 4 }),     { type: "try-now" },       { phase: "connecting", attempt: 5 },     "stop-retry-timer, open-socket"],
  [aLine("connecting", { attempt: 5 }),  { type: "socket-opened" }, { phase: "registering", attempt: 5 },    "register"],
  // the network is another one, or the page stood still
  [aLine("ready", { since: 7 }),         { type: "doubt" },         aLine("ready", { since: 7 }),            "check"],
  [aLine("waiting", { attempt: 4 }),     { type: "doubt" },         { phase: "connecting", attempt: 5 },     "stop-retry-timer, open-socket"],
  // a socket that was slept over, or that the PBX has no phone behind
  [aLine("ready", { attempt: 3 }),       { type: "begin-anew" },    { phase: "connecting", attempt: 1 },     "open-socket"],
  [aLine("connecting", { attempt: 3 }),  { type: "begin-anew" },    { phase: "connecting", attempt: 3 },     "open-socket"],
  [aLine("registering", { attempt: 3 }), { type: "begin-anew" },    { phase: "connecting", attempt: 3 },     "open-socket"],
  [aLine("waiting", { attempt: 4 }),     { type: "begin-anew" },    { phase: "connecting", attempt: 5 },     "stop-retry-timer, open-socket"],
  // only a person can help
  [aLine("registering"),                 notRegistered(),           { phase: "refused", problem: refused },  "close-socket"],
  [aLine("ready"),                       notRegistered(),           { phase: "refused", problem: refused },  "close-socket"],
  [aLine("refused"),                     { type: "try-now" },       { phase: "connecting", attempt: 1 },     "open-socket"],
  [aLine("refused"),                     { type: "sign-in" },       { phase: "connecting", attempt: 1 },     "open-socket"],
  // the way down
  [aLine("connecting"),                  { type: "sign-out" },      { phase: "off" },                        "close-socket"],
  [aLine("registering"),                 { type: "sign-out" },      { phase: "off" },                        "close-socket"],
  [aLine("ready"),                       { type: "sign-out" },      { phase: "off" },                        "unregister, close-socket"],
  [aLine("waiting"),                     { type: "sign-out" },      { phase: "off" },                        "stop-retry-timer, close-socket"],
  [aLine("refused"),                     { type: "sign-out" },      { phase: "off" },                        "close-socket"],
  // given up to another place, perhaps before it began; whatever else was wrong, this is what the agent must know
  [aLine("off"),                         yielded,                   { phase: "refused", problem: taken },    "close-socket"],
  [aLine("refused"),                     yielded,                   { phase: "refused", problem: taken },    "close-socket"],
  [aLine("connecting"),                  yielded,                   { phase: "refused", problem: taken },    "close-socket"],
  [aLine("registering"),                 yielded,                   { phase: "refused", problem: taken },    "close-socket"],
  [aLine("ready"),                       yielded,                   { phase: "refused", problem: taken },    "close-socket"],
  [aLine("waiting"),                     yielded,                   { phase: "refused", problem: taken },    "stop-retry-timer, close-socket"],
];

type EventType = (LineCommand | LineSignal)["type"];
const events: { readonly [T in EventType]: LineCommand | LineSignal } = {
  "sign-in": { type: "sign-in" },
  "sign-out": { type: "sign-out" },
  "try-now": { type: "try-now" },
  doubt: { type: "doubt" },
  "begin-anew": { type: "begin-anew" },
  yield: yielded,
  "retry-due": { type: "retry-due" },
  "socket-opened": { type: "socket-opened" },
  "socket-closed": socketClosed(),
  registered,
  "registration-refused": notRegistered(),
};

const inWords = (effects: readonly LineEffect[]) =>
  effects.map((effect) => Object.values(effect).join(" ")).join(", ");

describe("every move", () => {
  it.each(moves.map((row) => [row[0].phase, row[1].type, ...row] as const))(
    "%s, on %s",
    (_phase, _type, given, event, then, effects) => {
      const step = lineTransition(given, event, context);
      expect(step.line).toEqual(then);
      expect(inWords(step.effects)).toBe(effects);
    },
  );
});

describe("sweep: what has no row changes nothing", () => {
  const rows = new Set(moves.map(([given, event]) => `${given.phase} ${event.type}`));
  const others = everyLinePhase
    .flatMap((phase) => (Object.keys(events) as EventType[]).map((type) => [phase, type] as const))
    .filter(([phase, type]) => !rows.has(`${phase} ${type}`));

  it.each(others)("%s, on %s", (phase, type) => {
    const line = aLine(phase);
    const step = lineTransition(line, events[type], context);
    expect(step.line).toBe(line);
    expect(step.effects).toEqual([]);
  });
});

describe("what must hold on every path", () => {
  it("starts a retry timer exactly where a line begins to wait, and stops it where the wait ends early", () => {
    for (const [given, event] of moves) {
      const { line, effects } = lineTransition(given, event, context);
      const types = effects.map(({ type }) => type);
      expect(types.includes("start-retry-timer")).toBe(line.phase === "waiting");
      const endsEarly = given.phase === "waiting" && event.type !== "retry-due";
      expect(types.includes("stop-retry-timer")).toBe(endsEarly);
    }
  });

  it("leaves no socket behind where nobody would use it", () => {
    for (const [given, event] of moves) {
      const { line, effects } = lineTransition(given, event, context);
      if (line.phase !== "off" && line.phase !== "refused") continue;
      expect(effects.at(-1)).toEqual({ type: "close-socket" });
    }
  });

  it("says when it will try again, to the millisecond of its timer", () => {
    for (const random of [0, 0.25, 0.999]) {
      const { line, effects } = lineTransition(aLine("connecting", { attempt: 4 }), socketClosed(), {
        now,
        random,
        isTalking: false,
      });
      const timer = effects.find(({ type }) => type === "start-retry-timer");
      expect(line).toMatchObject({ retryAt: now + (timer as { readonly delay: number }).delay });
    }
  });

  it("never waits long while somebody is talking, and counts all the same", () => {
    const { line } = lineTransition(aLine("connecting", { attempt: 7 }), socketClosed(), {
      ...context,
      isTalking: true,
    });
    expect(line).toMatchObject({ phase: "waiting", attempt: 7, retryAt: now + 1_000 });
  });

  it("begins to count anew once the line was steady, and goes on counting while it flaps", () => {
    const twiceLost = [
      { type: "sign-in" },
      socketClosed(),
      { type: "retry-due" },
      socketClosed(),
      { type: "retry-due" },
      { type: "socket-opened" },
      registered,
    ] as const;
    const ready = twiceLost.reduce<Line>(
      (line, event) => lineTransition(line, event, context).line,
      aLine("off"),
    );
    const brokenAfter = (ms: number) =>
      lineTransition(ready, socketClosed(), { ...context, now: now + ms }).line;
    expect(brokenAfter(1_000)).toMatchObject({ phase: "waiting", attempt: 4 });
    expect(brokenAfter(60_000)).toMatchObject({ phase: "waiting", attempt: 1 });
  });
});
