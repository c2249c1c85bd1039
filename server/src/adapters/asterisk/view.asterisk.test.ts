import { createServer, connect as connectTcp, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listenAsMeta } from "../../../../asterisk-samples/testing/stand-ins.ts";
import { bootRendered, host, type RenderedPbx } from "../../../../asterisk-samples/testing/rendered-pbx.ts";
import {
  header,
  respond,
  statusOf,
  type SipMessage,
} from "../../../../asterisk-samples/testing/sip-message.ts";
import { ask, register, serve, type Peer } from "../../../../asterisk-samples/testing/sip-peer.ts";
import {
  browserOf,
  browsersAnswer,
  customerOf,
  offerFrom,
} from "../../../../asterisk-samples/testing/stand-ins.ts";
import type { CallRecord } from "../../core/calls/call-record.ts";
import type { PbxChange } from "../../core/ports/pbx.ts";
import { createFakeLogger } from "../../testing/fake-logger.ts";
import { createSystemClock } from "../clock/system-clock.ts";
import { createAsterisk, type Asterisk } from "./asterisk.ts";

// Beyond the addresses of labs, and of the samples' own tests.
const addresses = { pbx: "127.0.110.1", meta: "127.0.110.2" };
const sales = { number: "12145551869", password: "meta-sip-password-of-sales" };
const carol = { user: "1003", password: "carols-password-of-today" };

/** Asterisk's own words for a phone's contacts, from its console. */
type Seen = readonly ("Avail" | "Unavail" | "NonQual")[];

describe("the view of a real Asterisk", () => {
  let asterisk: RenderedPbx;
  let meta: { close(): void };
  let network: Awaited<ReturnType<typeof createNetwork>>;
  let ours: Asterisk;
  const logger = createFakeLogger();
  let changes: PbxChange[] = [];
  /** What Meta does with a call. */
  let metaDoes: (invite: SipMessage, reply: (status: number, reason: string, body?: string) => void) => void;
  /** What Carol's phone does with a call. */
  let carolDoes: (invite: SipMessage, peer: Peer) => void;
  const wires: Peer[] = [];

  beforeAll(async () => {
    asterisk = await bootRendered(addresses, {
      businessNumbers: [{ number: sales.number, label: "Sales", metaPassword: sales.password }],
      agents: [{ extension: carol.user, name: "Carol", password: carol.password }],
    });
    meta = await listenAsMeta(addresses.meta, asterisk.authority, (invite, reply) =>
      metaDoes(invite, (status, reason, body = "") => {
        const contact = ["Contact", `<sip:meta@${addresses.meta}:5061;transport=tls>`] as const;
        const type = ["Content-Type", "application/sdp"] as const;
        reply(status, reason, body === "" ? [contact] : [contact, type], body);
      }),
    );
    network = await createNetwork(addresses.pbx, 8088);
    const { user, password } = asterisk.values.ari;
    ours = createAsterisk(
      { access: { url: network.url, user, password }, domain: host, trunks: { kind: "push" } },
      { clock: createSystemClock(), logger },
    );
    ours.view.subscribe((change) => changes.push(change));
  });
  afterAll(async () => {
    ours.stop();
    network.close();
    meta.close();
    await asterisk.stop();
  });

  beforeEach(async () => {
    metaDoes = (_invite, reply) => reply(480, "Temporarily Unavailable");
    carolDoes = (invite, peer) => peer.wire.send(respond(invite, 180, "Ringing", contactOf(peer)));
    await expect.poll(() => ours.view.link().state, { timeout: 10_000 }).toBe("connected");
    changes = [];
  });
  afterEach(async () => {
    await asterisk.cli("channel request hangup all");
    for (const { wire } of wires.splice(0)) wire.close();
    await expect.poll(() => ours.view.phone(carol.user).state).toBe("not-registered");
    await expect.poll(() => ours.view.calls()).toEqual([]);
  });

  const contactOf = (peer: Peer) => [["Contact", `<${peer.contact}>`]] as const;

  async function signIn(answers: "answers" | "silent" = "answers"): Promise<Peer> {
    const peer = await browserOf(addresses.pbx, carol);
    wires.push(peer);
    if (answers === "answers") serve(peer.wire, (invite) => carolDoes(invite, peer));
    expect(statusOf((await register(peer, host)).final)).toBe(200);
    return peer;
  }

  const answers = (invite: SipMessage, peer: Peer) => {
    const headers = [...contactOf(peer), ["Content-Type", "application/sdp"]] as const;
    peer.wire.send(respond(invite, 200, "OK", headers, browsersAnswer(invite.body)));
  };

  async function customerCalls() {
    const account = { user: sales.number, password: sales.password };
    const peer = { ...(await customerOf(asterisk, addresses, "+34655102030", account)), name: "Lucía" };
    wires.push(peer);
    const target = `sip:+${sales.number}@${host};transport=tls`;
    const outcome = ask(peer, { method: "INVITE", target, body: offerFrom(addresses.meta) });
    outcome.catch(() => undefined); // the test may end first
    return outcome;
  }

  const dial = async (peer: Peer) =>
    await ask(peer, {
      method: "INVITE",
      target: `sip:+34655102030@${host}`,
      body: browsersAnswer("").replace("setup:active", "setup:actpass"),
    });

  async function asteriskSees(): Promise<Seen> {
    const listed = (await asterisk.cli("pjsip show contacts"))
      .split("\n")
      .filter((line) => line.includes(`${carol.user}/`));
    return listed.map((line) => (/ (Avail|Unavail|NonQual) /.exec(line)?.[1] ?? line) as Seen[number]);
  }

  /** Both must say the same; ours sooner than the next sweep would mend what no event has told. */
  async function bothSee(state: string, seen: Seen): Promise<void> {
    await expect.poll(asteriskSees).toEqual(seen);
    await expect
      .poll(() => ours.view.phone(carol.user), { timeout: 10_000 })
      .toMatchObject({ state, contacts: seen.length });
  }

  const recordsTold = (): CallRecord[] =>
    changes.flatMap((change) => (change.kind === "call" ? [change.call] : []));
  const trunkTold = () =>
    changes.flatMap((change) =>
      change.kind === "trunk" ? [[change.direction, ...Object.keys(change.change)]] : [],
    );

  test("a phone signs in, and its tab is killed", async () => {
    const before = Date.now();
    const peer = await signIn();
    await bothSee("reachable", ["Avail"]);
    const { since, roundTripMs } = ours.view.phone(carol.user);
    expect(since).toBeGreaterThanOrEqual(before);
    expect(roundTripMs).toBeGreaterThan(0);
    peer.wire.close();
    await bothSee("not-registered", []);
  });

  test("a phone that signs in and does not answer", async () => {
    await signIn("silent");
    await bothSee("unreachable", ["Unavail"]);
  });

  test("a second sign-in elsewhere: reachable all the time, since the first", async () => {
    await signIn();
    await bothSee("reachable", ["Avail"]);
    const { since } = ours.view.phone(carol.user);
    const told: string[] = [];
    const stop = ours.view.subscribe(() => told.push(ours.view.phone(carol.user).state));
    await signIn();
    await bothSee("reachable", ["Avail"]);
    stop();
    expect(told.filter((state) => state !== "reachable")).toEqual([]);
    expect(ours.view.phone(carol.user).since).toBe(since);
  });

  test("a customer's call: ringing, talking, over; with whom, and which number", async () => {
    await signIn();
    await bothSee("reachable", ["Avail"]);
    let pick: () => void = () => undefined;
    carolDoes = (invite, peer) => {
      peer.wire.send(respond(invite, 180, "Ringing", contactOf(peer)));
      pick = () => answers(invite, peer);
    };
    const outcome = customerCalls();
    const call = {
      direction: "inbound",
      customer: "+34655102030",
      customerName: "Lucía",
      businessNumber: `+${sales.number}`,
    };
    await expect.poll(() => ours.view.call(carol.user)).toMatchObject({ ...call, state: "ringing" });
    pick();
    await expect.poll(() => ours.view.call(carol.user)).toMatchObject({ ...call, state: "talking" });
    expect(ours.view.calls()).toEqual([
      expect.objectContaining({ extension: carol.user, outcome: "under-way" }),
    ]);
    expect(statusOf((await outcome).final)).toBe(200);
    await asterisk.cli("channel request hangup all");
    await expect.poll(() => ours.view.call(carol.user)).toBeNull();
    // The agent's side of it ends a moment before the customer's, with which the record is closed.
    await expect
      .poll(() => recordsTold().map(({ outcome: how }) => how))
      .toEqual(["under-way", "under-way", "answered"]);
    expect(trunkTold()).toEqual([["inbound", "lastSuccessAt"]]);
  });

  test("a customer's call that nobody takes", async () => {
    await signIn();
    await bothSee("reachable", ["Avail"]);
    carolDoes = (invite, peer) => peer.wire.send(respond(invite, 486, "Busy Here"));
    expect(statusOf((await customerCalls()).final)).toBe(480);
    await expect
      .poll(() => recordsTold().at(-1))
      .toMatchObject({ outcome: "missed", extension: null, answeredAt: null });
  });

  test("a call out that Meta refuses: its words are kept, and the trunk's state is told", async () => {
    const peer = await signIn();
    metaDoes = (_invite, reply) =>
      reply(403, "SIP server `foo.com` from INVITE does not match any SIP server configured");
    expect(statusOf((await dial(peer)).final)).toBe(403);
    await expect
      .poll(() => recordsTold().at(-1))
      .toMatchObject({
        direction: "outbound",
        customer: "+34655102030",
        extension: carol.user,
        outcome: "refused",
        failure: "403 SIP server `foo.com` from INVITE does not match any SIP server configured",
      });
    expect(trunkTold()).toEqual([["outbound", "lastFailureAt", "lastFailure"]]);
    metaDoes = (_invite, reply) => reply(486, "User declined the call");
    await dial(peer);
    await expect.poll(() => recordsTold().at(-1)).toMatchObject({ outcome: "declined", failure: null });
    expect(trunkTold().at(-1)).toEqual(["outbound", "lastSuccessAt"]);
  });

  test("the network to Asterisk is cut: known within two rounds of asking, and all is read again after", async () => {
    const peer = await signIn();
    await bothSee("reachable", ["Avail"]);
    metaDoes = (invite, reply) => {
      const opus = /a=rtpmap:(\d+) opus/.exec(invite.body)?.[1] ?? "107";
      reply(200, "OK", offerFrom(addresses.meta).replaceAll("111", opus));
    };
    const { final } = await dial(peer);
    expect(statusOf(final)).toBe(200);
    await expect
      .poll(() => ours.view.call(carol.user))
      .toMatchObject({ state: "talking", direction: "outbound" });
    network.cut();
    await expect.poll(() => ours.view.link().state, { timeout: 15_000 }).toBe("away");
    // What was known stays, marked as unknown.
    expect(ours.view.phone(carol.user)).toMatchObject({ state: "unknown", contacts: 1 });
    expect(ours.view.hasEndpoint({ number: `+${sales.number}` })).toBe("unknown");
    await asterisk.cli("channel request hangup all");
    peer.wire.close();
    network.mend();
    await expect.poll(() => ours.view.link().state, { timeout: 20_000 }).toBe("connected");
    await bothSee("not-registered", []);
    expect(ours.view.call(carol.user)).toBeNull();
    expect(recordsTold().at(-1)).toMatchObject({ outcome: "answered", extension: carol.user });
    expect(ours.view.hasEndpoint({ number: `+${sales.number}` })).toBe("yes");
  });

  test("we come late to a call that is talked in", async () => {
    await signIn();
    carolDoes = answers;
    await bothSee("reachable", ["Avail"]);
    expect(statusOf((await customerCalls()).final)).toBe(200);
    await expect.poll(() => ours.view.call(carol.user)).toMatchObject({ state: "talking" });
    const { user, password } = asterisk.values.ari;
    const late = createAsterisk(
      { access: { url: network.url, user, password }, domain: host, trunks: { kind: "push" } },
      { clock: createSystemClock(), logger: createFakeLogger() },
    );
    await expect.poll(() => late.view.link().state).toBe("connected");
    const [known] = ours.view.calls();
    const [learned] = late.view.calls();
    expect(learned).toMatchObject({ id: known!.id, customer: "+34655102030", extension: carol.user });
    expect(Math.abs(learned!.answeredAt! - known!.answeredAt!)).toBeLessThan(5_000);
    expect(late.view.phone(carol.user)).toMatchObject({ state: "reachable", since: null, contacts: 1 });
    expect(late.view.call(carol.user)).toMatchObject({ state: "talking", customer: "+34655102030" });
    late.stop();
    await expect.poll(() => asterisk.cli("core show channels")).not.toContain("Local/");
  });

  test("an agent pauses by MESSAGE: known at once, with the reason and since when; who comes late learns it", async () => {
    const peer = await signIn();
    await bothSee("reachable", ["Avail"]);
    expect(ours.view.shift(carol.user)).toEqual({ state: "ready" });
    const say = async (body: string) => {
      const headers = [["Content-Type", "text/plain"]] as const;
      const { final } = await ask(peer, { method: "MESSAGE", target: `sip:shift@${host}`, headers, body });
      expect(statusOf(final)).toBe(202);
    };
    const before = Date.now();
    await say("pause;reason=lunch");
    const lunch = { state: "paused", reason: "lunch" };
    await expect.poll(() => ours.view.shift(carol.user)).toMatchObject(lunch);
    expect(changes).toContainEqual({ kind: "phone", extension: carol.user });
    const paused = ours.view.shift(carol.user);
    const since = paused.state === "paused" ? paused.since! : 0;
    // Asterisk counts in whole seconds.
    expect(since).toBeGreaterThan(before - 1_000);
    expect(since).toBeLessThanOrEqual(Date.now());

    const { user, password } = asterisk.values.ari;
    const late = createAsterisk(
      { access: { url: network.url, user, password }, domain: host, trunks: { kind: "push" } },
      { clock: createSystemClock(), logger: createFakeLogger() },
    );
    expect(late.view.shift(carol.user)).toEqual({ state: "unknown" });
    await expect.poll(() => late.view.link().state).toBe("connected");
    expect(late.view.shift(carol.user)).toEqual({ ...lunch, since });
    late.stop();
    expect(late.view.shift(carol.user)).toEqual({ state: "unknown" });

    await say("pause;reason=training");
    await expect.poll(() => ours.view.shift(carol.user)).toMatchObject({ reason: "training" });
    await say("ready");
    await expect.poll(() => ours.view.shift(carol.user)).toEqual({ state: "ready" });
    await expect.poll(() => asterisk.cli("core show channels")).not.toContain("Local/");
  });

  test("Asterisk restarts: away at once, then there again", async () => {
    await asterisk.restart();
    expect(changes.map(({ kind }) => kind)).toContain("link");
    await expect.poll(() => ours.view.link().state, { timeout: 20_000 }).toBe("connected");
    await signIn();
    await bothSee("reachable", ["Avail"]);
  });

  test("the header that a call has and the view agree on the number", async () => {
    await signIn();
    const numbers: string[] = [];
    carolDoes = (invite, peer) => {
      numbers.push(header(invite, "X-WA-Number"));
      peer.wire.send(respond(invite, 486, "Busy Here"));
    };
    await bothSee("reachable", ["Avail"]);
    await customerCalls();
    await expect.poll(() => recordsTold().at(-1)?.businessNumber).toBe(numbers[0]);
  });
});

/** A way to Asterisk that can be cut as a cable is: nothing comes through any more, and nobody is told. */
async function createNetwork(address: string, port: number) {
  const ends: Socket[] = [];
  let state: "whole" | "cut" = "whole";
  const server = createServer((near) => {
    const far = connectTcp(port, address);
    ends.push(near, far);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("data", (data) => {
        if (state === "whole") to.write(data);
      });
      from.on("close", () => {
        if (state === "whole") to.destroy();
      });
      from.on("error", () => from.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`,
    cut: () => {
      state = "cut";
    },
    mend: () => {
      for (const end of ends.splice(0)) end.destroy();
      state = "whole";
    },
    close: () => {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}
