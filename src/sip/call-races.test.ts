import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sales } from "../testing/people.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
beforeEach(() => {
  place = createSipPlace(createSipSignaling);
});
afterEach(() => place.leave());

const nothingLeft = { microphones: 0, joined: 0, trackListeners: 0, prompts: 0, connections: 0 };
/** SIP's own timers are through after 64*T1 (RFC 3261 17, A). */
const allTimers = 33_000;

/** Whatever happened, it is over here, it is over there, and nothing is kept. */
async function expectAllOver(): Promise<void> {
  await place.settle();
  expect(place.devices.left()).toEqual(nothingLeft);
  expect(place.server.open()).toBe(0);
}

describe("while the microphone prompt is open", () => {
  beforeEach(() => place.devices.askForMicrophone());

  it("our hang-up: no INVITE leaves, and a microphone granted later is given back", async () => {
    await place.dial();
    expect(place.devices.prompts()).toBe(1);
    await place.act(() => place.signaling.end("ours"), place.devices.answerPrompts);
    expect(place.server.heard()).not.toContain("INVITE");
    expect(place.story("ours")).toEqual(["cancelled"]);
    expect(place.devices.taken().microphones).toBe(1);
    await expectAllOver();
  });

  it("the caller gives up: missed, and a microphone granted later is given back", async () => {
    const id = await place.offered();
    await place.act(() => place.signaling.accept(id));
    await place.act(() => place.server.giveUp(), place.devices.answerPrompts);
    expect(place.story(id)).toEqual(["missed"]);
    expect(place.server.heard()).not.toContain("200 INVITE");
    expect(place.devices.taken().microphones).toBe(1);
    await expectAllOver();
  });

  it("somebody else answers: said so, though we had pressed answer too", async () => {
    const id = await place.offered();
    await place.act(() => place.signaling.accept(id));
    await place.act(() => place.server.giveUp(['Reason: SIP;cause=200;text="Call completed elsewhere"']));
    await place.act(place.devices.answerPrompts);
    await place.pass(200);
    expect(place.story(id)).toEqual(["answered-elsewhere"]);
    await expectAllOver();
  });

  it("the socket is lost: line-lost, and nothing leaves on the next one", async () => {
    await place.dial();
    await place.act(place.wire.cut);
    expect(place.story("ours")).toEqual(["line-lost"]);
    await place.signIn();
    await place.act(place.devices.answerPrompts);
    expect(place.server.heard()).not.toContain("INVITE");
    await expectAllOver();
  });

  it("an impatient second press asks for no second microphone", async () => {
    const id = await place.offered();
    place.signaling.accept(id);
    place.signaling.accept(id);
    await place.act(place.devices.answerPrompts);
    expect(place.devices.taken().microphones).toBe(1);
    expect(place.story(id)).toEqual(["answered", "connecting"]);
    await place.act(() => place.signaling.accept(id));
    expect(place.end(id)).toBeUndefined();
    await place.act(place.server.hangUp);
    await expectAllOver();
  });
});

describe("a colleague takes the call", () => {
  const elsewhere = ['Reason: SIP;cause=200;text="Call completed elsewhere"'];
  const withdraw = () => place.server.giveUp(elsewhere);
  const name = (name: string, extension = "1002", call = place.server.latest()) =>
    place.server.notice(call, "answered", extension, [`X-WA-Name: ${encodeURIComponent(name)}`]);
  /** Longer than anybody waits for a name. */
  const moment = 200;

  it("who is named before it is withdrawn: over at once, and answered by them", async () => {
    const id = await place.offered();
    await place.act(() => name("Bob Ortiz"));
    expect(place.story(id)).toEqual([]);
    await place.act(withdraw);
    expect(place.end(id)).toMatchObject({ by: { number: "1002", name: "Bob Ortiz" } });
    expect(place.story(id)).toEqual(["answered-elsewhere"]);
    await expectAllOver();
  });

  it("who is named after it is withdrawn: over then", async () => {
    const id = await place.offered();
    await place.act(withdraw);
    await place.pass(1);
    expect(place.story(id)).toEqual([]);
    await place.act(() => name("Bob Ortiz"));
    expect(place.end(id)).toMatchObject({ by: { number: "1002", name: "Bob Ortiz" } });
    expect(place.story(id)).toEqual(["answered-elsewhere"]);
    await expectAllOver();
  });

  it("who is never named: over a moment later, answered elsewhere", async () => {
    const id = await place.offered();
    await place.act(withdraw);
    await place.pass(moment);
    expect(place.end(id)).toEqual({ kind: "answered-elsewhere", detail: null });
    await place.act(() => name("Bob Ortiz"));
    expect(place.story(id)).toEqual(["answered-elsewhere"]);
    await expectAllOver();
  });

  it("and we press Answer before it is said who: nothing is opened", async () => {
    const id = await place.offered();
    await place.act(withdraw, () => place.signaling.accept(id));
    await place.act(() => name("Bob Ortiz"));
    expect(place.story(id)).toEqual(["answered-elsewhere"]);
    expect(place.devices.taken().microphones).toBe(0);
    await expectAllOver();
  });

  it("and the socket is lost before it is said who: still answered elsewhere", async () => {
    const id = await place.offered();
    await place.act(withdraw, place.wire.cut);
    expect(place.story(id)).toEqual(["answered-elsewhere"]);
    await place.pass(moment);
    expect(place.timers()).toBe(0);
  });

  it("who is named, and it is withdrawn without a reason, as from a phone too slow to say 100: answered by them", async () => {
    const id = await place.offered();
    await place.act(() => name("Bob Ortiz"), place.server.giveUp);
    expect(place.end(id)).toMatchObject({ kind: "answered-elsewhere", by: { name: "Bob Ortiz" } });
    await expectAllOver();
  });

  it("another one: that name is not of this call", async () => {
    const id = await place.offered();
    await place.act(() => place.server.notice("another-call", "answered", "1002"), withdraw);
    await place.pass(moment);
    expect(place.end(id)).toEqual({ kind: "answered-elsewhere", detail: null });
  });

  it.each([
    ["no name", "", "1002", { number: "1002", name: null }],
    ["marks of text direction", "Bob\u202e\r\nX: 1", "1002", { number: "1002", name: "Bob   X: 1" }],
    ["no end", "x".repeat(6_000), "1002", { number: "1002", name: "x".repeat(256) }],
  ])("a name with %s", async (_what, said, extension, by) => {
    const id = await place.offered();
    await place.act(() => name(said, extension), withdraw);
    expect(place.end(id)).toMatchObject({ by });
  });

  it.each(["", "Bob", "1002\r\nX: 1", "1".repeat(16)])(
    "an extension like %j is nobody",
    async (extension) => {
      const id = await place.offered();
      await place.act(() => name("Bob Ortiz", extension), withdraw);
      await place.pass(moment);
      expect(place.end(id)).toEqual({ kind: "answered-elsewhere", detail: null });
    },
  );
});

describe.each([
  ["refused", "microphone-refused"],
  ["missing", "microphone-missing"],
  ["busy", "microphone-busy"],
] as const)("the microphone is %s", (fault, reason) => {
  beforeEach(() => place.devices.refuseMicrophone(fault));

  it("at answer: said so, and the caller is not left ringing", async () => {
    const id = await place.offered();
    await place.act(() => place.signaling.accept(id));
    expect(place.story(id)).toEqual([reason]);
    expect(place.server.heard()).toContain("480 INVITE");
    await expectAllOver();
  });

  it("at dial: said so, and no INVITE leaves", async () => {
    await place.dial();
    expect(place.story("ours")).toEqual([reason]);
    expect(place.server.heard()).not.toContain("INVITE");
    await expectAllOver();
  });
});

describe("our hang-up of a call we place", () => {
  it("while the offer is still being made: no INVITE leaves", async () => {
    place.devices.beSlow();
    await place.dial();
    await place.act(() => place.signaling.end("ours"));
    place.devices.media().finish();
    expect(place.server.heard()).not.toContain("INVITE");
    expect(place.story("ours")).toEqual(["cancelled"]);
    await expectAllOver();
  });

  it.each([
    [1, "the INVITE has arrived, the request for our password is on its way"],
    [2, "the INVITE with our password is on its way"],
    [3, "it has arrived, and 100 Trying is on its way"],
    [4, "100 Trying has arrived"],
  ])("after %i steps (%s): the customer's phone does not go on ringing", async (steps) => {
    await place.signIn();
    place.signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: null });
    for (let step = 0; step < steps; step++) await place.wire.step();
    place.signaling.end("ours");
    await place.settle();
    expect(place.story("ours")).toEqual(["cancelled"]);
    expect(place.server.heard().filter((each) => each === "CANCEL")).toHaveLength(1);
    await expectAllOver();
  });

  it("comes before any answer at all: cancelled as soon as the server says something (RFC 3261 9.1)", async () => {
    await place.signIn();
    place.server.hold();
    await place.act(() =>
      place.signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: null }),
    );
    await place.act(() => place.signaling.end("ours"));
    expect(place.server.heard()).not.toContain("CANCEL");
    await place.act(place.server.ring);
    expect(place.server.heard().filter((each) => each === "CANCEL")).toHaveLength(1);
    expect(place.story("ours")).toEqual(["cancelled"]);
    await expectAllOver();
  });

  it("crosses the answer: acknowledged, and ended with BYE", async () => {
    await place.dial();
    await place.act(place.server.ring);
    place.signaling.end("ours");
    await place.act(() => place.server.answer());
    expect(place.server.heard().slice(-3)).toEqual(["CANCEL", "ACK", "BYE"]);
    expect(place.story("ours")).toEqual(["ringing", "cancelled"]);
    await expectAllOver();
  });

  it("comes while the answer is taken in: ended all the same", async () => {
    await place.dial();
    place.devices.media().dawdle();
    await place.act(place.server.ring, () => place.server.answer());
    place.signaling.end("ours");
    await place.act(place.devices.media().finish);
    expect(place.story("ours")).toEqual(["ringing", "cancelled"]);
    await expectAllOver();
  });

  it("comes from within the news of the answer: ended, and nothing is kept", async () => {
    await place.dial();
    const stop = place.signaling.subscribe((event) => {
      if (event.type === "call" && event.signal.type === "answered") place.signaling.end(event.id);
    });
    await place.act(place.server.ring, () => place.server.answer());
    stop();
    expect(place.story("ours")).toEqual(["ringing", "answered", "hung-up"]);
    await expectAllOver();
  });

  it("crosses the refusal: closed once, for our reason", async () => {
    await place.dial();
    place.server.refuse("486 Busy Here");
    await place.act(() => place.signaling.end("ours"));
    expect(place.story("ours")).toEqual(["cancelled"]);
    await expectAllOver();
  });
});

describe("a call we place", () => {
  it("whose media is there before its answer: told after the answer, not before", async () => {
    await place.dial();
    await place.act(place.server.ring, () => place.devices.media().become("connected"));
    expect(place.story("ours")).toEqual(["ringing"]);
    await place.act(() => place.server.answer());
    expect(place.story("ours")).toEqual(["ringing", "answered", "connected"]);
    await place.act(() => place.signaling.end("ours"));
  });

  it("whose answer cannot be understood is ended on both sides", async () => {
    await place.dial();
    place.devices.media().fail();
    await place.act(() => place.server.answer());
    expect(place.story("ours")).toEqual(["media-failed"]);
    expect(place.server.heard()).toContain("BYE");
    await expectAllOver();
  });

  it.each([
    ["rings on", () => undefined],
    ["is answered in that moment", () => place.server.answer()],
  ])(
    "whose early answer cannot be understood is ended on both sides, also when it %s",
    async (_, happens) => {
      await place.dial();
      place.devices.media().fail();
      place.server.connectEarly();
      happens();
      await place.settle();
      expect(place.story("ours")).toEqual(["media-failed"]);
      expect(place.server.heard()).toContain("CANCEL");
      await expectAllOver();
    },
  );

  it("whose microphone fails while the server asks for our password: the customer's phone does not go on ringing", async () => {
    place.devices.allowMicrophone();
    place.devices.askForMicrophone();
    await place.signIn();
    place.server.expireNonces();
    place.signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: null });
    await place.wire.step();
    place.devices.refuseMicrophone("busy");
    place.devices.answerPrompts();
    await place.settle();
    expect(place.story("ours")).toEqual(["microphone-busy"]);
    expect(place.server.heard()).toContain("CANCEL");
    await expectAllOver();
  });

  it("whose offer cannot be made does not leave", async () => {
    place.devices.beBroken();
    await place.dial();
    expect(place.story("ours")).toEqual(["media-failed"]);
    expect(place.server.heard()).not.toContain("INVITE");
    await expectAllOver();
  });

  it("that is sent elsewhere is not followed", async () => {
    await place.dial();
    await place.act(() => place.server.refuse("302 Moved Temporarily", ["Contact: <sip:1900@evil.example>"]));
    expect(place.end("ours")).toEqual({ kind: "failed", detail: "SIP 302 Moved Temporarily" });
    await expectAllOver();
  });

  it("that nobody takes care of ends with the server's silence (timer B, RFC 3261 17.1.1.2)", async () => {
    place.server.hold();
    await place.dial();
    await place.pass(allTimers);
    expect(place.story("ours")).toEqual(["no-answer"]);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("over a socket that is dead ends with the line, well before that", async () => {
    await place.signIn();
    place.wire.fallSilent();
    await place.act(() =>
      place.signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: null }),
    );
    await place.pass(15_000);
    expect(place.story("ours")).toEqual(["line-lost"]);
    expect(place.problems()).toMatchObject([{ code: "connection-lost" }]);
    expect(place.devices.left()).toEqual(nothingLeft);
  });
});

describe("a call we are offered", () => {
  it("its CANCEL crosses our answer: the answer stands until the server ends it (RFC 3261 9.1)", async () => {
    const id = await place.offered();
    place.signaling.accept(id);
    await place.wire.turn(); // our 200 is on its way
    await place.act(() => place.server.giveUp());
    expect(
      place.server
        .heard()
        .filter((each) => each.endsWith("INVITE"))
        .at(-1),
    ).toBe("200 INVITE");
    expect(place.story(id)).toEqual(["answered", "connecting", "hung-up-by-customer"]);
    await expectAllOver();
  });

  it("its CANCEL comes while our answer is made: missed, and no 200 leaves", async () => {
    const id = await place.offered();
    place.devices.beSlow();
    await place.act(
      () => place.signaling.accept(id),
      () => place.server.giveUp(),
    );
    await place.act(place.devices.media().finish);
    expect(place.story(id)).toEqual(["missed"]);
    expect(place.server.heard()).not.toContain("200 INVITE");
    await expectAllOver();
  });

  it("our hang-up comes while our answer is made: refused, not answered", async () => {
    const id = await place.offered();
    place.devices.beSlow();
    await place.act(
      () => place.signaling.accept(id),
      () => place.signaling.end(id),
    );
    await place.act(place.devices.media().finish);
    expect(place.story(id)).toEqual(["cancelled"]);
    expect(place.server.heard()).not.toContain("200 INVITE");
    await expectAllOver();
  });

  it("our hang-up comes before the server has acknowledged our answer: BYE at once, behind it", async () => {
    const id = await place.offered();
    place.signaling.accept(id);
    await place.wire.turn();
    place.signaling.end(id);
    await place.settle();
    expect(place.story(id)).toEqual(["answered", "connecting", "hung-up"]);
    expect(place.server.heard().slice(-2)).toEqual(["200 INVITE", "BYE"]);
    await expectAllOver();
  });

  it("our description cannot be made: said so, and the caller is not left ringing", async () => {
    const id = await place.offered();
    place.devices.beBroken();
    await place.act(() => place.signaling.accept(id));
    expect(place.story(id)).toEqual(["media-failed"]);
    await expectAllOver();
  });

  it.each([
    ["decline", "603 INVITE", "declined"],
    ["refuseBusy", "486 INVITE", "busy-here"],
  ] as const)("%s says so to the server, once, though pressed twice", async (command, answer, reason) => {
    const id = await place.offered();
    place.signaling[command](id);
    await place.act(() => place.signaling[command](id));
    expect(place.server.heard().filter((each) => each === answer)).toHaveLength(1);
    expect(place.story(id)).toEqual([reason]);
    await expectAllOver();
  });

  it("nobody answers before it runs out (Expires, RFC 3261 13.3.1): missed", async () => {
    const id = await place.offered(["Expires: 30"]);
    await place.pass(31_000);
    expect(place.story(id)).toEqual(["missed"]);
    await expectAllOver();
  });

  it("goes on ringing for as long as the server lets it: a queue may take minutes", async () => {
    const id = await place.offered();
    await place.pass(300_000);
    expect(place.story(id)).toEqual([]);
    await place.act(() => place.server.giveUp());
    await expectAllOver();
  });

  it("two at once: each has its own story", async () => {
    const first = await place.offered();
    await place.act(() => place.server.call());
    const second = String(place.offers()[1]?.id);
    await place.act(
      () => place.signaling.refuseBusy(second),
      () => place.signaling.accept(first),
    );
    expect(place.story(first)).toEqual(["answered", "connecting"]);
    expect(place.story(second)).toEqual(["busy-here"]);
    await place.act(() => place.signaling.end(first));
    await expectAllOver();
  });
});

describe("a call that is up", () => {
  beforeEach(async () => {
    await place.dial();
    await place.act(place.server.ring, () => place.server.answer());
  });

  it("is ended by the customer: closed, and the BYE answered", async () => {
    await place.act(place.server.hangUp);
    expect(place.story("ours")).toEqual(["ringing", "answered", "connecting", "hung-up-by-customer"]);
    expect(place.server.heard().at(-1)).toBe("200 BYE");
    await expectAllOver();
  });

  it("both hang up at once: closed once, and each BYE gets its answer", async () => {
    place.server.hangUp();
    await place.act(() => place.signaling.end("ours"));
    expect(place.story("ours")).toEqual(["ringing", "answered", "connecting", "hung-up"]);
    expect(place.server.heard().filter((each) => /^\d+ BYE$/.test(each))).toHaveLength(1);
    await expectAllOver();
  });

  it("tells what becomes of its media, and nothing after its end", async () => {
    const media = place.devices.media();
    await place.act(
      () => media.become("connected"),
      () => media.become("lost"),
      () => media.become("connected"),
    );
    expect(place.story("ours").slice(2)).toEqual(["connecting", "connected", "lost", "connected"]);
    await place.act(() => place.signaling.end("ours"));
    media.become("lost");
    expect(place.story("ours").at(-1)).toBe("hung-up");
  });

  it("is not declined any more: it must be ended", async () => {
    await place.act(
      () => place.signaling.end("ours"),
      () => place.server.call(),
    );
    const id = String(place.offers()[0]?.id);
    await place.act(() => place.signaling.accept(id));
    await place.act(
      () => place.signaling.decline(id),
      () => place.signaling.refuseBusy(id),
    );
    expect(place.end(id)).toBeUndefined();
    await place.act(() => place.signaling.end(id));
    await expectAllOver();
  });

  it("mutes, and sends keys", async () => {
    place.signaling.setMicrophone("ours", "muted");
    place.signaling.sendKey("ours", "5");
    place.signaling.setMicrophone("ours", "open");
    expect(place.devices.media().did().slice(-3)).toEqual(["muted", "key 5", "open"]);
    await place.act(() => place.signaling.end("ours"));
  });

  it("outlives its socket, and is ended by the customer over the next one", async () => {
    await place.act(place.wire.cut);
    expect(place.end("ours")).toBeUndefined();
    expect(place.devices.left()).toEqual({
      ...nothingLeft,
      microphones: 1,
      joined: 1,
      trackListeners: 1,
      connections: 1,
    });
    await place.signIn();
    await place.act(place.server.hangUp);
    expect(place.end("ours")?.kind).toBe("hung-up-by-customer");
    await expectAllOver();
  });

  it("outlives its socket, and is ended by us over the next one", async () => {
    await place.act(place.wire.cut);
    await place.signIn();
    await place.act(() => place.signaling.end("ours"));
    expect(place.server.heard().at(-1)).toBe("BYE");
    await expectAllOver();
  });

  it("can be ended without a socket: over for us, whatever the server thinks", async () => {
    await place.act(place.wire.cut, () => place.signaling.end("ours"));
    expect(place.story("ours").at(-1)).toBe("hung-up");
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("a refresh by re-INVITE is answered, and no news (Asterisk's connected line, RFC 4028)", async () => {
    const before = place.heard.length;
    await place.act(() => place.server.reinvite());
    expect(place.server.heard().at(-1)).toBe("200 INVITE");
    expect(place.heard).toHaveLength(before);
    await place.act(() => place.signaling.end("ours"));
    await expectAllOver();
  });
});

describe("the socket is lost", () => {
  it.each([
    ["while it rings here", () => place.offered()],
    [
      "while it rings there",
      () =>
        place
          .dial()
          .then(() => place.act(place.server.ring))
          .then(() => "ours"),
    ],
    ["while dialing", () => place.dial().then(() => "ours")],
  ] as const)("%s: line-lost, told before the line says so", async (_when, begin) => {
    const id = await begin();
    await place.act(place.wire.cut);
    expect(place.story(id).at(-1)).toBe("line-lost");
    expect(place.heard.at(-1)).toMatchObject({ type: "line", signal: { type: "socket-closed" } });
    expect(place.devices.left()).toEqual(nothingLeft);
    await place.pass(allTimers);
    expect(place.story(id).filter((each) => each === "line-lost")).toHaveLength(1);
  });

  it("while our answer is made: line-lost, and it does not come up after all", async () => {
    const id = await place.offered();
    place.devices.beSlow();
    await place.act(() => place.signaling.accept(id), place.wire.cut);
    await place.act(place.devices.media().finish);
    expect(place.story(id)).toEqual(["line-lost"]);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("and closed by us: an offer cannot come up any more either", async () => {
    const id = await place.offered();
    await place.act(place.signaling.closeSocket);
    expect(place.story(id)).toEqual(["line-lost"]);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("and there is none to dial over: line-lost, at once", async () => {
    place.signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: sales });
    await place.settle();
    expect(place.story("ours")).toEqual(["line-lost"]);
    expect(place.devices.left()).toEqual(nothingLeft);
  });
});

it("rings and the page goes: the offer is given back at once, with no answer that means no", async () => {
  const id = await place.offered();
  await place.act(() => place.signaling.leave(id));
  expect(place.server.heard().at(-1)).toBe("503 INVITE");
  await expectAllOver();
});

it("is being answered, and the page goes before the microphone is there: given back all the same", async () => {
  place.devices.askForMicrophone();
  const id = await place.offered();
  await place.act(
    () => place.signaling.accept(id),
    () => place.signaling.leave(id),
  );
  expect(place.server.heard().at(-1)).toBe("503 INVITE");
  await place.act(place.devices.answerPrompts);
  await expectAllOver();
});

it("fifty calls of every kind leave nothing behind: no microphone, no connection, no timer, no call", async () => {
  const { signaling, server, devices, act } = place;
  await place.signIn();
  const latestOffer = (): string => String(place.offers().at(-1)?.id);
  const dial = (id: string) => () =>
    signaling.dial({ id, kind: "customer", to: "+34612345678", from: sales });
  const kinds: readonly ((id: string) => readonly (() => unknown)[])[] = [
    (id) => [dial(id), server.ring, () => server.answer(), server.hangUp],
    (id) => [dial(id), () => signaling.end(id)],
    (id) => [dial(id), () => server.refuse("486 Busy Here")],
    () => [() => server.call(), () => signaling.accept(latestOffer()), () => signaling.end(latestOffer())],
    () => [() => server.call(), () => server.giveUp()],
  ];
  for (let call = 0; call < 50; call++) {
    await act(...(kinds[call % kinds.length]?.(`call-${call}`) ?? []));
  }
  const ends = place.heard.filter((event) => event.type === "call" && event.signal.type === "closed");
  expect(ends).toHaveLength(50);
  expect(devices.taken()).toEqual({ microphones: 40, connections: 40 });
  await expectAllOver();
  signaling.closeSocket();
  await place.pass(allTimers);
  expect(place.timers()).toBe(0);
});
