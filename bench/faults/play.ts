import type { Lab } from "../../lab/lab.ts";
import { openAgent } from "./agent.ts";
import type { Agent } from "./agent.ts";
import { customerCalls } from "./customer.ts";
import type { Customer } from "./customer.ts";
import { usualFreed, usualRegistered } from "./fault.ts";
import type { Expected, Fault } from "./fault.ts";
import { deafSpans, firstAnswered, startProbe } from "./probe.ts";
import type { Probe } from "./probe.ts";
import { makeQuiet } from "./quiet.ts";
import { alice } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { After, Seen, Timeline } from "./seen.ts";
import { followSipLog } from "./sip-log.ts";
import type { SipLog } from "./sip-log.ts";
import { covers, joined, longestGap, longestOverlap } from "./spans.ts";
import type { Span } from "./spans.ts";
import type { Stage } from "./stage.ts";
import { seconds, until } from "./until.ts";

/** All that is watched during a play. */
interface Watched {
  readonly agent: Agent;
  readonly customer: Customer | undefined;
  readonly probe: Probe;
  readonly log: SipLog;
  readonly began: number;
  readonly over: number;
}

/** Seconds beyond the expected ones for which something late is still waited for. */
const grace = 10;
/** Seconds after which whatever a fault does can be seen. */
const effect = 3;
/** Milliseconds that count as heard again, and the longest break in them: one lost packet is nobody's silence. */
const again = 1_500;
const breath = 500;
/** Milliseconds by which what is written down of a call that goes on may be behind. */
const latest = 3_000;

/** Plays one fault. @throws when the stage is not fit for it: the fault itself has not happened then. */
export async function play(stage: Stage, fault: Fault): Promise<Seen> {
  await using scope = new AsyncDisposableStack();
  const { lab } = stage;
  await makeReady(lab);
  scope.defer(() => makeQuiet(lab).catch(() => undefined));
  const log = scope.adopt(await followSipLog(lab.pbx.logFile, isOfProbe), (it) => it.stop());
  const { url } = stage;
  const switches = fault.switches?.(lab) ?? [];
  const given = JSON.stringify(lab.pbx.webSocketUrl);
  const before = fault.before === undefined ? [] : [`(${fault.before.toString()})(${given})`];
  const { executablePath } = stage;
  const inside = executablePath === undefined ? {} : { executablePath };
  const options = { url, name: alice.name, before, switches, ...inside };
  const agent = scope.adopt(await openAgent(options), (it) => it.close());
  const probe = scope.adopt(startProbe(lab.pbx.ari, alice.user, log), (it) => it.stop());
  await until(() => firstAnswered(probe.asked(), 0) !== undefined, "the phone answers a probe");
  const customer = fault.call === "up" ? await talk(agent, lab) : undefined;

  const began = Date.now();
  let over: number | undefined;
  const troubles: string[] = [];
  const scene: Scene = {
    ...{ lab, app: stage.app, url, agent, call: customer?.call },
    ...(stage.backend === undefined ? {} : { backend: stage.backend }),
    ...(stage.network === undefined ? {} : { network: stage.network }),
    over: () => {
      over ??= Date.now();
    },
    miss: (sentence) => void troubles.push(sentence),
    defer: (undo) => scope.defer(undo),
  };
  try {
    await fault.happen(scene);
  } catch (error) {
    troubles.push(`It could not be played to its end: ${describe(error)}`);
  }
  const watched = { agent, customer, probe, log, began, over: over ?? Date.now() };
  await settle(watched, fault);
  return { ...(await look(watched, fault, lab)), troubles };
}

/** Probes, and the agent's own registrations. */
const isOfProbe = (text: string): boolean =>
  /^CSeq: *\d+ MESSAGE/m.test(text) || /^To: <sip:1001@[^]*^CSeq: *\d+ REGISTER/m.test(text);

async function makeReady(lab: Lab): Promise<void> {
  if (!lab.pbx.isRunning()) await lab.pbx.start();
  await makeQuiet(lab);
}

/** The customer calls, the agent answers, and both have heard each other for a moment. */
async function talk(agent: Agent, lab: Lab): Promise<Customer> {
  const customer = await customerCalls(lab);
  await answer(agent);
  await until(() => bothHear(agent, customer), "both hear each other");
  return customer;
}

async function answer(agent: Agent): Promise<void> {
  const answered = (): Promise<boolean> =>
    agent
      .tab()
      .click("Answer")
      .then(
        () => true,
        () => false,
      );
  await until(answered, "the call rings");
}

/** In one line. */
const describe = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

/** Milliseconds after which what is heard is known here: the page tells ten times a second, the recording is written in pieces. */
const lateness = { page: 200, recording: 500 } as const;

/** Both have heard each other for a while, up to now. */
function bothHear(agent: Agent, customer: Customer, deaf?: Expected["deaf"]): boolean {
  if (customer.call.state() !== "answered") return false;
  const now = Date.now();
  const heard = silenceOf(agent, customer, { from: now - again, to: now });
  return heard.agent !== null && (deaf === "customer" || heard.customer !== null);
}

/** Waits until what must come has come, or for so long that it is late. */
async function settle(watched: Watched, { call, expected }: Fault): Promise<void> {
  const { agent, customer, probe, began, over } = watched;
  const survives = expected.outcome === "survives";
  const has = (): boolean => {
    if (
      expected.says !== undefined &&
      !agent.notes.said(began).some((line) => expected.says?.test(line) === true)
    )
      return false;
    if (!survives) return customer === undefined || freedAfter(customer, began) !== null;
    if (firstAnswered(probe.asked(), over) === undefined || !isSaidReady(agent)) return false;
    return customer === undefined || bothHear(agent, customer, expected.deaf);
  };
  const lost = call === "up" ? Math.max(usualFreed, expected.freed ?? 0) : grace;
  const limit = survives ? (expected.registered ?? usualRegistered) + grace : lost;
  const deadline = over + 1000 * limit;
  await seconds(effect);
  await until(has, "settled", Math.max(0, deadline - Date.now())).catch(() => undefined);
  // Whether it stays so.
  await seconds(2);
}

const isSaidReady = ({ notes }: Agent): boolean => {
  const last = notes.ready().at(-1);
  return last !== undefined && last.to >= Date.now() - 100;
};

async function look(watched: Watched, fault: Fault, lab: Lab): Promise<Omit<Seen, "troubles">> {
  const { agent, customer, probe, began } = watched;
  const { outcome, deaf } = fault.expected;
  const survives = outcome === "survives";
  const kept = customer === undefined ? undefined : await keptBy(agent, customer, deaf);
  const now = Date.now();
  const whole = { from: began, to: now };
  const silence = customer === undefined ? undefined : silenceUpTo(agent, customer, whole);
  const lied = longestOverlap(agent.notes.ready(), deafSpans(probe.asked(), now)) / 1000;
  const words = agent.notes.said(began);
  const registered = registeredAfter(watched);
  const freed = customer === undefined || kept === true ? undefined : freedAfter(customer, began);
  const timeline = timelineOf(watched, now);
  const after = survives ? await tryAfterwards(watched, kept, lab) : undefined;
  return { kept, silence, registered, lied, words, freed, after, timeline };
}

/** Whether both hear each other at the end; on a busy machine the recording comes late, so not at one moment alone. */
const keptBy = (agent: Agent, customer: Customer, deaf: Expected["deaf"]): Promise<boolean> =>
  until(() => bothHear(agent, customer, deaf), "both hear each other", 10_000).then(
    () => true,
    () => false,
  );

/** The longest pieces in which one did not hear the other; null: it did not end. */
function silenceOf(agent: Agent, customer: Customer, { from, to }: Span): NonNullable<Seen["silence"]> {
  const one = (spans: readonly Span[], late: number): number | null => {
    const until = to - late;
    const isStill = !covers(spans, { from: until - again, to: until }, breath);
    return isStill ? null : longestGap(spans, { from, to: until }) / 1000;
  };
  return {
    agent: one(agent.notes.heard(), lateness.page),
    customer: one(customer.heard(), lateness.recording),
  };
}

/** The same at the end, when what was last written down may be some seconds old. */
function silenceUpTo(agent: Agent, customer: Customer, { from, to }: Span): Seen["silence"] {
  const one = (spans: readonly Span[]): number | null => {
    const last = spans.at(-1)?.to ?? 0;
    return last < Math.max(from, to - latest)
      ? null
      : longestGap(spans, { from, to: Math.min(last, to) }) / 1000;
  };
  return { agent: one(agent.notes.heard()), customer: one(customer.heard()) };
}

function timelineOf(watched: Watched, now: number): Timeline {
  const { agent, customer, probe, began, over } = watched;
  const since = (at: number): number => Math.round((at - began) / 10) / 100;
  const pieces = (spans: readonly Span[]): Timeline["agent"] =>
    joined(spans, 60)
      .filter(({ to }) => to >= began)
      .map(({ from, to }) => [since(from), since(to)]);
  const facts = customer?.call.facts();
  return {
    agent: pieces(agent.notes.heard()),
    customer: pieces(customer?.heard() ?? []),
    ready: pieces(agent.notes.ready()),
    deaf: pieces(deafSpans(probe.asked(), now)),
    over: since(over),
    end: since(now),
    call: facts === undefined ? null : `${facts.state} ${facts.end?.text ?? ""}`.trim(),
  };
}

/** Seconds until a customer who lost the agent was let go of, or heard that somebody else is looked for; null: not yet. */
function freedAfter(customer: Customer, began: number): number | null {
  const { endedAt } = customer.call.facts();
  // Not a scrap between two voices.
  const ring = customer.rung().find(({ from, to }) => from > began + 500 && to - from >= 200);
  const moments = [endedAt, ring?.from].filter((at) => at !== undefined);
  return moments.length === 0 ? null : Math.max(0, Math.min(...moments) - began) / 1000;
}

/** Seconds from the end of the cause until Asterisk had the phone; 0: it had it all the time. */
function registeredAfter({ probe, log, began, over }: Watched): number | null {
  const proof = firstAnswered(probe.asked(), over);
  if (proof?.answered === undefined) return null;
  const { answered } = proof;
  const registered = log
    .messages()
    .findLast(
      ({ at, way, text }) =>
        way === "sent" &&
        at >= began &&
        at <= answered &&
        text.startsWith("SIP/2.0 200") &&
        /^CSeq: *\d+ REGISTER/m.test(text),
    );
  if (registered !== undefined) return Math.max(0, registered.at - over) / 1000;
  const before = probe.asked().find(({ at }) => at >= over);
  return before === proof ? 0 : (answered - over) / 1000;
}

/** The call that went on ends for both when the customer hangs up; without one, the next call rings and is heard. */
async function tryAfterwards(
  { agent, customer }: Watched,
  kept: boolean | undefined,
  lab: Lab,
): Promise<After | undefined> {
  if (customer !== undefined && kept !== true) return undefined;
  const talking = customer ?? (await talk(agent, lab).catch((error: unknown) => error));
  if (talking instanceof Error)
    return { why: `Expected that a call afterwards rings and is heard; ${describe(talking)}` };
  const { call } = talking as Customer;
  await call.hangUp();
  const isOver = async (): Promise<boolean> => !(await agent.tab().hasButton("Hang up"));
  return until(isOver, "the call is no longer shown", 20_000).then(
    (): After => "works",
    (): After => ({
      why: "Expected that the app learns when the customer hangs up; it went on showing the call.",
    }),
  );
}
