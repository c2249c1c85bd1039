import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  bootManaged,
  sales,
  unexpectedComplaints,
  type ManagedPbx,
} from "../../../../asterisk-samples/testing/managed-pbx.ts";
import { parseValues } from "../../../../asterisk-samples/render/parse-values.ts";
import { withSecrets } from "../../../../asterisk-samples/render/secrets.ts";
import { objectsOf, push } from "../../../../asterisk-samples/testing/push.ts";
import { host } from "../../../../asterisk-samples/testing/rendered-pbx.ts";
import {
  header,
  respond,
  statusOf,
  type SipMessage,
} from "../../../../asterisk-samples/testing/sip-message.ts";
import { ask, register, serve, type Peer } from "../../../../asterisk-samples/testing/sip-peer.ts";
import { browserOf } from "../../../../asterisk-samples/testing/stand-ins.ts";
import { overTls } from "../../../../asterisk-samples/testing/sip-wire.ts";
import { createFakeLogger } from "../../testing/fake-logger.ts";
import { createSystemClock } from "../clock/system-clock.ts";
import { createAsterisk, type Asterisk, type AsteriskSettings } from "./asterisk.ts";
import { agentAor, agentAuth, agentEndpoint, trunkObjects } from "./set-up/sip-objects.ts";

// Beyond the addresses of labs, and of the samples' own tests.
const addresses = { pbx: "127.0.109.1", meta: "127.0.109.2" };
const number = `+${sales.number}`;
const trunk = { number, password: sales.password, destination: { kind: "agents" } } as const;

describe("what is set up in a real Asterisk", () => {
  let pbx: ManagedPbx;
  let asterisk: Asterisk;
  const logger = createFakeLogger();
  /** INVITEs that reached a phone since the test began. */
  let rung: SipMessage[] = [];

  function connect(trunks: AsteriskSettings["trunks"]): Asterisk {
    const { ari } = pbx.asterisk.values;
    const access = { url: `http://${addresses.pbx}:8088`, user: ari.user, password: ari.password };
    return createAsterisk({ access, domain: host, trunks }, { clock: createSystemClock(), logger });
  }

  beforeAll(async () => {
    pbx = await bootManaged(addresses);
    asterisk = connect({ kind: "push" });
  });
  afterAll(async () => {
    asterisk.stop();
    await pbx.stop();
  });
  beforeEach(() => {
    rung = [];
    pbx.forget();
  });

  const declining = (peer: Peer) =>
    serve(peer.wire, (invite) => {
      rung.push(invite);
      peer.wire.send(respond(invite, 486, "Busy Here"));
    });

  async function signIn(user: string, password: string): Promise<readonly [status: number, peer: Peer]> {
    const peer = await browserOf(addresses.pbx, { user, password });
    declining(peer);
    return [statusOf((await register(peer, host)).final), peer];
  }

  const dial = (peer: Peer) =>
    ask(peer, { method: "INVITE", target: `sip:+34655102030@${host}`, headers: [["X-WA-From", number]] });

  const customerHears = async () => statusOf((await pbx.customerCalls()).final);

  /** All that must work for one agent and one number. */
  async function everythingWorks(password: string): Promise<void> {
    const [status, peer] = await signIn("1003", password);
    expect(status).toBe(200);
    await expect.poll(() => asterisk.view.phone("1003").state).toBe("reachable");
    expect([await customerHears(), rung.length]).toEqual([480, 1]);
    expect([statusOf((await dial(peer)).final), pbx.atMeta.length]).toEqual([480, 1]);
    peer.wire.close();
    await expect.poll(() => asterisk.view.phone("1003").state).toBe("not-registered");
  }

  test("a connection is there at once", async () => {
    await expect.poll(() => asterisk.view.link().state).toBe("connected");
  });

  test("agent and trunk: nobody signs in before there is a password; then calls go both ways", async () => {
    const { pbx: setUp, view } = asterisk;
    expect([view.hasEndpoint({ extension: "1003" }), view.hasEndpoint({ number })]).toEqual(["no", "no"]);
    expect(await setUp.setUpAgent({ extension: "1003", name: "Carol 'C' Lind" })).toEqual({ kind: "done" });
    expect(await setUp.setUpTrunk(trunk)).toEqual({ kind: "done" });
    expect([view.hasEndpoint({ extension: "1003" }), view.hasEndpoint({ number })]).toEqual(["yes", "yes"]);
    expect((await signIn("1003", "a-guess"))[0]).toBe(401);
    expect(await setUp.setPhonePassword("1003", "of-this-morning")).toEqual({ kind: "done" });
    await everythingWorks("of-this-morning");
    for (const secret of ["of-this-morning", sales.password])
      expect(await pbx.asterisk.cli("database show")).not.toContain(secret);
  });

  test("set up again, who is registered stays so and reachable, and stays alone", async () => {
    const [, peer] = await signIn("1003", "of-this-morning");
    await expect.poll(() => asterisk.view.phone("1003").state).toBe("reachable");
    const seen: string[] = [];
    const stop = asterisk.view.subscribe(() => seen.push(asterisk.view.phone("1003").state));
    await asterisk.pbx.setUpAgent({ extension: "1003", name: "Carol 'C' Lind" });
    await asterisk.pbx.setUpTrunk(trunk);
    stop();
    expect(seen.filter((state) => state !== "reachable")).toEqual([]);
    const contacts = await pbx.asterisk.cli("pjsip show contacts");
    expect(contacts.match(/Contact: {2}1003\//g)).toHaveLength(1);
    peer.wire.close();
    await expect.poll(() => asterisk.view.phone("1003").state).toBe("not-registered");
    await expect.poll(() => asterisk.view.phone("1003").state).toBe("not-registered");
  });

  test("an agent can be given another name, and rings as before", async () => {
    const { pbx: setUp } = asterisk;
    expect(await setUp.setUpAgent({ extension: "1003", name: "Carol Ortiz" })).toEqual({ kind: "done" });
    expect(await pbx.asterisk.cli("pjsip show endpoint 1003")).toContain("Carol Ortiz");
    expect(await setUp.setUpAgent({ extension: "1003", name: "Carol 'C' Lind" })).toEqual({ kind: "done" });
    await everythingWorks("of-this-morning");
  });

  test("a new password replaces the one before", async () => {
    await asterisk.pbx.setPhonePassword("1003", "of-this-noon");
    expect((await signIn("1003", "of-this-morning"))[0]).toBe(401);
    await everythingWorks("of-this-noon");
  });

  test("who is signed out is gone at once, cannot call, and comes back with a new password only", async () => {
    const [, peer] = await signIn("1003", "of-this-noon");
    await expect.poll(() => asterisk.view.phone("1003").state).toBe("reachable");
    expect(await asterisk.pbx.revokePhone("1003")).toEqual({ kind: "done" });
    expect(asterisk.view.phone("1003")).toMatchObject({ state: "not-registered", contacts: 0 });
    expect(await pbx.asterisk.cli("pjsip show contacts")).not.toContain("1003/");
    expect(statusOf((await register(peer, host)).final)).toBe(401);
    expect([statusOf((await dial(peer)).final), pbx.atMeta]).toEqual([401, []]);
    peer.wire.close();
    await asterisk.pbx.setPhonePassword("1003", "of-this-evening");
    await everythingWorks("of-this-evening");
  });

  test("a browser that Asterisk was made to ring for good is forgotten once nobody is registered", async () => {
    await asterisk.pbx.setPhonePassword("1003", "of-the-night");
    const [, peer] = await signIn("1003", "of-the-night");
    await push(pbx.asterisk.values, agentAor("1003"));
    peer.wire.close();
    await expect.poll(() => asterisk.view.phone("1003").state).toBe("not-registered");
    expect(await pbx.asterisk.cli("pjsip show contacts")).toContain("1003/");
    await asterisk.pbx.setUpAgent({ extension: "1003", name: "Carol 'C' Lind" });
    expect(await pbx.asterisk.cli("pjsip show contacts")).not.toContain("1003/");
    await everythingWorks("of-the-night");
  });

  test("a number that rings somebody else's phone, and that phone's calls", async () => {
    const desk = { extension: "2000", password: "of-the-desk", businessNumber: number };
    expect(await asterisk.pbx.setUpExternal(desk)).toEqual({ kind: "done" });
    const destination = { kind: "extension", extension: "2000" } as const;
    expect(await asterisk.pbx.setUpTrunk({ ...trunk, destination })).toEqual({ kind: "done" });
    const phone: Peer = {
      wire: await overTls(addresses.pbx, 5061, pbx.asterisk.ca, "127.0.0.1"),
      uri: `sip:2000@${host}`,
      contact: "sip:2000@192.168.1.20;transport=tls",
      via: "TLS",
      account: { user: "2000", password: "of-the-desk" },
    };
    declining(phone);
    expect(statusOf((await register(phone, host)).final)).toBe(200);
    expect([await customerHears(), rung.length]).toEqual([480, 1]);
    expect(statusOf((await dial(phone)).final)).toBe(480);
    expect(header(pbx.atMeta[0]!, "From")).toContain(`<sip:${number}@`);
    phone.wire.close();
    await asterisk.pbx.setUpTrunk(trunk);
    await asterisk.pbx.removeExternal("2000");
    expect(asterisk.view.hasEndpoint({ extension: "2000" })).toBe("no");
  });

  test("after an Asterisk that lost everything, all of it can be set up again", async () => {
    const away = new Promise<void>((resolve) => {
      const stop = asterisk.view.subscribe(({ kind }) => {
        if (kind !== "link") return;
        stop();
        resolve();
      });
    });
    await pbx.asterisk.restart("lost");
    await away;
    await expect.poll(() => asterisk.view.link().state, { timeout: 20_000 }).toBe("connected");
    expect(asterisk.view.hasEndpoint({ extension: "1003" })).toBe("no");
    expect(await asterisk.pbx.setPhonePassword("1003", "of-the-next-day")).toMatchObject({ kind: "refused" });
    await asterisk.pbx.setUpAgent({ extension: "1003", name: "Carol" });
    await asterisk.pbx.setUpTrunk(trunk);
    await asterisk.pbx.setPhonePassword("1003", "of-the-next-day");
    await everythingWorks("of-the-next-day");
  });

  test("what is removed is gone, both ways; removed again, that is fine", async () => {
    const [, peer] = await signIn("1003", "of-the-next-day");
    const removed = [await asterisk.pbx.removeTrunk(number), await asterisk.pbx.removeTrunk(number)];
    expect(removed).toEqual([{ kind: "done" }, { kind: "done" }]);
    expect(await customerHears()).toBe(401);
    expect([statusOf((await dial(peer)).final), pbx.atMeta]).toEqual([403, []]);
    peer.wire.close();
    expect(await asterisk.pbx.removeAgent("1003")).toEqual({ kind: "done" });
    expect((await signIn("1003", "of-the-next-day"))[0]).toBe(401);
    await expect.poll(() => pbx.asterisk.cli("queue show whatsapp")).not.toContain("1003");
    expect(await pbx.asterisk.cli("database show ps_")).toContain("0 results");
  });

  test("the same trunk as a file, for whoever prefers files", async () => {
    const file = path.join(pbx.asterisk.configuration, "ringbridge-trunks.conf");
    const withFile = connect({ kind: "file", file });
    // To a phone that is not there: 480 at once.
    const toNobody = { ...trunk, destination: { kind: "extension", extension: "2000" } } as const;
    expect(await withFile.pbx.setUpTrunk(toNobody)).toEqual({ kind: "done" });
    expect(await readFile(file, "utf8")).toContain(withFile.pbx.trunkFile(toNobody, null));
    await expect.poll(customerHears).toBe(480);
    expect(await pbx.asterisk.cli("database show ps_")).toContain("0 results");
    expect(await withFile.pbx.removeTrunk(number)).toEqual({ kind: "done" });
    expect(await customerHears()).toBe(401);
    withFile.stop();
  });

  test("a wrong password of ours is told as such", async () => {
    const access = { url: `http://${addresses.pbx}:8088`, user: "ringbridge", password: "wrong" };
    const stranger = createAsterisk(
      { access, domain: host, trunks: { kind: "push" } },
      { clock: createSystemClock(), logger },
    );
    expect(await stranger.pbx.setUpTrunk(trunk)).toMatchObject({
      kind: "refused",
      text: expect.stringMatching(/^401/) as string,
    });
    await expect.poll(() => JSON.stringify(logger.lines)).toContain("401");
    expect(stranger.view.link().state).toBe("away");
    stranger.stop();
  });

  test("Asterisk had nothing to complain of, and no secret is in our log", async () => {
    const complaints = await unexpectedComplaints(pbx);
    expect(complaints.filter((line) => !/ari\/|http\.c/.test(line))).toEqual([]);
    for (const secret of [sales.password, "of-this-", pbx.asterisk.values.ari.password])
      expect(JSON.stringify(logger.lines)).not.toContain(secret);
  });
});

test("what is pushed is what asterisk-samples/pjsip.conf has, option by option", async () => {
  const site = { domain: host, metaHost: "wa.meta.vc", metaRealm: "wa.meta.vc" };
  const values = parseValues({ hostname: host, businessNumbers: [], agents: [] });
  const inFile = await objectsOf(withSecrets(values), {
    businessNumbers: [{ number: sales.number, label: "Sales", metaPassword: sales.password }],
    agents: [{ extension: "1003", name: "Carol", password: "carols-password-of-today" }],
  });
  // These differ: a digest in place of the password, and what a file says in other words.
  const apart = ["allow", "disallow", "callerid", "@wa_destination", "realm", "password", "password_digest"];
  const comparable = (fields: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !apart.includes(name)));
  const pushed = [
    ...trunkObjects(site, trunk),
    agentAuth(site, "1003", "carols-password-of-today"),
    agentAor("1003"),
    agentEndpoint(site, "1003", "Carol"),
  ];
  expect(pushed).toHaveLength(inFile.length);
  for (const { type, id, fields } of pushed) {
    const same = inFile.find((one) => one.type === type && one.id === id);
    expect([type, id, comparable(fields)]).toEqual([type, id, comparable(same?.fields)]);
  }
});
