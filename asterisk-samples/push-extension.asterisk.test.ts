import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootManaged, sales, unexpectedComplaints, type ManagedPbx } from "./testing/managed-pbx.ts";
import { push, type PushedObject } from "./testing/push.ts";
import { host } from "./testing/rendered-pbx.ts";
import { header, respond, statusOf, type SipMessage } from "./testing/sip-message.ts";
import { ask, register, serve, type Peer } from "./testing/sip-peer.ts";
import { noticeIn } from "./testing/stand-ins.ts";
import { overTls } from "./testing/sip-wire.ts";

// Beyond the addresses of labs (127.0.0 to 127.0.99), so that a lab may run meanwhile.
const addresses = { pbx: "127.0.108.1", meta: "127.0.108.2" };

const auth = {
  type: "auth",
  id: "2000",
  fields: { auth_type: "digest", username: "2000", password: "password-of-the-desk" },
};
const aor = { type: "aor", id: "2000", fields: { max_contacts: "1", remove_existing: "yes" } };
const endpoint = {
  type: "endpoint",
  id: "2000",
  fields: {
    transport: "tls",
    context: "from-extension",
    message_context: "no-messages",
    allow: "!all,opus,g722,alaw,ulaw",
    media_encryption: "sdes",
    rewrite_contact: "yes",
    force_rport: "yes",
    rtp_symmetric: "yes",
    direct_media: "no",
    timers: "no",
    allow_subscribe: "no",
    allow_transfer: "no",
    device_state_busy_at: "1",
    auth: "2000",
    aors: "2000",
    "@wa_number": sales.number,
  },
};

describe("a business number that rings an external phone", () => {
  let pbx: ManagedPbx;
  let phone: Peer;
  /** INVITEs that reached the phone since the test began. */
  let atPhone: SipMessage[] = [];
  /** What the phone says to the next ones; then it is busy. */
  let answers: (readonly [status: number, phrase: string])[] = [];

  beforeAll(async () => {
    pbx = await bootManaged(addresses);
    await pbx.pushAll([...pbx.trunk, auth, aor, endpoint]);
    phone = {
      wire: await overTls(addresses.pbx, 5061, pbx.asterisk.ca, "127.0.0.1"),
      uri: `sip:2000@${host}`,
      contact: "sip:2000@192.168.1.20;transport=tls", // behind somebody's NAT
      via: "TLS",
      account: { user: "2000", password: auth.fields.password },
    };
    serve(phone.wire, (invite) => {
      atPhone.push(invite);
      phone.wire.send(respond(invite, 180, "Ringing", [["Contact", `<${phone.contact}>`]]));
      phone.wire.send(respond(invite, ...(answers.shift() ?? [486, "Busy Here"])));
    });
    expect(statusOf((await register(phone, host)).final)).toBe(200);
  });

  afterAll(async () => {
    phone.wire.close();
    await pbx.stop();
  });

  beforeEach(() => {
    pbx.forget();
    atPhone = [];
    answers = [];
  });

  async function sendCallsTo(destination: string): Promise<void> {
    const trunk = pbx.trunk.find(({ type }) => type === "endpoint") as PushedObject;
    await push(pbx.asterisk.values, { ...trunk, fields: { "@wa_destination": destination } });
  }

  const dial = (dialled: string, headers: SipMessage["headers"] = []) =>
    ask(phone, { method: "INVITE", target: `sip:${dialled}@${host}`, headers });

  test("it gets the call with the queue's headers and the codecs of phones; who declines is 480", async () => {
    await sendCallsTo("extension:2000");
    const { final, meanwhile } = await pbx.customerCalls();
    expect([statusOf(final), atPhone.length]).toEqual([480, 1]);
    expect(meanwhile.map(statusOf)).toContain(180);
    expect(meanwhile.map(statusOf)).not.toContain(183);
    expect(header(atPhone[0]!, "X-WA-Number")).toBe(`+${sales.number}`);
    expect(header(atPhone[0]!, "X-WA-Call-Id")).toBe("wacid.HBgL");
    expect(atPhone[0]!.body).toMatch(/RTP\/SAVP [^]*a=crypto:1 [^]*opus\/48000[^]*PCMA\/8000/);
  });

  test("what it gives back without saying no rings there again: a page that was loaded again", async () => {
    await sendCallsTo("extension:2000");
    answers = [
      [503, "Service Unavailable"],
      [503, "Service Unavailable"],
      [603, "Decline"],
    ];
    const { final } = await pbx.customerCalls();
    expect([statusOf(final), atPhone.length]).toEqual([480, 3]);
  });

  test.each(["queue", "", "bitrix24", "extension:2", "extension:2000&PJSIP/1003"])(
    "with the destination %j the queue has the call, and the phone has not",
    async (value) => {
      await sendCallsTo(value);
      const call = pbx.customerCalls();
      await expect.poll(() => pbx.asterisk.cli("queue show whatsapp")).toContain("has 1 calls");
      await pbx.asterisk.cli("channel request hangup all");
      await call;
      expect(atPhone).toEqual([]);
    },
  );

  test.each([
    ["+12145550100", [], 480],
    ["+12145550100", [["X-WA-From", "+4930901820"]], 480],
    ["1003", [], 403],
    ["2145550100", [], 403],
    ["*43", [], 404],
    ["queue-join", [], 404],
    ["+1214555%26PJSIP/1003", [], 403],
  ] as const)("it dials %s with the headers %j and gets %i", async (dialled, headers, status) => {
    const outcome = await dial(dialled, headers);
    expect([statusOf(outcome.final), noticeIn(outcome)]).toEqual([status, "no notice"]);
    const callers = pbx.atMeta.map((invite) => /sip:(\S+)@/.exec(header(invite, "From"))?.[1]);
    expect(callers).toEqual(status === 480 ? [`+${sales.number}`] : []);
  });

  test("without a number of its own it calls nobody", async () => {
    await push(pbx.asterisk.values, { ...endpoint, fields: { "@wa_number": "" } });
    expect([statusOf((await dial("+12145550100")).final), pbx.atMeta]).toEqual([403, []]);
  });

  test.each(["2000", "2001"])("%s is not there: 480 at once", async (name) => {
    await register({ ...phone, contact: "*" }, host, 0);
    await sendCallsTo(`extension:${name}`);
    expect(statusOf((await pbx.customerCalls()).final)).toBe(480);
  });

  test("all this drew no warning but the known one", async () => {
    expect(await unexpectedComplaints(pbx)).toEqual([]);
  });
});
