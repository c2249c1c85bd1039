import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootManaged, sales, unexpectedComplaints, type ManagedPbx } from "./testing/managed-pbx.ts";
import { objectsOf, push, read, remove, withoutPassword, type PushedObject } from "./testing/push.ts";
import { host } from "./testing/rendered-pbx.ts";
import { header, methodOf, respond, statusOf, type SipMessage } from "./testing/sip-message.ts";
import { ask, register, serve, type Peer } from "./testing/sip-peer.ts";
import { browserOf, noticeIn, type Algorithm } from "./testing/stand-ins.ts";

// Beyond the addresses of labs (127.0.0 to 127.0.99), so that a lab may run meanwhile.
const addresses = { pbx: "127.0.107.1", meta: "127.0.107.2" };
const carolsPassword = "carols-password-of-today";

describe("a PBX whose agents and numbers the backend pushes", () => {
  let pbx: ManagedPbx;
  let carol: Peer;
  /** INVITEs that reached Carol since the test began. */
  let atCarol: SipMessage[] = [];
  let agent: readonly PushedObject[];

  beforeAll(async () => {
    pbx = await bootManaged(addresses);
    const agents = [{ extension: "1003", name: "Carol", password: carolsPassword }];
    agent = (await objectsOf(pbx.asterisk.values, { businessNumbers: [], agents })).map((object) =>
      object.type === "auth" ? withoutPassword(object) : object,
    );
  });

  afterAll(async () => {
    await pbx.stop();
  });

  beforeEach(() => {
    pbx.forget();
    atCarol = [];
  });

  async function signIn(password: string): Promise<number> {
    const peer = await browserOf(addresses.pbx, { user: "1003", password });
    serve(peer.wire, (invite) => {
      atCarol.push(invite);
      peer.wire.send(respond(invite, 180, "Ringing", [["Contact", `<${peer.contact}>`]]));
      peer.wire.send(respond(invite, 486, "Busy Here"));
    });
    const status = statusOf((await register(peer, host)).final);
    if (status === 200) carol = peer;
    else peer.wire.close();
    return status;
  }

  const dial = (headers: SipMessage["headers"] = [["X-WA-From", `+${sales.number}`]]) =>
    ask(carol, { method: "INVITE", target: `sip:+12145550100@${host}`, headers });

  const customerHears = async (password?: string) => statusOf((await pbx.customerCalls(password)).final);

  const membersOfTheQueue = async () =>
    [...(await pbx.asterisk.cli("queue show whatsapp")).matchAll(/PJSIP\/\d+/g)].map(([name]) => name);

  test("loads without a warning when it is empty, and knows nobody", async () => {
    expect(await pbx.asterisk.complaints()).toEqual([]);
    expect(await membersOfTheQueue()).toEqual([]);
    expect(await customerHears()).toBe(401);
    expect(await signIn(carolsPassword)).toBe(401);
  });

  test("a pushed agent signs in over the WebSocket, and Asterisk does not hold her password", async () => {
    await pbx.pushAll(agent);
    expect(await signIn(carolsPassword)).toBe(200);
    expect(await signIn("a-guess-at-the-password")).toBe(401);
    expect(await read(pbx.asterisk.values, { type: "auth", id: "1003" })).not.toContain(carolsPassword);
    expect(await pbx.asterisk.cli("database show ps_auths")).not.toContain(carolsPassword);
  });

  test.each([
    ["none is named", []],
    ["the named one has no trunk", [["X-WA-From", `+${sales.number}`]]],
    ["an agent is named", [["X-WA-From", "1003"]]],
  ] as const)("without a number of ours she hears so: %s", async (_what, headers) => {
    const outcome = await dial(headers);
    expect([statusOf(outcome.final), noticeIn(outcome)]).toEqual([
      403,
      "business-number-unknown: business number unknown",
    ]);
  });

  test("a pushed number carries calls out, proved and named as Meta wants it", async () => {
    await pbx.pushAll(pbx.trunk);
    expect(noticeIn(await dial())).toBe("meta: SIP 480 Temporarily Unavailable");
    expect(pbx.atMeta.map(({ start }) => start)).toEqual([
      `INVITE sip:+12145550100@${addresses.meta};transport=tls SIP/2.0`,
    ]);
    const [invite] = pbx.atMeta as [SipMessage];
    expect(header(invite, "From")).toContain(`<sip:+${sales.number}@${host}>`);
    expect(header(invite, "Proxy-Authorization")).toContain(`username="${sales.number}", realm="wa.meta.vc"`);
    expect(invite.body).toMatch(/RTP\/SAVP [^]*a=crypto:1 [^]*opus\/48000\/2[^]*a=rtcp-mux/);
  });

  test("agents enter the queue and leave it, however often they are told to", async () => {
    for (const context of ["queue-join", "queue-join"]) await pbx.runIn(context, "1003");
    expect(await membersOfTheQueue()).toEqual(["PJSIP/1003"]);
    for (const context of ["queue-leave", "queue-leave"]) await pbx.runIn(context, "1003");
    expect(await membersOfTheQueue()).toEqual([]);
    await pbx.runIn("queue-join", "1003");
  });

  test("no phone gets into the backend's contexts", async () => {
    for (const dialled of ["1003", "1003%40queue-leave", "queue-leave", "number", "business"]) {
      const { final } = await ask(carol, { method: "INVITE", target: `sip:${dialled}@${host}` });
      expect([dialled, statusOf(final)]).toEqual([dialled, dialled.startsWith("1") ? 403 : 404]);
    }
    expect(await membersOfTheQueue()).toEqual(["PJSIP/1003"]);
  });

  test("a customer's call on a pushed number is challenged, rings the queue and carries Meta's facts", async () => {
    expect(await customerHears("a-guess-at-the-password")).toBe(401);
    expect(atCarol).toEqual([]);
    const { final, meanwhile } = await pbx.customerCalls();
    expect(meanwhile.map(statusOf)).toEqual(expect.arrayContaining([401, 100, 180, 480]));
    expect(statusOf(final)).toBe(480);
    expect(atCarol.map((invite) => header(invite, "X-WA-Number"))).toEqual([`+${sales.number}`]);
    expect(header(atCarol[0]!, "X-WA-Call-Id")).toBe("wacid.HBgL");
  });

  test("presence of a pushed agent can be subscribed to", async () => {
    const { final } = await ask(carol, {
      method: "SUBSCRIBE",
      target: `sip:1003@${host}`,
      headers: [
        ["Event", "presence"],
        ["Accept", "application/pidf+xml"],
        ["Expires", "60"],
      ],
    });
    expect(statusOf(final)).toBe(200);
    const notify = () => carol.wire.received.find((message) => methodOf(message) === "NOTIFY");
    await expect.poll(() => notify()?.body ?? "").toContain("<basic>open</basic>");
  });

  test("all of it is there again after a restart", async () => {
    carol.wire.close();
    await pbx.asterisk.restart();
    expect(await membersOfTheQueue()).toEqual(["PJSIP/1003"]);
    expect(await signIn(carolsPassword)).toBe(200);
    expect(await customerHears()).toBe(480);
    await dial();
    expect([atCarol.length, pbx.atMeta.length]).toEqual([1, 1]);
  });

  test("a new password of a number counts from the next call on, both ways", async () => {
    const renewed = "meta-sip-password-renewed";
    for (const { type, id } of pbx.trunk.filter((object) => object.type === "auth"))
      await push(pbx.asterisk.values, { type, id, fields: { password: renewed } });
    expect([await customerHears(), await customerHears(renewed)]).toEqual([401, 480]);
    await dial();
    const [invite] = pbx.atMeta as [SipMessage];
    expect([proves(invite, renewed), proves(invite, sales.password)]).toEqual([true, false]);
    await pbx.pushAll(pbx.trunk);
    expect(await customerHears()).toBe(480);
  });

  test.each(["MD5", "SHA-256"] as const)(
    "a number's password need not be in Asterisk either, when Meta asks for %s",
    async (algorithm) => {
      const auths = pbx.trunk.filter(({ type }) => type === "auth");
      await pbx.pushAll(auths.map(withoutPassword));
      for (const auth of auths) expect(await read(pbx.asterisk.values, auth)).not.toContain(sales.password);
      expect([await customerHears(), await customerHears("a-guess-at-the-password")]).toEqual([480, 401]);
      pbx.askFor(algorithm);
      await dial();
      const [invite] = pbx.atMeta as [SipMessage];
      expect(proves(invite, sales.password, algorithm)).toBe(true);
    },
  );

  test("a number of which the trunk is deleted is a stranger's, both ways, at once", async () => {
    for (const object of [...pbx.trunk].reverse()) await remove(pbx.asterisk.values, object);
    expect(await customerHears()).toBe(401);
    expect(noticeIn(await dial())).toContain("business-number-unknown");
    expect([pbx.atMeta.length, atCarol.length]).toEqual([0, 0]);
  });

  test("a number in ringbridge-trunks.conf is known after a reload over ARI, and gone after another", async () => {
    const file = join(pbx.asterisk.configuration, "ringbridge-trunks.conf");
    const { user, password } = pbx.asterisk.values.ari;
    const headers = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
    const module = `http://${addresses.pbx}:8088/ari/asterisk/modules/res_pjsip.so`;
    const reload = async () => (await fetch(module, { method: "PUT", headers })).status;
    await writeFile(file, printed(pbx.trunk));
    expect(await reload()).toBe(204);
    await expect.poll(() => customerHears()).toBe(480);
    await dial();
    expect(pbx.atMeta).toHaveLength(1);
    await rm(file);
    expect(await reload()).toBe(204);
    await expect.poll(() => customerHears()).toBe(401);
    expect(noticeIn(await dial())).toContain("business-number-unknown");
  });

  test("signing an agent out revokes her password and drops her registration at once", async () => {
    const { values, ari } = pbx.asterisk;
    const [auth, aor] = agent as [PushedObject, PushedObject];
    const state = async () => (await ari.get<{ state: string }>("endpoints/PJSIP/1003")).state;
    expect(await state()).toBe("online");
    await push(values, withoutPassword({ ...auth, fields: { username: "1003", password: "nobody-knows" } }));
    await remove(values, aor);
    await push(values, aor);
    await expect.poll(state).toBe("offline");
    expect(statusOf((await register(carol, host)).final)).toBe(401);
    expect(statusOf((await dial()).final)).toBe(401);
    await push(values, auth);
    expect(await signIn(carolsPassword)).toBe(200);
  });

  test("an agent whose objects are deleted cannot sign in", async () => {
    for (const object of [...agent].reverse()) await remove(pbx.asterisk.values, object);
    expect(await signIn(carolsPassword)).toBe(401);
  });

  test("all this drew no warning but the known one, and that not for each SIP message", async () => {
    expect(await unexpectedComplaints(pbx)).toEqual([]);
    const known = (await pbx.asterisk.complaints()).filter((line) => line.includes("stir_shaken"));
    expect(known.length).toBeLessThan(10);
  });
});

/** As a file that pjsip.conf includes. */
function printed(objects: readonly PushedObject[]): string {
  const line = ([name, value]: [string, string]) => `${name}=${value.replaceAll(";", "\\;")}`;
  const section = ({ type, id, fields }: PushedObject) =>
    [`[${id}]`, `type=${type}`, ...Object.entries(fields).map(line)].join("\n");
  return `${objects.map(section).join("\n")}\n`;
}

/** Whether a call was proved with that password (RFC 7616, qop=auth). */
function proves(invite: SipMessage, password: string, algorithm: Algorithm = "MD5"): boolean {
  const given = header(invite, "Proxy-Authorization");
  const field = (name: string) => new RegExp(`\\b${name}="?([^",]+)`).exec(given)?.[1] ?? "";
  const hash = (text: string) =>
    createHash(algorithm.replace("-", "").toLowerCase()).update(text).digest("hex");
  const secret = hash(`${field("username")}:${field("realm")}:${password}`);
  const parts = [secret, field("nonce"), field("nc"), field("cnonce"), field("qop")];
  return field("response") === hash([...parts, hash(`INVITE:${field("uri")}`)].join(":"));
}
