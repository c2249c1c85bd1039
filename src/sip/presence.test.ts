// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Presence } from "../core/ports/presence.ts";
import { headerOf, responseTo, sipText, tagIn, uriIn, type SipMessage } from "../testing/sip-message.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { presenceIn } from "./pidf.ts";
import { createSipSignaling, type SipSignaling } from "./sip-signaling.ts";
// Fetched when it is first asked for; here it is there already, so that no test waits for a disk.
import "./watching.ts";

/** As Asterisk 22 writes it. */
const pidf = (basic: string, note: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<presence entity="sip:1002@pbx.example" xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model">\n <note>${note}</note>\n <tuple id="1002"><status><basic>${basic}</basic></status><contact priority="1">sip:1001@192.0.2.7</contact></tuple>\n</presence>\n`;

describe("a presence document", () => {
  test.each([
    ["open", "Ready", "ready"],
    ["open", "Ringing", "ringing"],
    ["open", "On the phone", "talking"],
    ["open", "On hold", "on-hold"],
    ["closed", "Unavailable", "offline"],
    ["open", "Gone fishing", "unknown"],
    ["ajar", "Ready", "unknown"],
  ])("%s, %s is %s", (basic, note, presence) => {
    expect(presenceIn(pidf(basic, note))).toBe(presence);
  });

  test.each([
    ["nothing", ""],
    ["no XML", "<presence"],
    ["another vocabulary", "<presence><basic>open</basic></presence>"],
    ["a page", "<!doctype html><p>hello"],
    ["more than anybody needs", pidf("open", "Ready").padEnd(10_000)],
  ])("%s is unknown", (_what, body) => {
    expect(presenceIn(body)).toBe("unknown");
  });
});

describe("watching a colleague", () => {
  let place: SipPlace;
  let sip: SipSignaling;
  let told: Presence[];
  beforeEach(() => {
    place = createSipPlace((settings, ports) => (sip = createSipSignaling(settings, ports)));
    told = [];
  });
  afterEach(() => place.leave());

  const subscribes = (hint: string): readonly SipMessage[] =>
    place.server
      .messages()
      .filter(({ method, target }) => method === "SUBSCRIBE" && target.startsWith(`sip:${hint}@`));
  const watch = (): (() => void) => sip.presence.watch("1002", ({ presence }) => void told.push(presence));

  /** Asterisk takes a subscription and tells how it stands. */
  function grant(hint: string, body: string): () => void {
    const request = subscribes(hint).at(-1)!;
    const tag = `hint-${hint}-${request.headers.length}`;
    let sequence = 1;
    place.server.say(responseTo(request, "200 OK", { tag, headers: ["Expires: 600"] }));
    const notify = (text: string, state: string): void =>
      place.server.say(
        sipText(
          `NOTIFY ${uriIn(headerOf(request, "Contact"))} SIP/2.0`,
          [
            `Via: SIP/2.0/WS 192.0.2.1;branch=z9hG4bK${headerOf(request, "Call-ID")}${String(sequence)}`,
            "Max-Forwards: 70",
            `From: <sip:${hint}@pbx.example>;tag=${tag}`,
            headerOf(request, "From").replace(/^/, "To: "),
            `Call-ID: ${headerOf(request, "Call-ID")}`,
            `CSeq: ${String(sequence++)} NOTIFY`,
            "Contact: <sip:pbx@192.0.2.1;transport=ws>",
            "Event: presence",
            `Subscription-State: ${state}`,
            "Content-Type: application/pidf+xml",
          ],
          text,
        ),
      );
    expect(tagIn(headerOf(request, "From"))).not.toBe("");
    notify(body, "active;expires=600");
    return () => notify(pidf("open", "On the phone"), "active;expires=600");
  }

  test("tells how they stand and each change, by one subscription however many listen", async () => {
    const stops = [watch(), watch()];
    await place.signIn();
    expect(subscribes("1002").map((request) => headerOf(request, "Event"))).toEqual(["presence"]);
    let talk = (): void => undefined;
    await place.act(() => (talk = grant("1002", pidf("open", "Ready"))));
    await place.act(talk);
    expect(told).toEqual(["unknown", "unknown", "ready", "ready", "talking", "talking"]);
    await place.act(stops[0]!);
    expect(subscribes("1002")).toHaveLength(1);
    await place.act(stops[1]!);
    expect(
      place.server
        .messages()
        .filter(({ method }) => method === "SUBSCRIBE")
        .map((request) => headerOf(request, "Expires")),
    ).toContain("0");
  });

  test("who is free and paused is away", async () => {
    watch();
    await place.signIn();
    await place.act(
      () => void grant("1002", pidf("open", "Ready")),
      () => void grant("*471002", pidf("open", "On the phone")),
    );
    expect(told).toEqual(["unknown", "ready", "away"]);
  });

  test("over a lost line it is unknown, and asked for again when the line is back", async () => {
    watch();
    await place.signIn();
    await place.act(() => void grant("1002", pidf("closed", "Unavailable")));
    await place.act(place.wire.cut);
    expect(told).toEqual(["unknown", "offline", "unknown"]);
    await place.signIn();
    expect(subscribes("1002")).toHaveLength(2);
    await place.act(() => void grant("1002", pidf("open", "Ready")));
    expect(told.at(-1)).toBe("ready");
  });

  test("what was asked for over a lost line is not renewed over the next one", async () => {
    watch();
    await place.signIn();
    await place.act(() => void grant("1002", pidf("open", "Ready")));
    await place.act(place.wire.cut);
    await place.signIn();
    await place.act(() => void grant("1002", pidf("open", "Ready")));
    /** Of hints that Asterisk knows; another one is asked for again and again. */
    const dialogs = (): readonly string[] =>
      place.server
        .messages()
        .filter((request) => request.method === "SUBSCRIBE" && headerOf(request, "To").includes("1002@"))
        .filter((request) => !headerOf(request, "To").includes("*47") && headerOf(request, "Expires") !== "0")
        .map((request) => headerOf(request, "Call-ID"));
    const [, current] = dialogs();
    const before = dialogs().length;
    // Renewed at nine tenths of what was granted.
    await place.pass(545_000);
    expect(dialogs().slice(before)).toEqual([current]);
  });

  test.each(["404 Not Found", "403 Forbidden"])(
    "%s: unknown, and asked for again in a minute",
    async (status) => {
      watch();
      await place.signIn();
      const refuse = (): void =>
        place.server.say(responseTo(subscribes("1002").at(-1)!, status, { tag: "no" }));
      await place.act(refuse);
      await place.pass(59_000);
      expect(subscribes("1002")).toHaveLength(1);
      await place.pass(2_000);
      expect(subscribes("1002")).toHaveLength(2);
      await place.act(refuse);
      await place.pass(61_000);
      expect(subscribes("1002")).toHaveLength(2);
      expect(told).toEqual(["unknown"]);
    },
  );

  test("what is no extension is never asked for", async () => {
    sip.presence.watch("1002@elsewhere.example", ({ presence }) => void told.push(presence));
    await place.signIn();
    expect(place.server.messages().filter(({ method }) => method === "SUBSCRIBE")).toEqual([]);
    expect(told).toEqual(["unknown"]);
  });
});
