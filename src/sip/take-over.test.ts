import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TakeOver } from "../core/ports/signaling.ts";
import { headerOf } from "../testing/sip-message.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
beforeEach(() => {
  place = createSipPlace(createSipSignaling);
  place.devices.allowMicrophone();
});
afterEach(() => place.leave());

const dialog = { callId: "c4ll@pbx", localTag: "near", remoteTag: "far" };
const takeOver = (facts: Partial<TakeOver> = {}) =>
  place.act(() =>
    place.signaling.takeOver({ id: "marias", dialog, microphone: "open", hold: "none", ...facts }),
  );
const invite = () => place.server.all().at(-1)?.invite;
const nothingLeft = { microphones: 0, joined: 0, trackListeners: 0, prompts: 0, connections: 0 };

describe("a call that another page had", () => {
  it("is taken over once the phone is registered, by what named it there (RFC 3891)", async () => {
    await takeOver();
    expect(place.server.all()).toEqual([]);
    await place.signIn();
    const request = invite();
    expect(request && headerOf(request, "Replaces")).toBe("c4ll@pbx;to-tag=far;from-tag=near");
    expect(request && headerOf(request, "Require")).toBe("replaces");
    await place.act(() => place.server.answer());
    expect(place.story("marias")).toEqual(["answered", "connecting"]);
    expect(place.devices.left()).toMatchObject({ microphones: 1, joined: 1 });
  });

  it("at once when the phone is registered already", async () => {
    await place.signIn();
    await takeOver();
    expect(place.server.all()).toHaveLength(1);
  });

  it("muted, it is muted from the first sound on", async () => {
    await takeOver({ microphone: "muted" });
    await place.signIn();
    await place.act(() => place.server.answer());
    expect(place.devices.media().did()).toContain("muted");
  });

  it("on hold, it is put on hold again before anything is heard", async () => {
    await takeOver({ hold: "held" });
    await place.signIn();
    await place.act(() => place.server.answer());
    expect(place.server.all().at(-1)?.held).toBe(true);
    expect(place.story("marias")).toEqual(["answered", "connecting", "on hold"]);
  });

  it("that is not there any more is told so, with the server's words", async () => {
    await takeOver();
    await place.signIn();
    await place.act(() => place.server.refuse("481 Call/Transaction Does Not Exist"));
    expect(place.end("marias")).toEqual({
      kind: "left-behind",
      detail: "481 Call/Transaction Does Not Exist",
    });
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("outlives a socket that is lost before it is there", async () => {
    await takeOver();
    await place.signIn();
    await place.act(() => place.wire.cut());
    expect(place.story("marias")).toEqual([]);
    await place.signIn();
    expect(place.server.all()).toHaveLength(2);
    await place.act(() => place.server.answer());
    expect(place.story("marias")).toEqual(["answered", "connecting"]);
    expect(place.devices.left()).toMatchObject({ microphones: 1, joined: 1 });
  });

  it("outlives a socket that is lost while its offer is still being made", async () => {
    place.devices.beSlow();
    await takeOver();
    await place.signIn();
    const late = place.devices.media();
    await place.act(place.wire.cut, late.finish);
    expect(place.story("marias")).toEqual([]);
    await place.signIn();
    await place.act(place.devices.media().finish, () => place.server.answer());
    expect(place.story("marias")).toEqual(["answered", "connecting"]);
    expect(place.devices.left()).toMatchObject({ microphones: 1, joined: 1, connections: 1 });
  });

  it("is ended over the next socket, when the agent hangs up and the socket goes before Asterisk has answered", async () => {
    await takeOver();
    await place.signIn();
    await place.act(() => place.signaling.end("marias"), place.wire.cut);
    await place.signIn();
    expect(place.server.all()).toHaveLength(2);
    await place.act(() => place.server.answer());
    expect(place.server.heard().at(-1)).toBe("BYE");
    expect(place.server.open()).toBe(0);
    expect(place.devices.left()).toEqual(nothingLeft);
    await place.act(place.wire.cut);
    await place.signIn();
    expect(place.server.all(), "once it is over it is left alone").toHaveLength(2);
  });

  it.each([
    ["before it was asked for", () => place.signIn()],
    ["while it was asked for", () => Promise.resolve()],
  ])("is ended by taking it over, when the agent hangs up %s", async (when, afterwards) => {
    await takeOver();
    if (when.startsWith("while")) await place.signIn();
    await place.act(() => place.signaling.end("marias"));
    expect(place.end("marias")?.kind).toBe("hung-up");
    await afterwards();
    await place.act(() => place.server.answer());
    expect(place.server.open()).toBe(0);
    expect(place.devices.left()).toEqual(nothingLeft);
  });

  it("without a microphone it cannot go on, and says why", async () => {
    place.devices.refuseMicrophone("busy");
    await takeOver();
    expect(place.end("marias")?.kind).toBe("microphone-busy");
    await place.signIn();
    expect(place.server.all()).toEqual([]);
  });
});

describe("a page that goes", () => {
  it("tells the PBX which call it leaves, without waiting for anything", async () => {
    await place.talk();
    const named = place.signaling.dialogOf("ours");
    await place.act(() => place.signaling.leave("ours"));
    expect(place.server.heard()).toContain("MESSAGE");
    expect(named?.callId).toBe(place.server.all().at(-1)?.id);
    expect(place.server.open(), "the call is left where it is").toBe(1);
  });

  it("has nothing to tell of a call that is not up", async () => {
    await place.dial();
    expect(place.signaling.dialogOf("ours")).toBeNull();
    await place.act(() => place.signaling.leave("ours"));
    expect(place.server.heard()).not.toContain("MESSAGE");
  });
});
