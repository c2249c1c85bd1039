import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headerOf } from "../testing/sip-message.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
beforeEach(async () => {
  place = createSipPlace(createSipSignaling);
  await place.talk();
});
afterEach(() => place.leave());

/** SIP's own timers are through after 64*T1 (RFC 3261 17, A). */
const allTimers = 33_000;
const trying = "SIP/2.0 100 Trying";
const ringing = "SIP/2.0 180 Ringing";
const accepted = "SIP/2.0 200 OK";
const busy = "SIP/2.0 486 Busy Here";

const transfer = (to = "1002") => place.signaling.transfer("ours", to);
const notify = (line: string, facts: Parameters<SipPlace["server"]["notify"]>[1] = {}) =>
  place.act(() => place.server.notify(line, facts));
const story = () => place.story("ours");
const refers = () => place.server.messages().filter(({ method }) => method === "REFER");
const detail = () =>
  place.heard.flatMap((event) =>
    event.type === "call" && event.signal.type === "transfer-refused" ? [event.signal.detail] : [],
  )[0];

describe("a transfer", () => {
  it.each([
    ["an extension", "1002", "sip:1002@pbx.example"],
    ["a number", "+34655102030", "sip:+34655102030@pbx.example"],
    ["a parking place", "*701", "sip:*701@pbx.example"],
    ["the conference", "*80", "sip:*80@pbx.example"],
  ])("to %s names it", async (_what, to, address) => {
    await place.act(() => transfer(to));
    expect(refers().map((refer) => headerOf(refer, "Refer-To"))).toEqual([address]);
  });

  it.each(["", "1", "1002@evil.example", "1002?Replaces=x", "*90", "sip:1002", "0034655102030", "１００２"])(
    "to %j is refused before anything leaves",
    async (to) => {
      await place.act(() => transfer(to));
      expect(refers()).toEqual([]);
      expect(story()).toEqual(["transfer-refused"]);
    },
  );

  it("that succeeds: tells how it goes, says BYE only then, and is over", async () => {
    await place.act(() => transfer());
    await notify(trying);
    await notify(ringing);
    expect(story()).toEqual(["trying", "ringing"]);
    expect(place.server.heard()).not.toContain("BYE");
    await notify(accepted, { last: true });
    expect(story()).toEqual(["trying", "ringing", "transferred"]);
    expect(place.server.heard().at(-1)).toBe("BYE");
    expect(place.server.open()).toBe(0);
  });

  it("that Asterisk ends with BYE before it says 200: transferred all the same", async () => {
    await place.act(() => transfer());
    await notify(trying);
    await place.act(() => place.server.hangUp());
    await notify(accepted, { last: true });
    expect(story()).toEqual(["trying", "transferred"]);
  });

  it("that Asterisk takes, and ends with BYE before any NOTIFY: transferred", async () => {
    await place.act(
      () => transfer(),
      () => place.server.hangUp(),
    );
    expect(story()).toEqual(["transferred"]);
  });

  it("that Asterisk has not answered when the customer hangs up: the customer hung up", async () => {
    place.server.refers("silent");
    await place.act(
      () => transfer(),
      () => place.server.hangUp(),
    );
    expect(story()).toEqual(["hung-up-by-customer"]);
    await place.pass(allTimers);
    expect(story()).toEqual(["hung-up-by-customer"]);
  });

  it("that is refused at once: told in Asterisk's words, the call goes on", async () => {
    place.server.refers("603 Decline");
    await place.act(() => transfer());
    expect(story()).toEqual(["transfer-refused"]);
    expect(detail()).toBe("603 Decline");
    await place.act(() => place.server.hangUp());
    expect(story().at(-1)).toBe("hung-up-by-customer");
  });

  it("that nobody takes: told in the far end's words, the call goes on", async () => {
    await place.act(() => transfer());
    await notify(ringing);
    await notify(busy, { last: true });
    expect(story()).toEqual(["ringing", "transfer-refused"]);
    expect(detail()).toBe("486 Busy Here");
    expect(place.server.heard()).not.toContain("BYE");
  });

  it("that ends without a word of what became of it: refused", async () => {
    await place.act(() => transfer());
    await notify(trying, { last: true });
    expect(story()).toEqual(["transfer-refused"]);
  });

  it("of which nothing is heard for ten seconds: refused", async () => {
    await place.act(() => transfer());
    await place.pass(9_999);
    expect(story()).toEqual([]);
    await place.pass(1);
    expect(story()).toEqual(["transfer-refused"]);
    expect(detail()).toBeNull();
  });

  it("given up too early: when it comes true after all, it is over", async () => {
    await place.act(() => transfer());
    await place.pass(10_000);
    await notify(accepted, { last: true });
    expect(story()).toEqual(["transfer-refused", "transferred"]);
  });

  it("that rings for long is not given up", async () => {
    await place.act(() => transfer());
    await notify(ringing);
    await place.pass(60_000);
    expect(story()).toEqual(["ringing"]);
  });

  it("whose REFER gets no answer at all: refused once", async () => {
    place.server.refers("silent");
    await place.act(() => transfer());
    await place.pass(allTimers);
    expect(story()).toEqual(["transfer-refused"]);
  });

  it("asked for again after a refusal: late news of the first is not taken for the second", async () => {
    await place.act(() => transfer());
    await notify(busy, { last: true });
    const first = Number(headerOf(refers()[0]!, "CSeq").split(" ")[0]);
    await place.act(() => transfer("1003"));
    await notify(accepted, { last: true, id: first });
    expect(story()).toEqual(["transfer-refused"]);
    await notify(accepted, { last: true, id: first + 1 });
    expect(story()).toEqual(["transfer-refused", "transferred"]);
  });

  it("that we let go of: BYE at once, and nothing of it is heard any more", async () => {
    await place.act(() => transfer());
    await notify(ringing);
    await place.act(() => place.signaling.end("ours"));
    await notify(accepted, { last: true });
    await place.pass(allTimers);
    expect(story()).toEqual(["ringing", "hung-up"]);
  });

  it("goes on over the next socket", async () => {
    await place.act(() => transfer());
    await notify(trying);
    await place.act(place.wire.cut, place.signaling.openSocket, place.signaling.register);
    await notify(accepted, { last: true });
    expect(story()).toEqual(["trying", "transferred"]);
  });

  it("whose outcome was lost with the socket is given up ten seconds after there is another: the call can be used again", async () => {
    await place.act(() => transfer());
    await notify(trying);
    await place.act(place.wire.cut);
    await place.pass(20_000);
    expect(story()).toEqual(["trying"]);
    await place.act(place.signaling.openSocket, place.signaling.register);
    await place.pass(10_000);
    expect(story()).toEqual(["trying", "transfer-refused"]);
  });

  it("leaves no timer behind", async () => {
    const before = place.timers();
    await place.act(() => transfer());
    await notify(accepted, { last: true });
    await place.pass(allTimers);
    expect(place.timers()).toBeLessThanOrEqual(before);
  });
});

describe("a hand-over", () => {
  const handOver = () => place.act(() => place.signaling.handOver("ours", "consult"));
  const ours = () => place.server.all()[0]!;
  const consult = () => place.server.all()[1]!;

  beforeEach(async () => {
    await place.act(() => place.signaling.dial({ id: "consult", kind: "colleague", to: "1002", from: null }));
    await place.act(() => place.server.answer());
    place.server.forget();
  });

  it("names the other call by its dialog (RFC 3891 3), and nobody's name", async () => {
    await handOver();
    const [refer] = refers();
    expect(headerOf(refer!, "Call-ID")).toBe(ours().id);
    const tag = /;tag=([^;]+)/.exec(consult().phone)?.[1];
    expect(decodeURIComponent(headerOf(refer!, "Refer-To"))).toContain(
      `?Replaces=${consult().id};to-tag=s;from-tag=${tag}>`,
    );
  });

  it("that succeeds: both are transferred, and both are said BYE", async () => {
    await handOver();
    await notify(accepted, { last: true, call: ours() });
    expect(story()).toEqual(["transferred"]);
    expect(place.story("consult").at(-1)).toBe("transferred");
    expect(place.server.open()).toBe(0);
    expect(place.devices.left().microphones).toBe(0);
  });

  it.each([
    ["the customer's first", [0, 1]],
    ["the colleague's first", [1, 0]],
  ])("that Asterisk ends with BYE in both calls, %s: both are transferred", async (_which, order) => {
    await handOver();
    for (const index of order) await place.act(() => place.server.hangUp(place.server.all()[index]));
    expect(story()).toEqual(["transferred"]);
    expect(place.story("consult").at(-1)).toBe("transferred");
  });

  it("that fails: both go on", async () => {
    await handOver();
    await notify("SIP/2.0 503 Service Unavailable", { last: true, call: ours() });
    expect(story()).toEqual(["transfer-refused"]);
    expect(place.end("consult")).toBeUndefined();
    expect(place.server.open()).toBe(2);
    await place.act(() => place.server.hangUp(consult()));
    expect(place.story("consult").at(-1)).toBe("hung-up-by-customer");
  });

  it("of which nothing is heard, and the colleague hangs up: given up all the same", async () => {
    place.server.refers("silent");
    await handOver();
    await place.act(() => place.server.hangUp(consult()));
    await place.pass(10_000);
    expect(story()).toEqual(["transfer-refused"]);
  });

  it("to a call that is not up any more is refused at once", async () => {
    await place.act(() => place.server.hangUp(consult()));
    await handOver();
    expect(refers()).toEqual([]);
    expect(story()).toEqual(["transfer-refused"]);
  });

  it("to a call whose name holds quotes and brackets: they do not reach the address", async () => {
    const strange = `From: "Eve\\" <sip:1900@evil.example>, \\"" <sip:1003@pbx.example>;tag=e`;
    await place.act(() => place.server.call([strange]));
    const eve = place.offers().at(-1)?.id ?? "";
    await place.act(() => place.signaling.accept(eve));
    await place.act(() => place.signaling.handOver("ours", eve));
    expect(headerOf(refers()[0]!, "Refer-To")).not.toContain("evil");
  });
});

describe("a NOTIFY that a stranger could have made", () => {
  it.each([
    ["nothing", ""],
    ["no SIP", "HTTP/1.1 200 OK"],
    ["a status beyond all", "SIP/2.0 2000 OK"],
    ["a status that is none", "SIP/2.0 2xx OK"],
    ["success in the second line", "x\r\nSIP/2.0 200 OK"],
    ["success after spaces", "  SIP/2.0 200 OK"],
    ["sixty kilobytes", "x".repeat(60_000)],
  ])("with %s as its body is answered and ignored", async (_what, body) => {
    await place.act(() => transfer());
    await notify(body);
    expect(place.server.heard().at(-1)).toBe("200 NOTIFY");
    expect(story()).toEqual([]);
  });

  it("with words without end: they are cut, and cannot turn the text round", async () => {
    await place.act(() => transfer());
    await notify(`SIP/2.0 486 ${"\u202Ebusy ".repeat(1_000)}`, { last: true });
    expect(detail()?.length).toBeLessThanOrEqual(256);
    expect(detail()).not.toContain("\u202E");
  });

  it("a thousand times: answered, and told once", async () => {
    await place.act(() => transfer());
    for (let count = 0; count < 500; count++) {
      place.server.notify(ringing);
      place.server.notify(trying);
    }
    await place.settle();
    expect(place.server.heard().filter((each) => each === "200 NOTIFY")).toHaveLength(1_000);
    expect(story()).toEqual(["ringing"]);
  });

  it("without a transfer: answered, and no news", async () => {
    await notify(accepted, { last: true });
    expect(place.server.heard()).toEqual(["200 NOTIFY"]);
    expect(story()).toEqual([]);
  });

  it("after the transfer was refused: no success any more", async () => {
    await place.act(() => transfer());
    await notify(busy, { last: true });
    await notify(accepted, { last: true });
    expect(story()).toEqual(["transfer-refused"]);
    expect(place.end("ours")).toBeUndefined();
  });

  it("for a call that is gone: refused", async () => {
    await place.act(() => place.signaling.end("ours"));
    await notify(accepted);
    expect(place.server.heard().at(-1)).toBe("481 NOTIFY");
  });
});
