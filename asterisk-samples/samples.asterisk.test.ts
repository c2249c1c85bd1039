import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAri, type Ari } from "../lab/asterisk/ari.ts";
import {
  foldersOf,
  runOnConsole,
  startAsterisk,
  writeAsteriskConf,
} from "../lab/asterisk/asterisk-process.ts";
import { findInstallation } from "../lab/asterisk/installation.ts";
import type { ManagedProcess } from "../lab/processes/managed-process.ts";
import { createReporter } from "../lab/reporter.ts";
import { createAuthority, issueCertificate, type Issued } from "./render/certificates.ts";
import { renderSamples } from "./render/render.ts";
import type { CompleteValues } from "./render/secrets.ts";
import { header, methodOf, respond, statusOf, type SipMessage } from "./testing/sip-message.ts";
import { ask, register, serve, type Outcome, type Peer } from "./testing/sip-peer.ts";
import { listenTls, overTls, overWebSocket } from "./testing/sip-wire.ts";

// Beyond the addresses of labs (127.0.0 to 127.0.99), so that a lab may run meanwhile.
const pbx = "127.0.106.1";
const meta = "127.0.106.2";
const host = "pbx.example.org";
const [sales, berlin] = ["12145551869", "4930901820"];

/** Undoes URI-encoding; what is no UTF-8 then is U+FFFD. */
function decoded(text: string): string {
  const byte = (_escape: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return Buffer.from(text.replaceAll(/%([\dA-F]{2})/g, byte), "latin1").toString();
}

interface Booted {
  readonly values: CompleteValues;
  /** Who signs Meta's certificate. */
  readonly authority: Issued;
  /** PEM of the authority that Asterisk's own certificate is from. */
  readonly ca: string;
  readonly ari: Ari;
  cli(command: string): Promise<string>;
  /** Warnings and errors so far. Nothing is allowed for: whatever Asterisk says here is about our files. */
  complaints(): Promise<string[]>;
  stop(): Promise<void>;
}

async function boot(more: object = {}): Promise<Booted> {
  const installation = await findInstallation(createReporter());
  const home = await mkdtemp(join(tmpdir(), "samples-"));
  const folders = foldersOf(home);
  const authority = await createAuthority();
  const metaCaFile = join(home, "meta-ca.pem");
  await writeFile(metaCaFile, authority.certificate);
  const { values } = await renderSamples(
    {
      hostname: host,
      businessNumbers: [
        { number: sales, label: "Sales" },
        { number: berlin, label: "Berlin" },
      ],
      agents: [
        { extension: "1001", name: "Alice" },
        { extension: "1002", name: "Bob O'Neil" },
      ],
      sipTlsBind: { address: pbx, port: 5061 },
      wssBind: { address: pbx, port: 8089 },
      httpBind: { address: pbx, port: 8088 },
      metaHost: meta,
      metaCaFile,
      certificates: "local",
      localNames: ["localhost", pbx],
      installedIn: folders.configuration,
      opusModule: installation.opusModule,
      ...more,
    },
    folders.configuration,
  );
  await writeAsteriskConf(folders, installation);
  const ari = createAri({ address: pbx, port: 8088, user: values.ari.user, password: values.ari.password });
  const asterisk: ManagedProcess = await startAsterisk("asterisk", installation, folders, ari, false);
  return {
    values,
    authority,
    ca: await readFile(join(folders.configuration, "keys/ca.pem"), "utf8"),
    ari,
    cli: (command) => runOnConsole(installation, folders, command),
    complaints: async () =>
      (await readFile(join(folders.logs, "messages.log"), "utf8"))
        .split("\n")
        .filter((line) => /\b(WARNING|ERROR)\[/.test(line)),
    stop: async () => {
      await asterisk.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

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
  let asterisk: Booted;
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
    ["dialplan show from-meta", ["Queue(whatsapp,rnib(wa-headers^s^1),,,", "Hangup(19)"]],
    ["dialplan show from-webrtc", [`Dial(PJSIP/wa-$`, `@${meta};transport=tls,60,ri)`]],
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
  let asterisk: Booted;
  let alice: Peer;
  let metaServer: { close(): void };
  /** INVITEs with credentials that reached Meta since the test began. */
  let atMeta: SipMessage[] = [];
  /** INVITEs that reached Alice since the test began. */
  let atAlice: SipMessage[] = [];
  type Answer = readonly [status: number, reason: string, headers?: SipMessage["headers"]];
  /** What Alice's browser says to a call; without it, it rings. */
  let refusal: Answer | undefined;
  /** What Meta answers next. */
  let answer: Answer;

  beforeAll(async () => {
    asterisk = await boot();
    const { certificate, key } = await issueCertificate(asterisk.authority, { names: [], addresses: [meta] });
    metaServer = await listenTls({ address: meta, port: 5061, cert: certificate, key }, (wire) => {
      wire.listen((message) => {
        if (methodOf(message) !== "INVITE" || statusOf(message) !== 0) return;
        if (header(message, "Proxy-Authorization") === "") {
          const challenge = 'Digest realm="wa.meta.vc", nonce="n", opaque="o", algorithm=MD5, qop="auth"';
          wire.send(
            respond(message, 407, "Proxy Authentication Required", [["Proxy-Authenticate", challenge]]),
          );
          return;
        }
        atMeta.push(message);
        wire.send(respond(message, ...answer));
      });
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
    await expect
      .poll(() => asterisk.cli("core show channels count"), { timeout: 5000 })
      .toContain("0 active channels");
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

  async function agent(extension: string, password: string): Promise<Peer> {
    return {
      wire: await overWebSocket(`ws://${pbx}:8088/ws`),
      uri: `sip:${extension}@${host}`,
      contact: `sip:${extension}@browser.invalid;transport=ws`,
      via: "WS",
      account: { user: extension, password },
    };
  }

  const dial = (dialled: string, headers: SipMessage["headers"] = []) =>
    ask(alice, { method: "INVITE", target: `sip:${dialled}@${host}`, headers });

  /** The MESSAGE about a call, and that it came before the final response. */
  function noticeOf({ callId, final, meanwhile }: Outcome) {
    const at = meanwhile.findIndex((message) => methodOf(message) === "MESSAGE");
    const notice = meanwhile[at];
    if (notice === undefined) return "no notice";
    expect(at).toBeLessThan(meanwhile.indexOf(final));
    expect(header(notice, "X-WA-Call-Ref")).toBe(callId);
    expect(header(notice, "Content-Type")).toBe("text/plain");
    return `${header(notice, "X-WA-Notice")}: ${decoded(notice.body)}`;
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
        expect(statusOf((await dial("+12145550100")).final)).toBe(500);
        expect([atAlice.length, atMeta.length]).toEqual([0, 1]);
      },
    );

    test("ringing is heard before Meta says a word", async () => {
      const { meanwhile } = await dial("+12145550100");
      expect(meanwhile.map(statusOf)).toContain(180);
      expect(meanwhile.map(statusOf)).not.toContain(183);
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
    const offer = [
      "v=0",
      `o=- 1 1 IN IP4 ${meta}`,
      "s=-",
      `c=IN IP4 ${meta}`,
      "t=0 0",
      "m=audio 40012 RTP/SAVP 111 126",
      "a=rtpmap:111 opus/48000/2",
      "a=rtpmap:126 telephone-event/8000",
      "a=rtcp-mux",
      "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkw",
      "",
    ].join("\r\n");

    async function customer(from: string, password: string): Promise<Peer> {
      return {
        wire: await overTls(pbx, 5061, asterisk.ca, meta),
        uri: `sip:${from}@wa.meta.vc`,
        contact: `sip:${from}@wa.meta.vc;transport=tls`,
        via: "TLS",
        account: { user: sales, password },
      };
    }

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
      const outcome = ask(peer, { method: "INVITE", target, headers, body: offer }, callId);
      outcome.catch(() => undefined); // most of our calls are cut off by the next test
      return { outcome, peer };
    }

    async function inviteAtAlice(): Promise<SipMessage> {
      await expect.poll(() => atAlice.length, { timeout: 5000 }).toBe(1);
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
          .poll(() => asterisk.cli("queue show whatsapp"), { timeout: 5000 })
          .toMatch(/PJSIP\/1001\).*Not in use.*\n.*PJSIP\/1002\).*Not in use/);
        const { peer } = await call(`+${sales}`);
        await inviteAtAlice();
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
        body: offer,
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
