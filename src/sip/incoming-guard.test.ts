import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { faultIn } from "./incoming-guard.ts";
import { createSipSignaling } from "./sip-signaling.ts";

/** A body whose length ends it within a character. */
const half = [
  "MESSAGE sip:agent@pbx.example SIP/2.0",
  "Via: SIP/2.0/WS 192.0.2.1;branch=z9hG4bKhalf",
  "From: <sip:pbx@pbx.example>;tag=1",
  "To: <sip:agent@pbx.example>",
  "Call-ID: half",
  "CSeq: 1 MESSAGE",
  "Content-Type: text/plain",
  "Content-Length: 1",
  "",
  "👩",
].join("\r\n");

const message = (headers: readonly string[], body = "") =>
  ["MESSAGE sip:agent@pbx.example SIP/2.0", ...headers, "", body].join("\r\n");

describe("what cannot be a message of Asterisk's", () => {
  it.each([
    [
      "more than Asterisk can write",
      message(["Content-Type: text/plain"], "x".repeat(65_537)),
      "it is too long",
    ],
    ["headers without an end", "OPTIONS sip:agent@pbx.example SIP/2.0\r\nVia: x", "its headers do not end"],
    [
      "endless headers",
      message(Array<string>(40).fill(`X-A: ${"x".repeat(500)}`)),
      "its headers are too long",
    ],
    ["countless headers", message(Array<string>(128).fill("X-A: x")), "it has too many headers"],
    ["one endless header", message([`X-A: ${"x".repeat(8_192)}`]), "a header is too long"],
    ["an endless name", message([`From: "${"x".repeat(4_096)}" <sip:a@b>`]), "its addresses are too long"],
    [
      "an endless name on many lines",
      message(["f: a", ...Array<string>(90).fill(` ${"x".repeat(50)}`)]),
      "its addresses are too long",
    ],
    ["countless contacts", message([`m: ${"<sip:a@b>,".repeat(65)}`]), "its addresses are too long"],
    ["an endless first line", `${"x".repeat(5_000)}\r\n\r\n`, "its addresses are too long"],
    [
      "a session of countless media",
      message(["Content-Type: application/sdp"], "m=audio 9 RTP/AVP 0\r\n".repeat(17)),
      "its session description is too long",
    ],
    [
      "a session of countless lines",
      message(["c:\r\n application/sdp"], "a=x\r\n".repeat(400)),
      "its session description is too long",
    ],
    [
      "an endless line of a session",
      message(["C: application/SDP"], `a=${"x".repeat(1_024)}`),
      "its session description is too long",
    ],
    [
      "a number after which none may come",
      message(["CSeq :\r\n 2147483648 BYE"]),
      "its number is out of range",
    ],
    ["a body of no kind", message(["Content-Length: 1"], "x"), "it does not say what its body is"],
  ])("%s", (_what, text, fault) => {
    expect(faultIn(text)).toBe(fault);
  });

  it.each([
    ["the highest number", message(["CSeq: 2147483647 BYE"])],
    ["no body", message(["Via: SIP/2.0/WS a"])],
    ["a body, its kind by the short name", message(["c : text/plain"], "x")],
    ["a text of 60 kB", message(["Content-Type: text/plain"], "x".repeat(60_000))],
    ["a payload of 512 emoji, URI-encoded", message([`X-WA-Payload: ${"%F0%9F%91%8D".repeat(512)}`])],
    ["a name of 256 umlauts, URI-encoded", message([`From: "${"%C3%BC".repeat(256)}" <sip:a@b>;tag=1`])],
    [
      "the routes of twenty proxies",
      message(Array<string>(20).fill("Record-Route: <sip:proxy.example;lr;transport=wss>")),
    ],
  ])("but not %s", (_what, text) => {
    expect(faultIn(text)).toBeNull();
  });
});

describe("a phone that hears what sip.js stumbles over", () => {
  const warned: string[] = [];
  let place: SipPlace;
  beforeEach(async () => {
    warned.length = 0;
    place = createSipPlace(createSipSignaling, {
      logger: { debug: () => undefined, info: () => undefined, warn: (line) => void warned.push(line) },
    });
    await place.signIn();
  });
  afterEach(() => place.leave());

  const isThere = async () => {
    await place.act(() => place.server.request("OPTIONS"));
    expect(place.server.heard().at(-1)).toBe("200 OPTIONS");
  };

  it.each([
    ["a response without a number", () => place.server.say("SIP/2.0 200 OK\r\nCSeq: x\r\n\r\n")],
    ["a PRACK outside any call", () => place.server.request("PRACK", ["RAck: 1 1 INVITE"])],
    [
      "a request to no address",
      () =>
        place.server.say(
          "OPTIONS javascript:1 SIP/2.0\r\nVia: SIP/2.0/WS a;branch=z9hG4bK\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n",
        ),
    ],
    ["nothing but line ends, 16 million", () => place.server.say("\r\n".repeat(8_000_000))],
    ["16 MB of nothing", () => place.server.say(new ArrayBuffer(16_000_000))],
    ["half an emoji", () => place.server.say(half)],
  ] as const)("%s, is still there, and says so once", async (_what, say) => {
    await place.act(say, say, say);
    expect(warned).toHaveLength(1);
    expect(warned[0]).toMatch(/stumbled over it \(\w+\)$|it is too long$/);
    await isThere();
  });

  it.each([
    ["for longer than a timer of the browser's runs", "Expires: 4294967295"],
    ["until a time that is no number", "EXPIRES:\r\n soon\r\n or later"],
    ["until a number that goes on as none", "Expires: 60\r\n or later"],
    ["until a number that goes on behind a line feed", "Expires : 60\nor later"],
    ["until a number in two lines", "Expires: 4\r\n 294967295"],
    ["until nothing is said", "Expires:"],
    ["for a minute", "Expires: 60"],
  ])("an offer that lasts %s goes on ringing", async (_what, expires) => {
    await place.act(() => place.server.request("INVITE", [expires, "Call-ID: lasting"]));
    await place.pass(1_000);
    expect(place.offers()).toHaveLength(1);
    expect(place.server.heard().filter((line) => /^[3-6]\d\d INVITE/.test(line))).toEqual([]);
  });

  it("an offer that has run out is over", async () => {
    await place.act(() => place.server.request("INVITE", ["Expires: 1", "Call-ID: over"]));
    await place.pass(1_000);
    expect(place.server.heard()).toContain("487 INVITE");
  });

  it("lets no more calls wait than anybody could place", async () => {
    for (let call = 0; call < 300; call++) place.server.request("INVITE", [`Call-ID: flood-${call}`]);
    await place.settle();
    expect(place.offers()).toHaveLength(256);
    expect(warned).toEqual(["sip: left out a message of the server: there are too many calls at once"]);
    await isThere();
  });
});
