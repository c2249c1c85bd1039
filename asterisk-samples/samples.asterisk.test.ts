import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootRendered, host, type RenderedPbx } from "./testing/rendered-pbx.ts";
import { header, methodOf, respond, statusOf, type SipMessage } from "./testing/sip-message.ts";
import { ask, register, serve, type Outcome, type Peer } from "./testing/sip-peer.ts";
import {
  browserOf,
  customerOf,
  decoded,
  listenAsMeta,
  noticeIn,
  offerFrom,
  type Reply,
} from "./testing/stand-ins.ts";

// Beyond the addresses of labs (127.0.0 to 127.0.99), so that a lab may run meanwhile.
const addresses = { pbx: "127.0.106.1", meta: "127.0.106.2" };
const { pbx, meta } = addresses;
const [sales, berlin] = ["12145551869", "4930901820"];

const boot = async (more: object = {}): Promise<RenderedPbx> =>
  await bootRendered(addresses, {
    businessNumbers: [
      { number: sales, label: "Sales" },
      { number: berlin, label: "Berlin" },
    ],
    agents: [
      { extension: "1001", name: "Alice" },
      { extension: "1002", name: "Bob O'Neil" },
    ],
    ...more,
  });

describe.each([
  ["with a public address", {}],
  [
    "behind NAT",
    {
      externalAddress: "203.0.113.10",
      localAddress: "10.0.0.10",
      localNets: ["10.0.0.0/8", "192.168.0.0/16"],
    },
  ],
])("the rendered samples in a real Asterisk, %s", (_where, more) => {
  let asterisk: RenderedPbx;
  beforeAll(async () => {
    asterisk = await boot(more);
  });
  afterAll(async () => {
    await asterisk.stop();
  });

  test("load without a warning, and again on reload", async () => {
    expect(await asterisk.complaints()).toEqual([]);
    await asterisk.cli("core reload");
    expect(await asterisk.complaints()).toEqual([]);
  });

  test("every module that is to be loaded runs", async () => {
    const running = await asterisk.cli("module show");
    const text = await readFile(join(import.meta.dirname, "modules.conf"), "utf8");
    const wanted = [...text.matchAll(/^load=(\S+)$/gm)].map(([, name]) => name ?? "");
    expect(wanted.filter((name) => !new RegExp(`^${name}.*Running`, "m").test(running))).toEqual([]);
  });

  test.each([
    ["pjsip show endpoints", ["1001/1001", "1002/1002", `wa-${sales} `, `wa-${berlin} `]],
    ["pjsip show auths", ["1001/1001", `wa-${sales}-in/${sales}`, `wa-${berlin}-out/${berlin}`]],
    ["pjsip show aors", ["1001 ", `wa-${sales} `]],
    ["pjsip show identifies", [`/^sip:[+]?${sales}[@;]/`, `/^sip:[+]?${berlin}[@;]/`]],
    ["pjsip show transports", [`${pbx}:5061`, "wss "]],
    [
      `pjsip show endpoint wa-${berlin}`,
      [
        `from_user                          : +${berlin}`,
        "(sdes|SDES)",
        "timers                             : no",
      ],
    ],
    [
      "pjsip show endpoint 1001",
      ["webrtc                             : yes", "allow                              : (opus)"],
    ],
    ["pjsip show aor 1001", ["remove_existing      : true", "max_contacts         : 1"]],
    [
      "queue show whatsapp",
      ["'ringall'", "Alice (PJSIP/1001)", "Bob O'Neil (PJSIP/1002)", "ringinuse disabled"],
    ],
    ["dialplan show from-meta", ["Queue(whatsapp,rnicb(wa-headers^s^1),,,", "Hangup(19)"]],
    ["dialplan show wa-out", [`Dial(PJSIP/wa-$`, `@${meta};transport=tls,60,r(unheard)iF(wa-over^s^1))`]],
    ["core show hints", ["1001@hints", "*46@hints"]],
    ["http show status", [`${pbx}:8088`, `${pbx}:8089`, "/ws =>", "/ari/"]],
    ["moh show files", ["hold-tone"]],
    ["manager show settings", ["Manager (AMI):             No"]],
    ["rtp show settings", ["Strict RTP:      Yes", "ICE support:     Yes"]],
  ])("%s", async (command, words) => {
    const output = await asterisk.cli(command);
    for (const word of words) {
      if (word.startsWith("(")) expect(output).toMatch(new RegExp(word));
      else expect(output).toContain(word);
    }
  });
});

describe("calls through the rendered samples", () => {
  let asterisk: RenderedPbx;
  let alice: Peer;
  let metaServer: { close(): void };
  /** INVITEs with credentials that reached Meta since the test began. */
  let atMeta: SipMessage[] = [];
  /** INVITEs that reached Alice since the test began. */
  let atAlice: SipMessage[] = [];
  /** What Alice's browser says to a call; without it, it rings. */
  let refusal: Reply | undefined;
  /** What Meta answers next. */
  let answer: Reply;

  beforeAll(async () => {
    asterisk = await boot();
    metaServer = await listenAsMeta(meta, asterisk.authority, (invite, reply) => {
      atMeta.push(invite);
      reply(...answer);
    });
    await signInAlice();
  });

  afterAll(async () => {
    alice.wire.close();
    metaServer.close();
    await asterisk.stop();
  });

  beforeEach(async () => {
    await asterisk.cli("channel request hangup all");
    await expect.poll(() => asterisk.cli("core show channels count")).toMatch(/^0 active channels/m);
    atMeta = [];
    atAlice = [];
    if (!alice.wire.isOpen()) await signInAlice(); // so that one fault fails one test
    refusal = undefined;
    answer = [480, "Temporarily Unavailable"];
  });

  async function signInAlice() {
    alice = await agent("1001", asterisk.values.agents[0]?.password ?? "");
    serve(alice.wire, (invite) => {
      atAlice.push(invite);
      alice.wire.send(respond(invite, 180, "Ringing", [["Contact", `<${alice.contact}>`]]));
      if (refusal !== undefined) alice.wire.send(respond(invite, ...refusal));
    });
    expect(statusOf((await register(alice, host)).final)).toBe(200);
  }

  const agent = async (user: string, password: string) => await browserOf(pbx, { user, password });

  const dial = (dialled: string, headers: SipMessage["headers"] = []) =>
    ask(alice, { method: "INVITE", target: `sip:${dialled}@${host}`, headers });

  /** The MESSAGE about a call, and that it names it. */
  function noticeOf(outcome: Outcome) {
    const notice = outcome.meanwhile.find((message) => methodOf(message) === "MESSAGE");
    if (notice !== undefined) {
      expect(header(notice, "X-WA-Call-Ref")).toBe(outcome.callId);
      expect(header(notice, "Content-Type")).toBe("text/plain");
    }
    return noticeIn(outcome);
  }

  describe("an agent dials", () => {
    test.each([
      [403, "No Approved Call Permission Found: No approved call permission from the recipient", 403],
      [403, 'SIP server `foo.com` (of "x", 50%) does not match; configure it', 403],
      [404, "Not found", 404],
      [480, "Temporarily Unavailable", 480],
      [486, "User declined the call", 486],
      [503, "Service Unavailable", 503],
      [400, "Asset not found, invalid business phone number", 500],
    ])("Meta's %s %s reaches the browser in words, before the final %s", async (status, text, final) => {
      answer = [status, text];
      const outcome = await dial("+12145550100");
      expect(noticeOf(outcome)).toBe(`meta: SIP ${status} ${text}`);
      expect(statusOf(outcome.final)).toBe(final);
    });

    test("a reason that is no UTF-8 closes nobody's WebSocket", async () => {
      answer = [403, "No Approved Call Permission Found \udcc3:) ünï \udce2\udc82"];
      expect(noticeOf(await dial("+12145550100"))).toBe(
        "meta: SIP 403 No Approved Call Permission Found �:) ünï �",
      );
    });

    test.each(["sip:PJSIP/1001@x", "sip:+34655102030@x"])(
      "Meta's 302 to %s forwards the call nowhere",
      async (contact) => {
        answer = [302, "Moved Temporarily", [["Contact", `<${contact}>`]]];
        // Dial may leave before the cause of a 302 has come: then nobody seems to have been there.
        expect([500, 503]).toContain(statusOf((await dial("+12145550100")).final));
        expect([atAlice.length, atMeta.length]).toEqual([0, 1]);
      },
    );

    test("the agent's leg is told that it rings, and connected, before Meta says a word", async () => {
      const { meanwhile } = await dial("+12145550100");
      const rings = meanwhile.findIndex((message) => statusOf(message) === 180);
      expect(meanwhile.slice(rings).map(statusOf).slice(0, 2)).toEqual([180, 183]);
      expect(meanwhile[rings + 1]?.body).toContain("m=audio");
    });

    test.each([
      ["the first number when the browser names none", [], sales],
      ["the one the browser names", [["X-WA-From", `+${berlin}`]], berlin],
      ["also without plus", [["X-WA-From", berlin]], berlin],
    ] as const)("%s", async (_what, headers, number) => {
      await dial("+12145550100", headers);
      expect(atMeta.map(({ start }) => start)).toEqual([
        `INVITE sip:+12145550100@${meta};transport=tls SIP/2.0`,
      ]);
      expect(header(atMeta[0]!, "From")).toContain(`<sip:+${number}@${host}>`);
      expect(header(atMeta[0]!, "Proxy-Authorization")).toContain(`username="${number}", realm="wa.meta.vc"`);
      expect(atMeta[0]!.body).toMatch(
        /RTP\/SAVP [^]*a=crypto:1 AES_CM_128_HMAC_SHA1_80[^]*opus\/48000\/2[^]*a=rtcp-mux/,
      );
    });

    test.each([
      "500%26PJSIP/x/1900",
      "+12145550100%26PJSIP/1002",
      "+12145550100)%26PJSIP/1002",
      "+12145550100%29",
      "+12145550100)%3a%26PJSIP/1002",
      "+12145550100)%3a0%3a3",
      "5001900%22%20%26%20%221%22=%222",
      "+)",
      "+(12145550100",
      "+1214555%22%20%7c%20%221%22=%221",
      "+12145550100%0d%0aX-Evil:1",
      "+12145550100%2c60%2cT",
      "+1%24%7BSHELL(touch%20owned)%7D",
      "+1-214-555-0100",
      "12145550100",
      "0012145550100",
      "++12145550100",
      "+0214555010",
      "+1214555",
      "+1214555010012345",
      "+1214555010a",
    ])("%s is refused and never dialled", async (dialled) => {
      const outcome = await dial(dialled);
      expect(statusOf(outcome.final)).toBe(403);
      expect(noticeOf(outcome)).toBe("number-not-allowed: number not allowed");
      expect(atMeta).toEqual([]);
    });

    test.each(["abc", "s", "h", "1001", "wa-headers", "*46"])(
      "%s is no extension of an agent's",
      async (dialled) => {
        expect([403, 404]).toContain(statusOf((await dial(dialled)).final));
        expect([...atMeta, ...atAlice]).toEqual([]);
      },
    );

    test.each([
      `+999999999`,
      `${sales})`,
      `${sales}):x`,
      "):",
      ")",
      `+999"=1|"`,
      `${sales}&PJSIP/1002`,
      "x",
      "999999999,1",
    ])("%s is not a business number of ours", async (named) => {
      const outcome = await dial("+12145550100", [["X-WA-From", named]]);
      expect(statusOf(outcome.final)).toBe(403);
      expect(noticeOf(outcome)).toBe("business-number-unknown: business number unknown");
      expect(atMeta).toEqual([]);
    });

    test("with a wrong password nothing is dialled", async () => {
      const stranger: Peer = { ...alice, account: { user: "1001", password: "not-her-password-at-all" } };
      const { final } = await ask(stranger, { method: "INVITE", target: `sip:+12145550100@${host}` });
      expect([statusOf(final), atMeta]).toEqual([401, []]);
    });
  });

  describe("Meta calls", () => {
    const customer = async (from: string, password: string) =>
      await customerOf(asterisk, addresses, from, { user: sales, password });

    async function call(
      number: string,
      headers: SipMessage["headers"] = [],
      from = "+4915112345678",
      callId?: string,
      name?: string,
    ) {
      const password = asterisk.values.businessNumbers[0]?.metaPassword ?? "";
      const peer = { ...(await customer(from, password)), ...(name === undefined ? {} : { name }) };
      const target = `sip:${number}@${host};transport=tls`;
      const outcome = ask(peer, { method: "INVITE", target, headers, body: offerFrom(meta) }, callId);
      outcome.catch(() => undefined); // most of our calls are cut off by the next test
      return { outcome, peer };
    }

    async function inviteAtAlice(): Promise<SipMessage> {
      await expect.poll(() => atAlice.length).toBe(1);
      return atAlice[0]!;
    }

    test("the browser gets the number, Meta's facts and the caller; the customer gets ringing, no media", async () => {
      const { peer } = await call(`+${sales}`, [
        ["X-FB-External-Domain", "wa.meta.vc"],
        ["x-wa-meta-wacid", "wacid.HBgL-+/=="],
        ["x-wa-meta-cta-payload", "order 4711"],
        ["x-wa-meta-deeplink-payload", "not this one"],
        ["x-wa-meta-country-code", "DE"],
        ["x-wa-meta-user-id", "DE.13491208655302741918"],
      ]);
      const invite = await inviteAtAlice();
      expect(invite.headers.filter(([name]) => name.startsWith("X-WA"))).toEqual([
        ["X-WA-Number", `+${sales}`],
        ["X-WA-Call-Id", "wacid.HBgL-+/=="],
        ["X-WA-Payload", "order%204711"],
        ["X-WA-Country", "DE"],
        ["X-WA-User-Id", "DE.13491208655302741918"],
      ]);
      expect(header(invite, "From")).toContain("sip:+4915112345678@");
      expect(invite.body).toMatch(/UDP\/TLS\/RTP\/SAVPF [^]*a=fingerprint:[^]*opus\/48000\/2/);
      await expect.poll(() => peer.wire.received.map(statusOf)).toContain(180);
      expect(peer.wire.received.filter(({ body }) => body !== "")).toEqual([]);
    });

    test("without Meta's headers only what is known is told; the id comes from Call-ID", async () => {
      await call(sales, [], "US.13491208655302741918", "outgoing:wacid.ABC-123==");
      const invite = await inviteAtAlice();
      expect(invite.headers.filter(([name]) => name.startsWith("X-WA"))).toEqual([
        ["X-WA-Number", `+${sales}`],
        ["X-WA-Call-Id", "wacid.ABC-123=="],
      ]);
      expect(header(invite, "From")).toContain("sip:US.13491208655302741918@");
    });

    test("the payload of a link, the older and newer spellings", async () => {
      await call(`+${sales}`, [
        ["x-wa-meta-deeplink-payload", "from the website"],
        ["x-wa-meta-user-country-code", "IL"],
      ]);
      const invite = await inviteAtAlice();
      const told = ["X-WA-Payload", "X-WA-Country"].map((name) => header(invite, name));
      expect(told).toEqual(["from%20the%20website", "IL"]);
    });

    test.each([
      'a":b)|c;{"q":"ünï"},System(touch owned) ${SHELL(touch owned)}',
      "${CHANNEL(endpoint)}?1:2^3&4",
      "%0d%0aX-Evil: 1",
      ")",
      "):1:2",
      "50% :) 100%: %25%3A%253A",
      '"',
      "\\",
    ])("a payload of %s arrives as it is and does nothing", async (payload) => {
      await call(`+${sales}`, [["x-wa-meta-cta-payload", payload]]);
      const invite = await inviteAtAlice();
      expect(header(invite, "X-WA-Payload")).toMatch(/^[\w%\-.!~*'()]*$/);
      expect(decodeURIComponent(header(invite, "X-WA-Payload"))).toBe(payload);
      expect(header(invite, "X-Evil")).toBe("");
    });

    test.each([
      [480, "Temporarily Unavailable"],
      [486, "Busy Here"],
      [603, "Decline"],
    ])(
      "when the only agent declines with %s the customer hears so, and she is rung once",
      async (...said) => {
        refusal = said;
        const { outcome } = await call(`+${sales}`);
        expect([statusOf((await outcome).final), atAlice.length]).toEqual([480, 1]);
      },
    );

    // A browser closes a WebSocket at the first byte that is no UTF-8, and Alice would hear of no call any more.
    test.each([
      ["a character on the limit of 1024 bytes", "x" + "ü".repeat(600), `x${"ü".repeat(511)}�`],
      ["a character of four bytes there", "xx" + "👩".repeat(400), `xx${"👩".repeat(255)}�`],
      ["text as long as Asterisk takes from a header", "ü".repeat(2000), "ü".repeat(512)],
      ["half a character", "a\udcc3", "a�"],
      ["bytes that are no UTF-8", "a\udcff\udcc0\udc8ab", "a���b"],
    ])("a payload with %s closes nobody's WebSocket", async (_what, payload, told) => {
      await call(`+${sales}`, [["x-wa-meta-cta-payload", payload]]);
      const invite = await inviteAtAlice();
      expect(decoded(header(invite, "X-WA-Payload"))).toBe(told);
    });

    test.each([
      ["an umlaut", "Jörg", "Jörg"],
      ["half a character", "a\udcc3", "a�"],
      ["bytes that are no UTF-8", "a\udcff\udcc0\udc8a\udced\udca0\udc80b", /^a�+b$/],
      ["characters on a limit of Asterisk's", "x" + "ü".repeat(600), /^xü+�?$/],
      ["characters on another one", "👩".repeat(600), /^(👩)+�?$/],
      ["quotes at the end of a limit", `x${'\\"'.repeat(600)}`, /^x(\\\\\\")+$/],
    ])("a name with %s closes nobody's WebSocket", async (_what, name, told) => {
      await call(`+${sales}`, [], "+4915112345678", undefined, name);
      const invite = await inviteAtAlice();
      const shown = /^"(.*)" <sip:\+4915112345678@/.exec(header(invite, "From"))?.[1];
      expect(shown).toEqual(told instanceof RegExp ? expect.stringMatching(told) : told);
    });

    test.each(["US.1%C3", `US.${"%C3%BC".repeat(200)}`])(
      "a number like %j closes nobody's WebSocket",
      async (user) => {
        await call(`+${sales}`, [], user);
        expect(header(await inviteAtAlice(), "From")).toMatch(/sip:US\.[\w%]*@/);
      },
    );

    test.each(["sip:+34655102030@x", "sip:PJSIP/1002@x", "sip:PJSIP/1001@x"])(
      "a browser's 302 to %s forwards the call nowhere",
      async (contact) => {
        refusal = [302, "Moved Temporarily", [["Contact", `<${contact}>`]]];
        const bob = await agent("1002", asterisk.values.agents[1]?.password ?? "");
        let atBob = 0;
        serve(bob.wire, (invite) => {
          atBob++;
          bob.wire.send(respond(invite, 180, "Ringing", [["Contact", `<${bob.contact}>`]]));
        });
        await register(bob, host);
        await expect
          .poll(() => asterisk.cli("queue show whatsapp"))
          .toMatch(/PJSIP\/1001\).*Not in use.*\n.*PJSIP\/1002\).*Not in use/);
        const { peer } = await call(`+${sales}`);
        await inviteAtAlice();
        await expect.poll(() => atBob).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1500));
        expect([atAlice.length, atBob, atMeta.length]).toEqual([1, 1, 0]); // both are members of the queue
        peer.wire.close();
        await register({ ...bob, contact: "*" }, host, 0);
        bob.wire.close();
      },
    );

    test("an agent who signs in while the customer waits is rung", async () => {
      await register({ ...alice, contact: "*" }, host, 0);
      const { peer } = await call(`+${sales}`);
      await expect.poll(() => peer.wire.received.map(statusOf)).toContain(180);
      expect(atAlice).toEqual([]);
      await register(alice, host);
      await inviteAtAlice();
    });

    test("a folded header begins no header of its own", async () => {
      await call(`+${sales}`, [["x-wa-meta-cta-payload", "eve\r\n X-Evil: 1"]]);
      const invite = await inviteAtAlice();
      const told = ["X-WA-Payload", "X-Evil"].map((name) => header(invite, name));
      expect(told).toEqual(["eve%20X-Evil%3A%201", ""]);
    });

    test.each([
      ["a number that is not ours", "+4930111111"],
      ["another number of ours with this one's password", `+${berlin}`],
      ["an agent", "1001"],
    ])("%s is challenged and gets no further", async (_what, number) => {
      const { outcome } = await call(number);
      expect([statusOf((await outcome).final), atAlice]).toEqual([401, []]);
    });

    test("a forged X-FB-External-Domain without the password gets no further", async () => {
      const peer = await customer("+4915112345678", "a-guess-at-the-password");
      const { final } = await ask(peer, {
        method: "INVITE",
        target: `sip:+${sales}@${host};transport=tls`,
        headers: [["X-FB-External-Domain", "wa.meta.vc"]],
        body: offerFrom(meta),
      });
      expect([statusOf(final), atAlice]).toEqual([401, []]);
    });
  });

  test("the backend adds an agent by ARI push, and she signs in at once", async () => {
    const put = async (type: string, fields: Record<string, string>) => {
      const response = await fetch(`http://${pbx}:8088/ari/asterisk/config/dynamic/res_pjsip/${type}/1003`, {
        method: "PUT",
        headers: {
          authorization: `Basic ${btoa(`${asterisk.values.ari.user}:${asterisk.values.ari.password}`)}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({
          fields: Object.entries(fields).map(([attribute, value]) => ({ attribute, value })),
        }),
      });
      expect(response.status).toBe(200);
    };
    await put("auth", { auth_type: "digest", username: "1003", password: "pushed-by-the-backend" });
    await put("aor", { max_contacts: "1", remove_existing: "yes" });
    await put("endpoint", {
      webrtc: "yes",
      auth: "1003",
      aors: "1003",
      context: "from-webrtc",
      allow: "!all,opus",
    });
    const carol = await agent("1003", "pushed-by-the-backend");
    expect(statusOf((await register(carol, host)).final)).toBe(200);
    carol.wire.close();
  });

  test("the newest tab wins", async () => {
    const bob = asterisk.values.agents[1]?.password ?? "";
    const [first, second] = [await agent("1002", bob), await agent("1002", bob)];
    await register(first, host);
    const { final } = await register({ ...second, contact: "sip:1002@other.invalid;transport=ws" }, host);
    expect(statusOf(final)).toBe(200);
    const contacts = (await asterisk.cli("pjsip show contacts")).match(/1002\/sip:/g);
    expect(contacts).toHaveLength(1);
    first.wire.close();
    second.wire.close();
  });

  test("all this drew no warning from the dialplan", async () => {
    const ours = (await asterisk.complaints()).filter((line) =>
      /pbx|func_|app_|message\.c|header_funcs/.test(line),
    );
    expect(ours).toEqual([]);
  });

  test("Meta out of reach is told as such", async () => {
    metaServer.close();
    await expect
      // The first INVITE may be lost in the connection that is just closing.
      .poll(async () => noticeOf(await dial("+12145550100")), { timeout: 45_000 })
      .toBe("trunk-unreachable: trunk unreachable");
  });
});
