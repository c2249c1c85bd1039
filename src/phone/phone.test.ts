import { describe, expect, it } from "vitest";
import { aProblem } from "../testing/builders.ts";
import { bruno, hiddenNumber, lucia, maria, nadiaWithRtlName, nameless, sales } from "../testing/people.ts";
import { aPhone, aReadyPhone, aSteadyPhone, aTalkingPhone } from "../testing/phone-bench.ts";
import type { PhoneState, Reaction } from "./phone.ts";

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
    expect(line()).toMatchObject({ phase: "waiting", attempt: 1, retryAt: lostAt + 60 });
    clock.pass(59);
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
    expect(waits).toEqual([60, 250, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
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
      returnedBecause: null,
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

describe("a call whose other end becomes somebody else", () => {
  it("is the customer's from then on, in the log too", () => {
    const { phone, network } = aReadyPhone();
    network.offer({ id: "lucias", kind: "colleague", party: lucia, businessNumber: null });
    phone.call("lucias", { type: "answer" });
    network.deliver();
    network.tell("lucias", {
      type: "party-changed",
      kind: "customer",
      party: bruno,
      businessNumber: null,
      payload: null,
    });
    network.close("lucias", "hung-up-by-customer");
    expect(phone.state().lineUp.recent[0]).toMatchObject({ kind: "customer", party: bruno });
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
      returnedBecause: null,
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

  it("is prepared for where one can be placed", () => {
    const { phone, network } = aReadyPhone();
    phone.prepareToDial();
    expect(network.asked().at(-1)).toBe("prepare-to-dial");
    phone.dial(maria.number, null);
    phone.prepareToDial();
    phone.line({ type: "sign-out" });
    phone.prepareToDial();
    expect(network.asked().filter((command) => command === "prepare-to-dial")).toHaveLength(1);
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
