import { describe, expect, it } from "vitest";
import { callOnScreen, outcomeOf } from "../core/line-up/line-up.ts";
import type { Logger } from "../shared/logger.ts";
import { aProblem } from "../testing/builders.ts";
import { createFakeSignaling } from "../testing/fake-signaling.ts";
import { createFixedChance } from "../testing/fixed-chance.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { bruno, hiddenNumber, lucia, maria, nadiaWithRtlName, nameless, sales } from "../testing/people.ts";
import { createPhone, type PhoneState, type Reaction } from "./phone.ts";

function aPhone() {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const lines: string[] = [];
  const logger: Logger = {
    debug: (message) => void lines.push(`debug ${message}`),
    info: (message) => void lines.push(`info ${message}`),
    warn: (message) => void lines.push(`warn ${message}`),
  };
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger });
  const phases: string[] = [];
  phone.subscribe((before, after) => {
    if (after.line.phase !== before.line.phase) phases.push(after.line.phase);
  });
  return {
    phone,
    network: signaling.network,
    clock,
    lines,
    /** The phases the line went through. */
    phases,
    line: () => phone.state().line,
    live: () => phone.state().lineUp.live.map(({ phase }) => phase),
    call: (id: string) => phone.state().lineUp.live.find((call) => call.id === id),
    holds: () =>
      phone
        .state()
        .lineUp.live.map((call) => `${call.id}: ${call.phase === "established" ? call.hold : call.phase}`),
    onScreen: () => callOnScreen(phone.state().lineUp)?.id ?? null,
    recent: () => phone.state().lineUp.recent.map(({ id, reason }) => `${id}: ${reason.kind}`),
    outcome: () => outcomeOf(phone.state().lineUp)?.reason.kind ?? null,
  };
}

/** A phone whose agent has signed in and may work. */
function aReadyPhone() {
  const bench = aPhone();
  bench.phone.line({ type: "sign-in" });
  bench.network.deliver();
  return bench;
}

/** A phone whose agent talks to María; `said` is what was asked of the network since. */
function aTalkingPhone() {
  const bench = aReadyPhone();
  const { phone, network } = bench;
  phone.call(network.offer({ id: "marias" }).id, { type: "answer" });
  network.deliver();
  const before = network.asked().length;
  return { ...bench, said: () => network.asked().slice(before) };
}

/** A phone whose agent has María on hold and talks to Bruno. */
function aPhoneWithTwo() {
  const bench = aTalkingPhone();
  bench.phone.call(bench.network.offer({ id: "brunos", party: bruno }).id, { type: "answer" });
  bench.network.deliver();
  const before = bench.network.asked().length;
  return { ...bench, said: () => bench.network.asked().slice(before) };
}

/** A phone whose agent has María on hold and asks Lucía about her. */
function aConsultingPhone() {
  const bench = aTalkingPhone();
  const consult = bench.phone.consult("marias", { kind: "colleague", party: lucia, from: null }) ?? "";
  bench.network.ring(consult);
  bench.network.deliver();
  bench.network.answer(consult);
  const before = bench.network.asked().length;
  return { ...bench, consult, said: () => bench.network.asked().slice(before) };
}

/** A phone whose line has been steady for a minute. */
function aSteadyPhone() {
  const bench = aReadyPhone();
  bench.clock.pass(60_000);
  return bench;
}

describe("signing in", () => {
  it("opens a socket, registers and is ready until the registration expires", () => {
    const { phone, network, phases, line, clock } = aPhone();
    expect(line()).toEqual({ phase: "off" });
    phone.line({ type: "sign-in" });
    network.deliver();
    expect(phases).toEqual(["connecting", "registering", "ready"]);
    expect(line()).toMatchObject({ phase: "ready", since: clock.now(), expires: clock.now() + 300_000 });
    expect(network.asked()).toEqual(["open-socket", "register"]);
  });

  it("keeps the moment it became ready when the registration is renewed", () => {
    const { network, line, clock } = aReadyPhone();
    const since = clock.now();
    clock.pass(240_000);
    network.renewRegistration();
    expect(line()).toMatchObject({ phase: "ready", since, expires: since + 540_000 });
  });

  it("stops at a refused password, knocks no second time by itself, and signs in again when told to", () => {
    const { phone, network, phases, clock } = aPhone();
    network.refuseRegistrations(aProblem("password-refused"));
    phone.line({ type: "sign-in" });
    network.deliver();
    clock.pass(3_600_000);
    network.deliver();
    expect(phases).toEqual(["connecting", "registering", "refused"]);
    expect(network.asked()).toEqual(["open-socket", "register", "close-socket"]);

    network.refuseRegistrations(null);
    phone.line({ type: "sign-in" });
    network.deliver();
    expect(phases.slice(3)).toEqual(["connecting", "registering", "ready"]);
  });

  it("signs out: takes back the registration, then closes the socket", () => {
    const { phone, network, line } = aReadyPhone();
    phone.line({ type: "sign-out" });
    network.deliver();
    expect(line()).toEqual({ phase: "off" });
    expect(network.asked().slice(2)).toEqual(["unregister", "close-socket"]);
  });
});

describe("losing the socket", () => {
  it("waits a moment, comes back by itself, and is ready", () => {
    const { network, phases, line, clock } = aSteadyPhone();
    const lostAt = clock.now();
    network.loseSocket();
    expect(line()).toMatchObject({ phase: "waiting", attempt: 1, retryAt: lostAt + 250 });
    clock.pass(249);
    expect(line().phase).toBe("waiting");
    clock.pass(1);
    network.deliver();
    expect(phases.slice(3)).toEqual(["waiting", "connecting", "registering", "ready"]);
    expect(clock.waiting()).toBe(0);
  });

  it("waits longer each time while the server is away", () => {
    const { network, line, clock } = aSteadyPhone();
    network.refuseSockets(aProblem("server-unreachable"));
    network.loseSocket();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt++) {
      const now = line();
      if (now.phase !== "waiting") break;
      expect(now.attempt).toBe(attempt);
      waits.push(now.retryAt - clock.now());
      clock.pass(now.retryAt - clock.now());
      network.deliver();
    }
    expect(waits).toEqual([250, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(clock.waiting()).toBe(1);
  });

  it("tries at once when told to, and the timer it had does not try a second time", () => {
    const { phone, network, line, clock } = aSteadyPhone();
    network.loseSocket();
    phone.line({ type: "try-now" });
    expect(line()).toMatchObject({ phase: "connecting", attempt: 2 });
    expect(clock.waiting()).toBe(0);
    network.deliver();
    clock.pass(60_000);
    expect(network.asked().filter((command) => command === "open-socket")).toHaveLength(2);
  });

  it("does not come back after signing out while it waited", () => {
    const { phone, network, line, clock } = aSteadyPhone();
    network.loseSocket();
    phone.line({ type: "sign-out" });
    clock.pass(60_000);
    network.deliver();
    expect(line()).toEqual({ phase: "off" });
    expect(clock.waiting()).toBe(0);
  });

  it("leaves a call alone: its media does not run over the socket", () => {
    const { phone, network, live } = aSteadyPhone();
    const { id } = network.offer();
    phone.call(id, { type: "answer" });
    network.deliver();
    network.loseSocket();
    expect(live()).toEqual(["established"]);
  });
});

describe("a customer calls", () => {
  it("is offered, answered, talked to and hung up on", () => {
    const { phone, network, clock, live, call, recent, outcome } = aReadyPhone();
    const begun = clock.now();
    const { id } = network.offer({
      id: "marias",
      party: maria,
      businessNumber: sales,
      payload: "offer-7",
    });
    expect(call(id)).toEqual({
      id: "marias",
      direction: "inbound",
      kind: "customer",
      consults: null,
      merges: [],
      returnedFrom: null,
      party: maria,
      businessNumber: sales,
      payload: "offer-7",
      begun,
      phase: "incoming",
    });

    clock.pass(4_000);
    phone.call(id, { type: "answer" });
    expect(live()).toEqual(["answering"]);
    network.deliver();
    expect(call(id)).toMatchObject({ phase: "established", since: begun + 4_000, media: "connected" });

    phone.call(id, { type: "mute" });
    phone.call(id, { type: "press", key: "5" });
    clock.pass(60_000);
    phone.call(id, { type: "unmute" });
    phone.call(id, { type: "hang-up" });
    expect(live()).toEqual(["ending"]);
    network.deliver();
    expect(live()).toEqual([]);
    expect(recent()).toEqual(["marias: hung-up"]);
    expect(outcome()).toBe("hung-up");
    expect(network.asked().slice(2)).toEqual([
      "accept marias",
      "microphone-muted marias",
      "key-5 marias",
      "microphone-open marias",
      "end marias",
    ]);
  });

  it.each([
    ["a number and a name", maria],
    ["no name", nameless],
    ["a name written from right to left", nadiaWithRtlName],
    ["an id instead of a number", hiddenNumber],
  ])("is shown as the network names them: %s", (_what, customer) => {
    const { network, call } = aReadyPhone();
    expect(call(network.offer({ party: customer }).id)).toMatchObject({ party: customer });
  });

  it("gives up, and is a missed call", () => {
    const { phone, network, recent, outcome } = aReadyPhone();
    const { id } = network.offer();
    network.close(id, "missed");
    expect(recent()).toEqual(["call-1: missed"]);
    expect(outcome()).toBe("missed");
    phone.dismissOutcome();
    expect(outcome()).toBeNull();
  });

  it("is declined, and heard no more of", () => {
    const { phone, network, recent } = aReadyPhone();
    const { id } = network.offer();
    phone.call(id, { type: "decline" });
    network.close(id, "missed");
    network.deliver();
    expect(recent()).toEqual(["call-1: declined"]);
  });

  it("knocks while the agent talks to another; answering puts that one on hold", () => {
    const { phone, network, live, call, said } = aTalkingPhone();
    network.offer({ id: "brunos", party: bruno });
    expect(live()).toEqual(["established", "incoming"]);
    phone.call("brunos", { type: "answer" });
    expect(call("marias")).toMatchObject({ hold: "holding" });
    network.deliver();
    expect(call("marias")).toMatchObject({ hold: "held" });
    expect(call("brunos")).toMatchObject({ phase: "established", hold: "none" });
    // The answer first: it is what somebody waits for.
    expect(said()).toEqual(["accept brunos", "hold-held marias"]);
  });

  it("may be one of two: answering the one leaves the other ringing", () => {
    const { phone, network, live } = aReadyPhone();
    network.offer({ id: "marias" });
    network.offer({ id: "brunos", party: bruno });
    phone.call("brunos", { type: "answer" });
    network.deliver();
    expect(live()).toEqual(["incoming", "established"]);
  });

  it("hears busy when six ring already, and is remembered", () => {
    const { network, live, recent, outcome } = aReadyPhone();
    for (let ringing = 1; ringing <= 6; ringing++) network.offer({ id: `ringing-${ringing}` });
    network.offer({ id: "brunos", party: bruno });
    network.deliver();
    expect(network.asked()).toContain("refuse-busy brunos");
    expect(live()).toHaveLength(6);
    expect(recent()).toEqual(["brunos: busy-here"]);
    expect(outcome()).toBeNull();
  });

  it("came back from a transfer that found nobody: says from where", () => {
    const { network, call } = aReadyPhone();
    network.offer({ id: "marias", returnedFrom: "1002" });
    expect(call("marias")).toMatchObject({ returnedFrom: "1002" });
  });
});

describe("calling a customer", () => {
  it("rings, is answered, and ends when the customer hangs up", () => {
    const { phone, network, live, call, clock, recent } = aReadyPhone();
    const id = phone.dial(maria.number, sales);
    expect(id).toBe("dialed-1");
    expect(call("dialed-1")).toEqual({
      id: "dialed-1",
      direction: "outbound",
      kind: "customer",
      consults: null,
      merges: [],
      returnedFrom: null,
      party: { number: maria.number, name: null },
      businessNumber: sales,
      payload: null,
      begun: clock.now(),
      phase: "dialing",
    });
    network.ring("dialed-1");
    expect(live()).toEqual(["ringing"]);
    network.answer("dialed-1");
    expect(live()).toEqual(["established"]);
    network.close("dialed-1", "hung-up-by-customer");
    expect(recent()).toEqual(["dialed-1: hung-up-by-customer"]);
  });

  it("says why a customer could not be reached, until the next call", () => {
    const { phone, network, outcome } = aReadyPhone();
    network.close(phone.dial(maria.number, null) ?? "", "no-permission");
    expect(outcome()).toBe("no-permission");
    phone.dial(bruno.number, null);
    expect(outcome()).toBeNull();
  });

  it("stays cancelled when the customer answers at the same moment", () => {
    const { phone, network, live, recent } = aReadyPhone();
    const id = phone.dial(maria.number, null) ?? "";
    network.ring(id);
    phone.call(id, { type: "hang-up" });
    network.answer(id);
    expect(live()).toEqual(["ending"]);
    network.deliver();
    expect(recent()).toEqual(["dialed-1: cancelled"]);
  });

  it.each([
    ["off", []],
    ["connecting", ["sign-in"]],
    ["registering", ["sign-in", "socket opens"]],
    ["waiting", ["sign-in", "socket opens", "registers", "socket lost"]],
    ["refused", ["password wrong", "sign-in", "socket opens", "registers"]],
  ] as const)("is not possible while the line is %s", (phase, path) => {
    const { phone, network, line, live } = aPhone();
    const steps = {
      "sign-in": () => phone.line({ type: "sign-in" }),
      "socket opens": () => network.deliver(1),
      registers: () => network.deliver(1),
      "socket lost": () => network.loseSocket(),
      "password wrong": () => network.refuseRegistrations(aProblem("password-refused")),
    };
    for (const name of path) steps[name]();
    expect(line().phase).toBe(phase);
    expect(phone.dial(maria.number, null)).toBeNull();
    expect(live()).toEqual([]);
    expect(network.asked().join()).not.toContain("dial");
  });

  it("is not possible while another call is in the way", () => {
    const { phone, network, live } = aReadyPhone();
    network.offer();
    expect(phone.dial(bruno.number, null)).toBeNull();
    expect(live()).toEqual(["incoming"]);
  });

  it("is possible while the last call is still ending", () => {
    const { phone, network, live, recent } = aReadyPhone();
    phone.call(phone.dial(maria.number, null) ?? "", { type: "hang-up" });
    expect(phone.dial(bruno.number, null)).toBe("dialed-2");
    network.deliver();
    expect(live()).toEqual(["dialing"]);
    expect(recent()).toEqual(["dialed-1: cancelled"]);
  });
});

describe("two calls", () => {
  it("swap: resuming the one holds the other", () => {
    const { phone, network, holds, said, onScreen } = aPhoneWithTwo();
    expect(holds()).toEqual(["marias: held", "brunos: none"]);
    phone.call("marias", { type: "resume" });
    expect(holds()).toEqual(["marias: resuming", "brunos: holding"]);
    network.deliver();
    expect(holds()).toEqual(["marias: none", "brunos: held"]);
    expect(said()).toEqual(["hold-none marias", "hold-held brunos"]);
    expect(onScreen()).toBe("marias");
  });

  it("swap, and swap again before the first is through: the last wish is what comes true", () => {
    const { phone, network, holds } = aPhoneWithTwo();
    phone.call("marias", { type: "resume" });
    phone.call("brunos", { type: "resume" });
    expect(holds()).toEqual(["marias: resuming", "brunos: holding"]);
    network.deliver();
    phone.call("brunos", { type: "resume" });
    network.deliver();
    expect(holds()).toEqual(["marias: held", "brunos: none"]);
  });

  it("a call answered while another is being resumed puts that one back on hold, and no trouble is told", () => {
    const { phone, network, holds, call } = aTalkingPhone();
    phone.call("marias", { type: "hold" });
    network.deliver();
    phone.call("marias", { type: "resume" });
    phone.call(network.offer({ id: "brunos", party: bruno }).id, { type: "answer" });
    network.deliver();
    expect(holds()).toEqual(["marias: held", "brunos: none"]);
    expect(call("marias")).toMatchObject({ trouble: null });
  });

  it("one that cannot be put on hold is muted: it does not hear the other", () => {
    const { phone, network, call } = aTalkingPhone();
    network.refuseHolds("488 Not Acceptable Here");
    phone.call(network.offer({ id: "brunos", party: bruno }).id, { type: "answer" });
    network.deliver();
    expect(call("marias")).toMatchObject({
      hold: "none",
      microphone: "muted",
      trouble: { kind: "hold-refused", detail: "488 Not Acceptable Here" },
    });
    expect(call("brunos")).toMatchObject({ microphone: "open" });
  });

  it("one alone that cannot be put on hold goes on as it was", () => {
    const { phone, network, call } = aTalkingPhone();
    network.refuseHolds("488 Not Acceptable Here");
    phone.call("marias", { type: "hold" });
    network.deliver();
    expect(call("marias")).toMatchObject({ hold: "none", microphone: "open" });
  });

  it("calling somebody holds the one that is up; it comes back by hand, not by itself", () => {
    const { phone, network, holds, onScreen } = aTalkingPhone();
    const id = phone.dial(bruno.number, sales) ?? "";
    network.deliver();
    expect(holds()).toEqual(["marias: held", `${id}: dialing`]);
    network.close(id, "no-answer");
    expect(holds()).toEqual(["marias: held"]);
    expect(onScreen()).toBe("marias");
  });

  it("whoever answers after the agent went back to the first waits for a moment", () => {
    const { phone, network, holds } = aTalkingPhone();
    const id = phone.dial(bruno.number, sales) ?? "";
    network.ring(id);
    network.deliver();
    phone.call("marias", { type: "resume" });
    network.deliver();
    network.answer(id);
    network.deliver();
    expect(holds()).toEqual(["marias: none", `${id}: held`]);
  });

  it("nobody is put on hold when no call can be placed", () => {
    const { phone, network, said } = aTalkingPhone();
    network.loseSocket();
    expect(phone.dial(bruno.number, sales)).toBeNull();
    expect(said()).toEqual([]);
  });

  it("a double click on Hold asks once", () => {
    const { phone, network, holds, said } = aTalkingPhone();
    phone.call("marias", { type: "hold" });
    phone.call("marias", { type: "hold" });
    network.deliver();
    expect(holds()).toEqual(["marias: held"]);
    expect(said()).toEqual(["hold-held marias"]);
  });

  it("hanging up works while Hold is under way", () => {
    const { phone, network, live, recent } = aTalkingPhone();
    phone.call("marias", { type: "hold" });
    phone.call("marias", { type: "hang-up" });
    network.deliver();
    expect(live()).toEqual([]);
    expect(recent()).toEqual(["marias: hung-up"]);
  });

  it("the echo ends when a call is answered: nobody waits there", () => {
    const { phone, network, holds } = aReadyPhone();
    const party = { number: "*43", name: null };
    const id = phone.dialInside({ kind: "echo", party }) ?? "";
    network.answer(id);
    phone.call(network.offer({ id: "marias" }).id, { type: "answer" });
    network.deliver();
    expect(holds()).toEqual(["marias: none"]);
  });
});

describe("asking a colleague about a call", () => {
  it("holds the customer, and hands over: both are out of this phone", () => {
    const { phone, network, consult, holds, live, recent, call, said } = aConsultingPhone();
    expect(holds()).toEqual(["marias: held", `${consult}: none`]);
    expect(call(consult)).toMatchObject({ kind: "colleague", consults: "marias", party: lucia });
    phone.call("marias", { type: "hand-over", consulted: consult });
    expect(call("marias")).toMatchObject({ transfer: { to: null, progress: "asked" } });
    network.deliver();
    expect(live()).toEqual([]);
    expect(recent()).toEqual([`${consult}: transferred`, "marias: transferred"]);
    expect(said()).toEqual([`hand-over ${consult} marias`]);
  });

  it("a hand-over that fails leaves both: the customer on hold, the colleague on the line", () => {
    const { phone, network, consult, holds, call } = aConsultingPhone();
    network.refuseTransfers("503 Service Unavailable");
    phone.call("marias", { type: "hand-over", consulted: consult });
    network.deliver();
    expect(holds()).toEqual(["marias: held", `${consult}: none`]);
    expect(call("marias")).toMatchObject({
      transfer: null,
      trouble: { kind: "transfer-refused", detail: "503 Service Unavailable" },
    });
  });

  it("a double click on hand over asks once", () => {
    const { phone, consult, said } = aConsultingPhone();
    phone.call("marias", { type: "hand-over", consulted: consult });
    phone.call("marias", { type: "hand-over", consulted: consult });
    expect(said()).toHaveLength(1);
  });

  it("nobody is handed over to a colleague who has just hung up, or has not answered yet", () => {
    const { phone, network, consult, said } = aConsultingPhone();
    network.close(consult, "hung-up-by-customer");
    phone.call("marias", { type: "hand-over", consulted: consult });
    const ringing = phone.consult("marias", { kind: "colleague", party: lucia, from: null }) ?? "";
    phone.call("marias", { type: "hand-over", consulted: ringing });
    expect(said()).toEqual([`dial ${ringing}`]);
  });

  it("cancelled, the customer stays on hold and on screen, until the agent resumes", () => {
    const { phone, network, consult, holds, onScreen } = aConsultingPhone();
    phone.call(consult, { type: "hang-up" });
    network.deliver();
    expect(holds()).toEqual(["marias: held"]);
    expect(onScreen()).toBe("marias");
    phone.call("marias", { type: "resume" });
    network.deliver();
    expect(holds()).toEqual(["marias: none"]);
  });

  it("a customer who gives up meanwhile leaves the agent with the colleague", () => {
    const { network, consult, holds, recent } = aConsultingPhone();
    network.close("marias", "hung-up-by-customer");
    expect(holds()).toEqual([`${consult}: none`]);
    expect(recent()).toEqual(["marias: hung-up-by-customer"]);
  });

  it("is not possible about a call that is not up, or on its way to somebody else", () => {
    const { phone, network } = aReadyPhone();
    network.offer({ id: "marias" });
    const ask = () => phone.consult("marias", { kind: "colleague", party: lucia, from: null });
    expect(ask()).toBeNull();
    phone.call("marias", { type: "answer" });
    network.deliver();
    phone.call("marias", { type: "transfer", to: "1002", purpose: "transfer" });
    expect(ask()).toBeNull();
  });
});

describe("sending a call elsewhere", () => {
  it("is over for us once Asterisk says so", () => {
    const { phone, network, recent, said } = aTalkingPhone();
    phone.call("marias", { type: "transfer", to: "1002", purpose: "transfer" });
    network.deliver();
    expect(recent()).toEqual(["marias: transferred"]);
    expect(said()).toEqual(["transfer 1002 marias"]);
  });

  it("parks", () => {
    const { phone, network, recent } = aTalkingPhone();
    phone.call("marias", { type: "transfer", to: "*701", purpose: "park" });
    network.deliver();
    expect(recent()).toEqual(["marias: parked"]);
  });

  it("takes back who was parked", () => {
    const { phone, network, call } = aReadyPhone();
    const id = phone.dialInside({ kind: "parked", party: { number: "*701", name: "María Ortega" } }) ?? "";
    network.answer(id);
    expect(call(id)).toMatchObject({ kind: "parked", phase: "established" });
  });

  it("goes on with the call when nobody takes it", () => {
    const { phone, network, holds, call } = aTalkingPhone();
    network.refuseTransfers("486 Busy Here");
    phone.call("marias", { type: "transfer", to: "1002", purpose: "transfer" });
    network.deliver();
    expect(holds()).toEqual(["marias: none"]);
    expect(call("marias")).toMatchObject({ trouble: { kind: "transfer-refused", detail: "486 Busy Here" } });
  });
});

describe("a conference", () => {
  it("takes both in once it is up: they are merged, the agent is with them", () => {
    const { phone, network, live, call, recent, said } = aPhoneWithTwo();
    const room = phone.merge("marias", "brunos") ?? "";
    expect(call(room)).toMatchObject({ kind: "conference", merges: ["marias", "brunos"] });
    network.deliver();
    network.answer(room);
    network.deliver();
    expect(live()).toEqual(["established"]);
    expect(recent()).toEqual([]); // for the agent, they are not over
    expect(said()).toEqual([
      "hold-held brunos",
      `dial ${room}`,
      "transfer *80 marias",
      "transfer *80 brunos",
    ]);
  });

  it("takes in who is left when one hangs up before it is up", () => {
    const { phone, network, said } = aPhoneWithTwo();
    const room = phone.merge("marias", "brunos") ?? "";
    network.close("brunos", "hung-up-by-customer");
    network.answer(room);
    network.deliver();
    expect(said().filter((command) => command.startsWith("transfer"))).toEqual(["transfer *80 marias"]);
  });

  it("that refuses one leaves it on hold with its trouble, and does not ask again", () => {
    const { phone, network, holds, call, said } = aPhoneWithTwo();
    const room = phone.merge("marias", "brunos") ?? "";
    network.deliver();
    network.refuseTransfers("503 Service Unavailable");
    network.answer(room);
    network.deliver();
    expect(holds()).toEqual(["marias: held", "brunos: held", `${room}: none`]);
    expect(call("marias")).toMatchObject({ trouble: { kind: "merge-refused" } });
    phone.call(room, { type: "mute" });
    expect(said().filter((command) => command.startsWith("transfer"))).toHaveLength(2);
  });

  it("that does not come up leaves both on hold", () => {
    const { phone, network, holds } = aPhoneWithTwo();
    const room = phone.merge("marias", "brunos") ?? "";
    network.deliver();
    network.close(room, "number-unknown");
    expect(holds()).toEqual(["marias: held", "brunos: held"]);
  });

  it("is not made of one call, of calls that are not up, or of a conference", () => {
    const { phone, network } = aPhoneWithTwo();
    expect(phone.merge("marias", "marias")).toBeNull();
    expect(phone.merge("marias", "nobody")).toBeNull();
    network.offer({ id: "nadias", party: nadiaWithRtlName });
    expect(phone.merge("marias", "nadias")).toBeNull();
    phone.call("nadias", { type: "decline" });
    network.deliver();
    const room = phone.merge("marias", "brunos") ?? "";
    network.answer(room);
    expect(phone.merge(room, "marias")).toBeNull();
  });

  it("asked for twice is made once", () => {
    const { phone } = aPhoneWithTwo();
    expect(phone.merge("marias", "brunos")).not.toBeNull();
    expect(phone.merge("marias", "brunos")).toBeNull();
  });
});

describe("those who listen", () => {
  it("hear each change once, in order, each beginning where the last one ended", () => {
    const { phone, network } = aPhone();
    const heard: (readonly [PhoneState, PhoneState])[] = [];
    phone.subscribe((before, after) => void heard.push([before, after]));
    phone.line({ type: "sign-in" });
    network.deliver();
    network.close(network.offer().id, "missed");
    expect(heard).toHaveLength(5);
    for (const [index, [before]] of heard.entries()) if (index > 0) expect(before).toBe(heard[index - 1]![1]);
    expect(heard.at(-1)![1]).toBe(phone.state());
  });

  it("hear changes in order also when one of them causes the next", () => {
    const { phone, network } = aReadyPhone();
    const second: string[] = [];
    phone.subscribe((_before, after) => {
      const [call] = after.lineUp.live;
      if (call?.phase === "incoming") phone.call(call.id, { type: "answer" });
    });
    phone.subscribe((before, after) => {
      const phase = (state: PhoneState) => state.lineUp.live[0]?.phase ?? "none";
      second.push(`${phase(before)} → ${phase(after)}`);
    });
    network.offer();
    expect(second).toEqual(["none → incoming", "incoming → answering"]);
  });

  it("are not told of what changes nothing", () => {
    const { phone, network } = aReadyPhone();
    const { id } = network.offer();
    let told = 0;
    phone.subscribe(() => void (told += 1));
    phone.line({ type: "sign-in" });
    phone.call(id, { type: "hang-up" });
    phone.call("nobody", { type: "answer" });
    phone.dismissOutcome();
    expect(told).toBe(0);
  });

  it("are told no more once they unsubscribe, even by another listener in the same round", () => {
    const { phone } = aPhone();
    let told = 0;
    const silence: (() => void)[] = [];
    phone.subscribe(() => silence.forEach((stop) => stop()));
    silence.push(phone.subscribe(() => void (told += 1)));
    phone.line({ type: "sign-in" });
    expect(told).toBe(0);
  });

  it("cannot stop a call by failing", () => {
    const { phone, network, lines, live } = aReadyPhone();
    const phases: string[] = [];
    phone.subscribe(() => {
      throw new TypeError(`no speaker for ${maria.number}`);
    });
    phone.subscribe((_before, after) => void phases.push(after.lineUp.live[0]?.phase ?? "none"));
    phone.call(network.offer().id, { type: "answer" });
    network.deliver();
    expect(live()).toEqual(["established"]);
    expect(phases).toEqual(["incoming", "answering", "established", "established"]);
    expect(lines).toContain("warn a reaction failed: TypeError");
  });
});

describe("what a phone leaves behind", () => {
  it("is nothing: no timer, no listener, no reaction", () => {
    const { phone, network, clock } = aReadyPhone();
    let told = 0;
    const count: Reaction = () => void (told += 1);
    phone.subscribe(count);
    network.loseSocket();
    expect(clock.waiting()).toBe(1);
    phone.dispose();
    const before = told;
    expect(clock.waiting()).toBe(0);
    expect(network.left().listeners).toBe(0);
    network.offer();
    clock.pass(60_000);
    expect(told).toBe(before);
  });

  it("is nothing but the recent calls after a hundred of them, answered, missed, placed, held, transferred", () => {
    const { phone, network, clock, live } = aReadyPhone();
    for (let round = 1; round <= 25; round++) {
      const answered = network.offer({ id: `answered-${round}` }).id;
      phone.call(answered, { type: "answer" });
      network.deliver();
      phone.call(network.offer({ id: `declined-${round}`, party: bruno }).id, { type: "decline" });
      phone.call(answered, { type: "hold" });
      phone.call(answered, { type: "hang-up" });
      network.deliver();
      network.close(network.offer({ id: `missed-${round}` }).id, "missed");
      const placed = phone.dial(maria.number, null) ?? "";
      network.ring(placed);
      network.answer(placed);
      phone.call(placed, { type: "transfer", to: "1002", purpose: "transfer" });
      network.deliver();
    }
    expect(live()).toEqual([]);
    expect(phone.state().lineUp.recent).toHaveLength(50);
    expect(network.left()).toEqual({ calls: 0, listeners: 1 });
    expect(clock.waiting()).toBe(0);
  });
});

describe("the log", () => {
  it("has one info line a transition", () => {
    const { phone, network, lines } = aReadyPhone();
    phone.call(network.offer().id, { type: "answer" });
    network.deliver();
    network.close("call-1", "hung-up-by-customer");
    expect(lines.filter((line) => line.startsWith("info"))).toEqual([
      "info line: off → connecting (sign-in)",
      "info line: connecting → registering (socket-opened)",
      "info line: registering → ready (registered)",
      "info call: incoming",
      "info call: incoming → answering (answer)",
      "info call: answering → established (answered)",
      "info call: established → ended (closed)",
    ]);
  });

  it("never names a customer or a number", () => {
    const { phone, network, lines } = aReadyPhone();
    phone.call(network.offer().id, { type: "answer" });
    network.deliver();
    network.offer({ id: "brunos", party: bruno });
    network.close("call-1", "hung-up-by-customer");
    phone.dial(bruno.number, sales);
    const log = lines.join("\n");
    for (const secret of [maria.number, maria.name, bruno.number, bruno.name, sales])
      expect(log).not.toContain(secret);
  });
});
