import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

const hold = () => place.signaling.setHold("ours", "held");
const resume = () => place.signaling.setHold("ours", "none");
const story = () => place.story("ours");
const isHeld = () => place.server.all()[0]?.held;
const did = () => place.devices.media().did();
const details = () =>
  place.heard.flatMap((event) =>
    event.type === "call" && event.signal.type === "hold-settled" ? [event.signal.detail] : [],
  );
const reinvites = () => place.server.heard().filter((each) => each === "INVITE").length;

it("holds by re-INVITE and resumes by another; each is told once Asterisk has answered", async () => {
  await place.act(hold);
  expect(story()).toEqual(["on hold"]);
  expect(isHeld()).toBe(true);
  await place.act(resume);
  expect(story()).toEqual(["on hold", "off hold"]);
  expect(isHeld()).toBe(false);
  expect(place.server.heard()).toEqual(["INVITE", "ACK", "INVITE", "ACK"]);
});

it("is silent in both directions before the request has even left", () => {
  hold();
  expect(did()).toEqual(["silent", "muted"]);
  expect(place.server.heard()).toEqual([]);
});

it("sounds again in both directions when resumed", async () => {
  await place.act(hold, resume);
  expect(did().slice(-2)).toEqual(["audible", "open"]);
});

it("stays muted across hold and resume, and may be unmuted while on hold", async () => {
  place.signaling.setMicrophone("ours", "muted");
  await place.act(hold, resume);
  expect(did().slice(-2)).toEqual(["audible", "muted"]);
  await place.act(hold);
  place.signaling.setMicrophone("ours", "open");
  expect(did().at(-1)).toBe("muted");
  await place.act(resume);
  expect(did().at(-1)).toBe("open");
});

it("Asterisk's own refresh during hold is answered with hold", async () => {
  await place.act(hold, () => place.server.reinvite());
  expect(place.server.messages().at(-1)?.body).toContain("a=sendonly");
  await place.act(resume, () => place.server.reinvite());
  expect(place.server.messages().at(-1)?.body).toContain("a=sendrecv");
});

describe("Asterisk refuses", () => {
  it("to hold: told in its own words, sound again, and the next offer is possible", async () => {
    place.server.reinvites("488 Not Acceptable Here");
    await place.act(hold);
    expect(story()).toEqual(["off hold"]);
    expect(details()).toEqual(["488 Not Acceptable Here"]);
    expect(did()).toContain("rollback");
    expect(did().slice(-2)).toEqual(["audible", "open"]);
    await place.act(() => place.server.reinvite());
    expect(place.server.messages().at(-1)?.body).toContain("a=sendrecv");
    place.server.reinvites("200 OK");
    await place.act(hold);
    expect(story()).toEqual(["off hold", "on hold"]);
  });

  it("and sends us elsewhere, which nobody follows: the next offer is possible", async () => {
    place.server.reinvites("302 Moved Temporarily");
    await place.act(hold);
    expect(details()).toEqual(["302 Moved Temporarily"]);
    place.server.reinvites("200 OK");
    await place.act(hold);
    expect(story()).toEqual(["off hold", "on hold"]);
  });

  it("to resume: it stays held, and silent", async () => {
    await place.act(hold);
    place.server.reinvites("500 Server Internal Error");
    await place.act(resume);
    expect(story()).toEqual(["on hold", "on hold"]);
    expect(did().slice(-2)).toEqual(["silent", "muted"]);
  });

  it("because it does not know the call any more: over", async () => {
    place.server.reinvites("481 Call/Transaction Does Not Exist");
    await place.act(hold);
    expect(place.end("ours")).toEqual({ kind: "line-lost", detail: "481 Call/Transaction Does Not Exist" });
  });
});

describe("both sides ask at once (491, RFC 3261 14.1)", () => {
  it("a call of ours: asked again after 2.1 to 4 seconds, and held", async () => {
    place.server.reinvites("491 Request Pending");
    await place.act(hold);
    place.server.reinvites("200 OK");
    await place.pass(2_090);
    expect(story()).toEqual([]);
    await place.pass(1_910);
    expect(story()).toEqual(["on hold"]);
  });

  it("a call of theirs: asked again within 2 seconds", async () => {
    await place.act(() => place.server.call());
    const id = place.offers()[0]?.id ?? "";
    await place.act(() => place.signaling.accept(id));
    place.server.reinvites("491 Request Pending");
    await place.act(() => place.signaling.setHold(id, "held"));
    place.server.reinvites("200 OK");
    await place.pass(2_000);
    expect(place.story(id).at(-1)).toBe("on hold");
  });

  it("again and again: refused in the end, in Asterisk's words, before patience is over", async () => {
    place.server.reinvites("491 Request Pending");
    await place.act(hold);
    await place.pass(4_000);
    await place.pass(4_000);
    expect(story()).toEqual(["off hold"]);
    await place.pass(allTimers);
    expect(reinvites()).toBeLessThanOrEqual(3);
  });

  it("theirs arrives while ours is on its way: theirs is refused for the moment, ours comes true", async () => {
    place.server.reinvites("silent");
    await place.act(hold);
    await place.act(() => place.server.reinvite());
    expect(place.server.heard()).toContain("491 INVITE");
    await place.act(() => place.server.answerReinvite("200 OK"));
    expect(story()).toEqual(["on hold"]);
  });
});

describe("theirs and ours would meet in the browser", () => {
  it("theirs arrives while ours is being made: refused for the moment, and ours comes true", async () => {
    place.devices.media().dawdle();
    await place.act(hold);
    await place.act(() => place.server.reinvite());
    expect(place.server.heard()).toContain("491 INVITE");
    await place.act(() => place.devices.media().finish());
    expect(story()).toEqual(["on hold"]);
  });

  it("ours is wanted while theirs is being answered: made when that is through", async () => {
    place.devices.media().dawdle();
    await place.act(() => place.server.reinvite());
    await place.act(hold);
    expect(reinvites()).toBe(0);
    await place.act(() => place.devices.media().finish());
    await place.act(() => place.devices.media().finish());
    expect(place.server.messages().at(-1)?.body).toContain("a=sendrecv");
    await place.pass(100);
    expect(story()).toEqual(["on hold"]);
  });
});

it("an offer that cannot be made for now is made as soon as there is news, and not after a pause", async () => {
  place.devices.media().fail();
  await place.act(() => place.devices.media().become("lost"));
  expect(reinvites()).toBe(0);
  place.devices.media().recover();
  await place.act(() => place.devices.media().become("lost"));
  expect(reinvites()).toBe(1);
});

describe("no answer", () => {
  beforeEach(async () => {
    place.server.reinvites("silent");
    await place.act(hold);
  });

  it("in eight seconds: told, and sound again", async () => {
    await place.pass(7_999);
    expect(story()).toEqual([]);
    await place.pass(1);
    expect(story()).toEqual(["off hold"]);
    expect(details()).toEqual([null]);
    expect(did().slice(-2)).toEqual(["audible", "open"]);
  });

  it("and a late one: what the agent was told is made true", async () => {
    await place.pass(8_000);
    place.server.reinvites("200 OK");
    await place.act(() => place.server.answerReinvite("200 OK"));
    expect(isHeld()).toBe(false);
    expect(story().at(-1)).toBe("off hold");
  });

  it("ever: the call goes on, and nothing is left of the request", async () => {
    await place.pass(allTimers);
    await place.pass(allTimers);
    expect(story()).toEqual(["off hold"]);
    expect(place.end("ours")).toBeUndefined();
    place.server.reinvites("200 OK");
    await place.act(hold);
    expect(story()).toEqual(["off hold", "on hold"]);
  });

  it("because the socket is lost: told at once, and possible again over the next one", async () => {
    await place.act(place.wire.cut);
    expect(story()).toEqual(["off hold"]);
    place.server.reinvites("200 OK");
    await place.act(place.signaling.openSocket, place.signaling.register);
    await place.pass(allTimers);
    await place.act(hold);
    expect(story()).toEqual(["off hold", "on hold"]);
    expect(isHeld()).toBe(true);
  });

  it("because the socket is lost when it is here already, and the browser is at it: it counts", async () => {
    place.devices.media().dawdle();
    await place.act(() => place.server.answerReinvite("200 OK"));
    await place.act(place.wire.cut);
    await place.act(() => place.devices.media().finish());
    expect(did()).not.toContain("rollback");
    expect(story()).toEqual(["on hold"]);
  });

  it("and we hang up: BYE at once, and the late answer harms nothing", async () => {
    await place.act(() => place.signaling.end("ours"));
    expect(place.server.heard()).toEqual(["INVITE", "BYE"]);
    await place.act(() => place.server.answerReinvite("200 OK"));
    expect(story()).toEqual(["hung-up"]);
    await place.pass(allTimers);
    expect(story()).toEqual(["hung-up"]);
    expect(place.devices.left().connections).toBe(0);
  });

  it("and the customer hangs up: that is all that is told", async () => {
    await place.act(() => place.server.hangUp());
    await place.pass(allTimers);
    expect(story()).toEqual(["hung-up-by-customer"]);
  });

  it("and the agent wants it back: only the last wish is told, and comes true", async () => {
    await place.act(resume);
    expect(reinvites()).toBe(1);
    place.server.reinvites("200 OK");
    await place.act(() => place.server.answerReinvite("200 OK"));
    expect(reinvites()).toBe(2);
    expect(story()).toEqual(["off hold"]);
    expect(isHeld()).toBe(false);
  });
});

it("nothing is left after the end: no timer, no call", async () => {
  const before = place.timers();
  place.server.reinvites("491 Request Pending");
  await place.act(hold);
  await place.act(() => place.signaling.end("ours"));
  await place.pass(allTimers);
  expect(place.timers()).toBeLessThanOrEqual(before);
  expect(place.server.open()).toBe(0);
});

it("the microphone's track may change at any moment, and nobody hears of it after the end", async () => {
  place.devices.changeTracks("headset");
  expect(did()).toEqual(["sends headset"]);
  await place.act(() => place.signaling.end("ours"));
  place.devices.changeTracks("built-in");
  expect(did()).toEqual(["sends headset"]);
});

it("a call that is not up yet is not held", async () => {
  await place.act(() =>
    place.signaling.dial({ id: "next", kind: "customer", to: "+34612345678", from: null }),
  );
  await place.act(() => place.signaling.setHold("next", "held"));
  expect(place.story("next")).toEqual([]);
});

describe("a way through the network that is lost", () => {
  const comeBack = async () => {
    await place.act(place.wire.cut);
    await place.signIn();
  };

  it("is looked for anew once the phone is registered again: one request, and the call goes on", async () => {
    await comeBack();
    expect(reinvites()).toBe(1);
    expect(did()).toEqual(["looks for another way"]);
    expect(place.end("ours")).toBeUndefined();
    await place.act(place.server.hangUp);
    expect(place.devices.left().connections).toBe(0);
  });

  it("is found out within three seconds in a call, though the socket calls itself open", async () => {
    place.wire.fallSilent();
    await place.pass(3_000);
    expect(place.lineNews()).toEqual(["socket-closed"]);
    expect(place.end("ours")).toBeUndefined();
  });

  it("is looked for over the next socket, whatever was asked over the one that is gone", async () => {
    place.server.reinvites("silent");
    await place.act(() => place.devices.media().become("lost"));
    place.server.reinvites("200 OK");
    await comeBack();
    expect(reinvites()).toBe(2);
    await place.act(hold);
    expect(story()).toEqual(["lost", "on hold"]);
  });

  it("is not looked for on hold, where nothing is to arrive", async () => {
    await place.act(hold, () => place.devices.media().beDeaf());
    expect(reinvites()).toBe(1);
  });

  it("is looked for as soon as the browser gives the old one up", async () => {
    await place.act(() => place.devices.media().become("lost"));
    expect(did()).toEqual(["looks for another way"]);
    expect(story()).toEqual(["lost"]);
  });

  it("is looked for when nothing arrives any more on a connection that calls itself connected", async () => {
    await place.act(() => place.devices.media().beDeaf());
    expect(did()).toEqual(["looks for another way"]);
    expect(story()).toEqual([]);
  });

  it("a registration that is only renewed asks nothing of calls", async () => {
    await place.pass(200_000);
    expect(place.server.heard()).toContain("REGISTER");
    expect(reinvites()).toBe(0);
  });

  it("stays on hold meanwhile", async () => {
    await place.act(hold);
    await comeBack();
    expect(isHeld()).toBe(true);
    await place.act(resume);
    expect(isHeld()).toBe(false);
  });

  it("is told of over the next socket, too, when the browser was still at the answer over the last", async () => {
    await place.act(() => place.devices.media().become("lost"));
    place.devices.media().become("connected");
    place.server.reinvites("silent");
    await place.act(() => place.devices.media().become("lost"));
    place.devices.media().dawdle();
    place.server.reinvites("200 OK");
    await place.act(() => place.server.answerReinvite("200 OK"));
    await comeBack();
    expect(reinvites()).toBe(2);
    await place.act(() => place.devices.media().finish());
    expect(reinvites()).toBe(3);
  });

  it("is looked for once, when the look had begun before the next socket was there", async () => {
    place.devices.media().dawdle();
    await place.act(() => place.devices.media().become("lost"));
    await comeBack();
    expect(reinvites()).toBe(0);
    await place.act(() => place.devices.media().finish());
    expect(reinvites()).toBe(1);
  });

  it("a call that Asterisk has forgotten is over, and says so", async () => {
    place.server.reinvites("481 Call/Transaction Does Not Exist");
    await comeBack();
    expect(place.end("ours")).toMatchObject({ kind: "line-lost" });
    expect(place.devices.left().microphones).toBe(0);
  });

  it("is asked for again after a glare", async () => {
    place.server.reinvites("491 Request Pending");
    await comeBack();
    expect(reinvites()).toBe(1);
    place.server.reinvites("200 OK");
    await place.pass(4_000);
    expect(reinvites()).toBe(2);
    expect(did()).toEqual(["looks for another way", "rollback", "looks for another way"]);
  });

  it("that cannot be mended leaves the call as it was, until there is news", async () => {
    place.server.reinvites("488 Not Acceptable Here");
    await comeBack();
    await place.pass(allTimers);
    expect(reinvites()).toBe(1);
    expect(place.end("ours")).toBeUndefined();
    await place.act(hold);
    expect(reinvites()).toBe(2);
  });
});

describe("an ACK that is lost with the socket, which Asterisk does not send again over the next one", () => {
  /** Lets things arrive until the phone's answer has, and not what Asterisk says to it. */
  const answerUnheard = async () => {
    for (let step = 0; step < 20 && !place.server.heard().includes("200 INVITE"); step += 1)
      await place.wire.step();
    expect(place.server.heard()).toContain("200 INVITE");
  };
  const answerAndLose = async () => {
    await answerUnheard();
    await place.act(place.wire.cut);
  };

  describe("to the answer that began a call", () => {
    let theirs: string;
    beforeEach(async () => {
      await place.act(() => place.signaling.end("ours"));
      await place.act(() => place.server.call());
      theirs = String(place.offers()[0]?.id);
      // Nothing it says of what is asked next helps either.
      place.server.reinvites("silent");
    });
    const answer = () => place.signaling.accept(theirs);

    it("the call goes on", async () => {
      answer();
      await answerAndLose();
      await place.signIn();
      await place.pass(allTimers);
      expect(place.end(theirs)).toBeUndefined();
      expect(place.server.heard().slice(1)).not.toContain("BYE");
    });

    it.each([
      ["before anybody knows", () => place.wire.fallSilent()],
      ["while there is no socket", () => place.wire.cut()],
      [
        "over the next",
        async () => {
          place.wire.cut();
          await place.signIn();
        },
      ],
    ])("it ends as soon as the agent hangs up: %s", async (_, happens) => {
      answer();
      await answerUnheard();
      await place.act(happens);
      await place.act(() => place.signaling.end(theirs));
      await place.pass(3_000);
      if (place.lineNews().at(-1) === "socket-closed") await place.signIn();
      expect(place.server.latest().phase).toBe("over");
    });

    it("nor has the answer been heard: it is said again over the next, whatever was asked meanwhile", async () => {
      place.wire.fallSilent();
      await place.act(answer, place.wire.cut);
      await place.act(() => place.signaling.setHold(theirs, "held"));
      expect(place.server.latest().phase).toBe("ringing");
      await place.signIn();
      expect(place.server.latest().phase).toBe("up");
    });
  });

  it.each([
    ["soon", 0],
    ["after more than half a minute", allTimers],
  ])(
    "to an answer in a call: its way is looked for all the same, and it can be held, %s",
    async (_, later) => {
      place.server.reinvite();
      await answerAndLose();
      await place.pass(later);
      await place.signIn();
      await place.pass(100);
      const again = later === 0 ? 2 : 1;
      expect(place.server.heard().filter((each) => each === "200 INVITE")).toHaveLength(again);
      expect(did()).toEqual(["looks for another way"]);
      await place.act(hold);
      expect(story()).toEqual(["on hold"]);
    },
  );
});
