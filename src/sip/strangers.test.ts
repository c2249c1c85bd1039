import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sales } from "../testing/people.ts";
import { headerOf, headersOf } from "../testing/sip-message.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
beforeEach(() => {
  place = createSipPlace(createSipSignaling);
});
afterEach(() => place.leave());

const from = (name: string, user = "+34612345678") => `From: ${name} <sip:${user}@pbx.example>;tag=m`;

describe("who calls", () => {
  it("is told with number, name, our number and payload", async () => {
    await place.offered([from('"María Ortega"'), `X-WA-Number: ${sales}`, "X-WA-Payload: offer-7"]);
    expect(place.offers()).toEqual([
      {
        id: "offer-1",
        kind: "customer",
        returnedFrom: null,
        returnedBecause: null,
        party: { number: "+34612345678", name: "María Ortega" },
        businessNumber: sales,
        payload: "offer-7",
      },
    ]);
  });

  it.each([
    ["quotes", String.raw`"Ann \"Annie\" Lee"`, 'Ann "Annie" Lee'],
    ["markup stays text", '"<img src=x onerror=alert(1)>"', "<img src=x onerror=alert(1)>"],
    ["marks of text direction", '"Bob\u202egnp.exe\u2066"', "Bob gnp.exe"],
    ["a folded line (RFC 3261 7.3.1)", '"Ann\r\n X-WA-Number: 1"', "Ann   X-WA-Number: 1"],
    ["control characters of Latin-1", '"Ann\u0085\u009b"', "Ann"],
    ["no name", "", null],
    ["an empty name", '""', null],
    ["emoji", '"👩🏽‍💻 Wren"', "👩🏽‍💻 Wren"],
  ] as const)("a name with %s", async (_what, name, shown) => {
    await place.offered([from(name)]);
    expect(place.offers()[0]?.party).toEqual({ number: "+34612345678", name: shown });
  });

  it("a name and a payload without end are cut", async () => {
    await place.offered([from(`"${"x".repeat(3_000)}"`), `X-WA-Payload: ${"y".repeat(8_000)}`]);
    expect(place.offers()[0]?.party.name).toHaveLength(256);
    expect(place.offers()[0]?.payload).toHaveLength(256);
  });

  it("a payload is undone from its URI-encoding, made fit to show, and cut", async () => {
    const payload = encodeURIComponent(`50%: ü\r\n\u202e${"👩".repeat(300)}`);
    await place.offered([from(""), `X-WA-Payload: ${payload}`]);
    expect(place.offers()[0]?.payload).toBe(`50%: ü   ${"👩".repeat(247)}`);
  });

  it("a payload that a PBX cut within a character is shown as far as it goes", async () => {
    await place.offered([from(""), "X-WA-Payload: order%20%C3%BC%F0%9F%91"]);
    expect(place.offers()[0]?.payload).toBe("order ü");
  });

  it.each([
    ["US.13491208655302741918", "US.13491208655302741918"],
    ["%2B34612345678", "+34612345678"],
    ["%0D%0AX-Evil%3A%201", "X-Evil: 1"],
    ["%E2%80%AE4321", "4321"],
  ])("a number like %s", async (user, number) => {
    await place.offered([from("", user)]);
    expect(place.offers()[0]?.party.number).toBe(number);
  });
});

describe("what reaches our headers", () => {
  it.each([
    ["a line break", "agent\r\nX-Evil: 1"],
    ["quotes", 'agent"'],
    ["a space", "agent smith"],
    ["a host", "agent@evil.example"],
    ["a bracket", "agent>;tag=1"],
    ["a password", "agent:secret"],
    ["an escaped line break", "agent%0D%0AX-Evil%3A%201"],
    ["nothing", ""],
  ])("a user name with %s is refused at once", (_what, user) => {
    expect(() => createSipPlace(createSipSignaling, { user })).toThrow(/cannot stand/);
  });

  it.each(["agent;x=1", "agent?X-Evil=1", "o'neill+7"])(
    "a user name like %s stays a user name",
    async (user) => {
      place.leave();
      place = createSipPlace(createSipSignaling, { user });
      await place.signIn();
      const [first] = place.server.messages();
      expect(first?.method).toBe("REGISTER");
      for (const message of place.server.messages()) expect(headersOf(message, "X-Evil")).toEqual([]);
    },
  );

  it.each([
    "pbx.example\r\nX-Evil: 1",
    "pbx.example>",
    "pbx.example;lr",
    "pbx.example?X-Evil=1",
    "pbx example",
    "",
  ])("a domain like %j is refused at once", (domain) => {
    expect(() => createSipPlace(createSipSignaling, { domain })).toThrow(/cannot stand/);
  });

  it("the number dialed and our own stand in the INVITE as they are", async () => {
    await place.signIn();
    await place.act(() =>
      place.signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: sales }),
    );
    const invite = place.server.latest().invite!;
    expect(invite.target).toBe("sip:+34612345678@pbx.example");
    expect(headerOf(invite, "X-WA-From")).toBe(sales);
  });

  it.each([
    ["+34612345678\r\nX-Evil: 1", null],
    ["+34612345678@evil.example", null],
    ["+34612345678;user=phone", null],
    ["500&PJSIP/x/1900", null],
    ["${SHELL(id)}", null],
    ["\ud800", null],
    ["", null],
    ["+34612345678", "+12025550100\r\nX-Evil: 1"],
    ["+34612345678", "sales"],
  ])("a call to %j from %j does not leave", async (to, our) => {
    await place.signIn();
    await place.act(() => place.signaling.dial({ id: "ours", kind: "customer", to, from: our }));
    expect(place.story("ours")).toEqual(["number-not-allowed"]);
    expect(place.server.heard()).not.toContain("INVITE");
    expect(place.devices.taken().microphones).toBe(0);
  });
});

describe("what the PBX says aside about a refused call", () => {
  beforeEach(() => place.dial());
  const reason = () => place.end("ours");

  it("gives the reason and the small print", async () => {
    const text = "SIP 403 No Approved Call Permission Found: No approved call permission from the recipient";
    place.server.notice(place.server.latest(), "meta", text);
    await place.act(() => place.server.refuse("486 Busy Here"));
    expect(reason()).toEqual({ kind: "no-permission", detail: text });
    expect(place.server.heard()).toContain("200 MESSAGE");
  });

  it("is URI-encoded", async () => {
    const text = "SIP 403 No Approved Call Permission Found: 50% – ünï";
    place.server.notice(place.server.latest(), "meta", `${encodeURIComponent(text)}%C3`);
    await place.act(() => place.server.refuse("486 Busy Here"));
    expect(reason()).toEqual({ kind: "no-permission", detail: text });
  });

  it("about another call is not taken for this one", async () => {
    place.server.notice("another-call", "meta", "SIP 403 No Approved Call Permission Found");
    await place.act(() => place.server.refuse("486 Busy Here"));
    expect(reason()).toMatchObject({ kind: "declined-by-customer", detail: "SIP 486 Busy Here" });
  });

  it("does not stick to the next call", async () => {
    place.server.notice(place.server.latest(), "meta", "SIP 403 No Approved Call Permission Found");
    await place.act(() => place.server.refuse("486 Busy Here"));
    await place.act(() =>
      place.signaling.dial({ id: "next", kind: "customer", to: "+34612345678", from: null }),
    );
    await place.act(() => place.server.refuse("486 Busy Here"));
    expect(place.end("next")?.kind).toBe("declined-by-customer");
  });

  it.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
    "of a kind called %s is of no kind we know",
    async (kind) => {
      place.server.notice(place.server.latest(), kind, "whatever");
      await place.act(() => place.server.refuse("486 Busy Here"));
      expect(reason()).toEqual({ kind: "declined-by-customer", detail: "whatever" });
    },
  );

  it("a text without end is cut, and shown without what turns text round", async () => {
    place.server.notice(place.server.latest(), "meta", `\u202e${"x".repeat(60_000)}`);
    await place.act(() => place.server.refuse("486 Busy Here"));
    expect(reason()?.detail).toBe("x".repeat(256));
  });

  it("a flood of them is answered, forgotten but for the last few, and leaves no timer", async () => {
    const ours = place.server.latest();
    place.server.notice(ours, "meta", "SIP 403 No Approved Call Permission Found");
    for (let more = 0; more < 200; more++) place.server.notice(`flood-${more}`, "meta", "x".repeat(2_000));
    await place.settle();
    expect(place.server.heard().filter((each) => each === "200 MESSAGE")).toHaveLength(201);
    await place.act(() => place.server.refuse("486 Busy Here"));
    expect(reason()?.kind).toBe("declined-by-customer"); // ours was pushed out: nothing is kept without bound
    await place.act(place.signaling.closeSocket);
    await place.pass(33_000);
    expect(place.timers()).toBe(0);
  });
});

describe("what nobody asked for", () => {
  it.each([
    ["nothing", ""],
    ["no SIP", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["a keep-alive", "\r\n\r\n"],
    ["bytes", new Uint8Array([0xff, 0xfe, 0x00, 0x0d, 0x0a]).buffer],
    ["an INVITE of nobody", "INVITE sip:agent@pbx.example SIP/2.0\r\n\r\n"],
    ["an answer to nothing", "SIP/2.0 200 OK\r\nVia: SIP/2.0/WS x.invalid;branch=z9hG4bK1\r\n\r\n"],
    ["a status beyond all", "SIP/2.0 99999 Whatever\r\n\r\n"],
    ["a line without end", `INVITE ${"x".repeat(100_000)}`],
  ])("%s is ignored, and the line goes on", async (_what, said) => {
    await place.signIn();
    const before = place.heard.length;
    await place.act(() => place.server.say(said));
    expect(place.heard).toHaveLength(before);
    await place.act(() => place.server.call());
    expect(place.offers()).toHaveLength(1);
  });

  it.each([
    ["no name in From", ["From: garbage"]],
    ["a From of another scheme", ["From: <tel:+34612345678>;tag=m"]],
    ["an address without a user", ["From: <sip:anonymous.invalid>;tag=m"]],
    ["a Contact that is none", ["Contact: garbage"]],
  ])("a call with %s breaks nothing", async (_what, headers) => {
    await place.signIn();
    await place.act(() => place.server.call(headers));
    await place.act(() => place.server.call([from("")]));
    expect(place.offers().at(-1)?.party.number).toBe("+34612345678");
  });

  it("Asterisk's OPTIONS is answered: that is how it knows we are there (pjsip.conf, qualify_frequency)", async () => {
    await place.signIn();
    await place.act(() => place.server.request("OPTIONS"));
    expect(place.server.heard().at(-1)).toBe("200 OPTIONS");
  });

  it.each(["REFER", "SUBSCRIBE", "NOTIFY", "PUBLISH"])("%s outside a call is refused", async (method) => {
    await place.signIn();
    await place.act(() => place.server.request(method, ["Event: x", "Refer-To: <sip:1900@evil.example>"]));
    expect(place.server.heard().at(-1)).toMatch(new RegExp(`^4\\d\\d ${method}$`));
  });

  it("nobody can make this phone call somebody: REFER inside a call is refused, and the call goes on", async () => {
    await place.dial();
    await place.act(() => place.server.answer());
    place.server.forget();
    await place.act(() => place.server.inside("REFER", ["Refer-To: <sip:1900@evil.example>"]));
    expect(place.server.heard()).toEqual(["603 REFER"]);
    expect(place.end("ours")).toBeUndefined();
    await place.act(() => place.signaling.end("ours"));
  });

  it.each(["INFO", "MESSAGE"])("%s inside a call is answered and changes nothing", async (method) => {
    await place.dial();
    await place.act(() => place.server.answer());
    const before = place.heard.length;
    await place.act(() => place.server.inside(method, ["Content-Type: text/plain"], "x"));
    expect(place.server.heard().at(-1)).toBe(`200 ${method}`);
    expect(place.heard).toHaveLength(before);
  });
});

it("nothing of a password, a number or a whole message reaches the log", async () => {
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  place.leave();
  place = createSipPlace(createSipSignaling, { logger: { debug: log, info: log, warn: log } });
  await place.signIn();
  await place.act(
    () => place.server.call([from('"María Ortega"')]),
    () => place.server.say("garbage"),
  );
  await place.act(() => place.server.giveUp(), place.wire.cut);
  expect(logged.length).toBeGreaterThan(0);
  for (const line of logged) expect(line).not.toMatch(/password|612345678|María|Digest|\r|\n/);
});
