import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headerOf } from "../testing/sip-message.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
beforeEach(() => {
  place = createSipPlace(createSipSignaling);
});
afterEach(() => place.leave());

const hangUp = () => place.signaling.end("ours");
const count = (word: string) => place.server.heard().filter((each) => each === word).length;
const comeBack = async () => {
  await place.act(place.wire.cut);
  await place.signIn();
};

describe("a call that the agent ends", () => {
  beforeEach(() => place.talk());

  it("over a socket that is dead and does not know it: ends at Asterisk as well, over the next one, within seconds", async () => {
    place.wire.fallSilent();
    await place.act(hangUp);
    await place.pass(3_000);
    expect(place.lineNews()).toEqual(["socket-closed"]);
    expect(place.server.open()).toBe(1);
    await place.signIn();
    expect(place.server.open()).toBe(0);
    expect(place.story("ours")).toEqual(["hung-up"]);
  });

  it("while there is no socket: ends at Asterisk over the next one", async () => {
    await place.act(place.wire.cut, hangUp);
    await place.signIn();
    expect(place.server.open()).toBe(0);
  });

  it("is over once, when Asterisk has heard it", async () => {
    await place.act(hangUp);
    await comeBack();
    expect(count("BYE")).toBe(1);
  });

  it("is not ended again after a minute: Asterisk has done so by itself", async () => {
    await place.act(place.wire.cut, hangUp);
    await place.pass(60_000);
    await place.signIn();
    expect(count("BYE")).toBe(0);
  });
});

/** What it says once it is there again, besides that it is. */
const wordsOverTheNext = async () => {
  await place.act(place.wire.cut);
  place.server.forget();
  await place.signIn();
  return place.server.heard().filter((each) => each !== "REGISTER");
};

it("a call that came up in the moment its socket broke is acknowledged over the next one, and then its way is looked for", async () => {
  await place.dial();
  place.server.answer();
  await place.wire.step();
  expect(place.story("ours")).toEqual(["answered", "connecting"]);
  expect(await wordsOverTheNext()).toEqual(["ACK", "INVITE", "ACK"]);
});

it("what else was acknowledged meanwhile does not take the place of that", async () => {
  await place.dial();
  place.server.answer();
  await place.wire.step();
  await place.act(place.wire.cut, place.signaling.openSocket);
  place.server.reinvites("491 Request Pending");
  await place.act(() => place.signaling.setHold("ours", "held"));
  place.server.forget();
  await place.act(place.signaling.register);
  const acknowledged = place.server.messages().filter(({ method }) => method === "ACK");
  expect(acknowledged.map((message) => headerOf(message, "CSeq"))).toContain("1 ACK");
});

it("what was asked of a call is acknowledged, too, when the socket broke before its answer came", async () => {
  await place.talk();
  place.server.reinvites("silent");
  await place.act(() => place.signaling.setHold("ours", "held"));
  place.server.reinvites("200 OK");
  // The first is that of the answer that began the call.
  expect(await wordsOverTheNext()).toEqual(["ACK", "ACK", "INVITE", "ACK"]);
});

describe("a call that rings when its socket is lost", () => {
  it("rings no longer", async () => {
    await place.dial();
    await place.act(place.server.ring);
    await comeBack();
    expect(place.server.open()).toBe(0);
  });

  it.each([
    ["was lost with it", () => undefined],
    ["came when the agent had hung up", hangUp],
  ])("is over also when the customer's answer %s", async (_, happens) => {
    await place.dial();
    await place.act(place.server.connectEarly);
    place.server.answer();
    happens();
    expect(await wordsOverTheNext()).toEqual(["CANCEL", "BYE"]);
    expect(place.server.open()).toBe(0);
  });
});
