import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

it("a call that came up in the moment its socket broke is acknowledged over the next one, before anything else is asked", async () => {
  await place.dial();
  place.server.answer();
  await place.wire.step();
  await place.act(place.wire.cut);
  expect(place.story("ours")).toEqual(["answered", "connecting"]);
  place.server.forget();
  await place.signIn();
  expect(place.server.heard().filter((each) => each !== "REGISTER")).toEqual(["ACK", "INVITE", "ACK"]);
});

it("a customer's phone stops ringing when the socket is lost over which it was rung", async () => {
  await place.dial();
  await place.act(place.server.ring);
  await comeBack();
  expect(place.server.open()).toBe(0);
});
