import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headerOf, type SipMessage } from "../testing/sip-message.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
beforeEach(() => {
  place = createSipPlace(createSipSignaling);
});
afterEach(() => place.leave());

const reliable = ["Supported: 100rel, replaces"];
const nothingLeft = { microphones: 0, joined: 0, trackListeners: 0, prompts: 0, connections: 0 };
const did = () => place.devices.media().did();
const answersTo = (method: string) => place.server.heard().filter((each) => each.endsWith(` ${method}`));

/** A call that is not on the screen yet; `show` is when it is. */
async function offeredUnseen() {
  place.leave();
  const waiting: (() => void)[] = [];
  place = createSipPlace(createSipSignaling, { later: (work) => void waiting.push(work) });
  place.devices.allowMicrophone();
  return { id: await place.offered(reliable), show: () => waiting.forEach((work) => work()) };
}

describe("a call that rings", () => {
  beforeEach(() => place.devices.allowMicrophone());

  it("is connected before anybody clicks, with silence and no microphone", async () => {
    await place.offered(reliable);
    expect(answersTo("INVITE")).toEqual(["100 INVITE", "180 INVITE", "183 INVITE"]);
    expect(answersTo("PRACK")).toEqual(["200 PRACK"]);
    expect(did()).toEqual(["sends silence"]);
    expect(place.devices.taken().microphones).toBe(0);
    // The customer will be heard with the first sound there is.
    expect(place.devices.left().joined).toBe(1);
    await place.act(() => place.server.giveUp());
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("and was given back before it was connected is connected no more", async () => {
    const { id, show } = await offeredUnseen();
    await place.act(() => place.signaling.leave(id), show);
    expect(answersTo("INVITE")).toEqual(["100 INVITE", "180 INVITE", "503 INVITE"]);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("is shown first; who takes it before it is connected is answered all the same, and once", async () => {
    const { id, show } = await offeredUnseen();
    expect(place.devices.left().connections).toBe(0);
    await place.act(() => place.signaling.accept(id), show);
    expect(answersTo("INVITE")).toEqual(["100 INVITE", "180 INVITE", "200 INVITE"]);
    expect(place.story(id)).toContain("answered");
    await place.act(place.server.hangUp);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("is answered at once by the click; the microphone comes when it comes", async () => {
    place.devices.askForMicrophone();
    const id = await place.offered(reliable);
    await place.act(() => place.signaling.accept(id));
    expect(answersTo("INVITE").at(-1)).toBe("200 INVITE");
    expect(place.story(id)).toContain("answered");
    await place.act(place.devices.answerPrompts);
    expect(did().slice(1, 2)).toEqual(["sends microphone 1"]);
    expect(place.devices.left()).toMatchObject({ microphones: 1, joined: 1 });
    await place.act(place.server.hangUp);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("a click before the other side has confirmed waits for that", async () => {
    place.server.forgetToConfirm();
    const id = await place.offered(reliable);
    await place.act(() => place.signaling.accept(id));
    expect(answersTo("INVITE").at(-1)).toBe("183 INVITE");
    await place.act(() => place.server.giveUp());
    expect(place.story(id)).toEqual(["missed"]);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("a mute before the microphone is open holds", async () => {
    place.devices.askForMicrophone();
    const id = await place.offered(reliable);
    await place.act(() => place.signaling.accept(id));
    await place.act(() => place.signaling.setMicrophone(id, "muted"), place.devices.answerPrompts);
    expect(did().at(-1)).toBe("muted");
  });

  it("a microphone that fails after the answer ends the call, and says why", async () => {
    place.devices.refuseMicrophone("busy");
    const id = await place.offered(reliable);
    await place.act(() => place.signaling.accept(id));
    expect(place.end(id)?.kind).toBe("microphone-busy");
    expect(place.server.open()).toBe(0);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it.each([
    ["the caller gives up", () => place.server.giveUp(), "missed"],
    ["the agent declines", (id: string) => place.signaling.decline(id), "declined"],
    ["the line is lost", () => place.wire.cut(), "line-lost"],
  ])("%s: nothing is left", async (_, event, reason) => {
    const id = await place.offered(reliable);
    await place.act(() => event(id));
    expect(place.story(id)).toEqual([reason]);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("whose way was lost while it rang is mended when it is answered", async () => {
    const id = await place.offered(reliable);
    await place.act(
      () => place.devices.media().become("lost"),
      () => place.signaling.accept(id),
    );
    expect(did()).toContain("looks for another way");
  });

  it("that was turned away at once is not connected", async () => {
    place.signaling.subscribe((event) => {
      if (event.type === "offer") place.signaling.refuseBusy(event.offer.id);
    });
    await place.offered(reliable);
    expect(place.devices.taken().connections).toBe(0);
  });

  it("of a crowd only three are connected before the click; the others by it", async () => {
    await place.offered(reliable);
    for (let more = 0; more < 3; more += 1) await place.act(() => place.server.call(reliable));
    expect(place.devices.taken().connections).toBe(3);
    const last = String(place.offers().at(-1)?.id);
    await place.act(() => place.signaling.accept(last));
    expect(place.story(last)).toContain("answered");
  });

  it.each([
    ["the other side takes no reliable answers", () => undefined, []],
    ["the microphone may have to be asked for", () => place.devices.askFirst(), reliable],
  ])("%s: it is connected by the click", async (_, prepare, headers) => {
    prepare();
    const id = await place.offered(headers);
    expect(answersTo("INVITE")).not.toContain("183 INVITE");
    expect(place.devices.taken().connections).toBe(0);
    await place.act(() => place.signaling.accept(id));
    expect(place.story(id)).toContain("answered");
    expect(did()[0]).toBe("sends microphone 1");
  });

  it("one that cannot be understood is over, and is not called missed", async () => {
    place.devices.beBroken();
    const id = await place.offered(reliable);
    expect(place.end(id)?.kind).toBe("media-failed");
    expect(place.devices.left()).toEqual(nothingLeft);
  });
});

describe("a call we place", () => {
  it("rings before the microphone is open, once it has been allowed", async () => {
    place.devices.allowMicrophone();
    place.devices.askForMicrophone();
    await place.dial();
    await place.act(place.server.ring);
    expect(place.story("ours")).toEqual(["ringing"]);
    await place.act(place.devices.answerPrompts);
    expect(did()).toEqual(["sends microphone 1", "open"]);
  });

  it("rings nobody before the agent has said yes to the microphone", async () => {
    place.devices.askForMicrophone();
    await place.dial();
    expect(place.server.heard()).not.toContain("INVITE");
  });

  it("is withdrawn when the microphone turns out to be busy", async () => {
    place.devices.allowMicrophone();
    place.devices.refuseMicrophone("busy");
    await place.dial();
    expect(place.end("ours")?.kind).toBe("microphone-busy");
    expect(place.server.open()).toBe(0);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("is connected by a 183, which rings nowhere; the 200 changes nothing in that", async () => {
    await place.dial();
    await place.act(() => place.server.connectEarly());
    expect(place.story("ours")).toEqual([]);
    await place.act(place.server.ring);
    expect(place.story("ours")).toEqual(["ringing"]);
    await place.act(
      () => devicesConnect(),
      () => place.server.answer(),
    );
    expect(place.story("ours")).toEqual(["ringing", "answered", "connected"]);
    await place.act(place.server.hangUp);
    expect(place.devices.left()).toEqual(nothingLeft);
  });
});

const devicesConnect = () => place.devices.media().become("connected");

describe("the password", () => {
  const invites = (): readonly SipMessage[] =>
    place.server.messages().filter(({ method }) => method === "INVITE");

  it("goes along with the INVITE, by the challenge of before: nobody has to ask for it", async () => {
    await place.dial();
    expect(invites()).toHaveLength(1);
    await place.act(() => place.signaling.end("ours"));
    await place.act(() => place.signaling.dial({ id: "next", kind: "colleague", to: "1002", from: null }));
    expect(invites()).toHaveLength(2);
  });

  it("is given anew when the PBX finds the challenge too old, and the call goes on", async () => {
    await place.signIn();
    place.server.expireNonces();
    await place.act(() => place.signaling.dial({ id: "ours", kind: "colleague", to: "1002", from: null }));
    expect(invites()).toHaveLength(2);
    await place.act(place.server.ring, () => place.server.answer());
    expect(place.story("ours")).toContain("answered");
  });

  it("is not proven by what another socket was told", async () => {
    await place.signIn();
    await place.act(place.wire.cut);
    place.signaling.openSocket();
    await place.settle();
    await place.act(() => place.signaling.dial({ id: "ours", kind: "colleague", to: "1002", from: null }));
    expect(headerOf(invites()[0] as SipMessage, "Authorization")).toBe("");
  });
});

it("an offer is made ready for a call that is about to be placed, once the microphone is allowed", async () => {
  await place.signIn();
  place.signaling.prepareToDial();
  expect(place.devices.isPrepared()).toBe(false);
  place.devices.allowMicrophone();
  place.signaling.prepareToDial();
  expect(place.devices.isPrepared()).toBe(true);
  await place.act(() => place.signaling.dial({ id: "ours", kind: "colleague", to: "1002", from: null }));
  expect(place.devices.isPrepared()).toBe(false);
});

it("a connection is kept ready while the line is up, once the microphone is allowed", async () => {
  place.devices.allowMicrophone();
  expect(place.devices.isWarm()).toBe(false);
  await place.signIn();
  expect(place.devices.isWarm()).toBe(true);
  await place.act(place.wire.cut);
  expect(place.devices.isWarm()).toBe(false);
});

it("the line is up before the browser has said that the microphone is allowed: a connection is kept ready from then on", async () => {
  await place.signIn();
  expect(place.devices.isWarm()).toBe(false);
  await place.act(place.devices.allowMicrophone);
  expect(place.devices.isWarm()).toBe(true);
  await place.act(place.wire.cut);
  await place.act(place.devices.allowMicrophone);
  expect(place.devices.isWarm()).toBe(false);
});

it("the line is lost just when the microphone is allowed: no connection is kept ready for it", async () => {
  await place.signIn();
  await place.act(() => {
    place.devices.allowMicrophone();
    place.signaling.closeSocket();
  });
  expect(place.devices.isWarm()).toBe(false);
});

it("another address of the computer: a socket that is dead by that is found at once, one that answers is kept", async () => {
  place.devices.allowMicrophone();
  await place.signIn();
  await place.act(place.devices.move);
  await place.pass(3_000);
  expect(place.lineNews()).not.toContain("socket-closed");
  place.wire.fallSilent();
  await place.act(place.devices.move);
  await place.pass(3_000);
  expect(place.lineNews()).toContain("socket-closed");
});
