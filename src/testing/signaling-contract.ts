import { describe, expect, it } from "vitest";
import type { SignalingEvent } from "../core/ports/signaling.ts";
import type { SignalingUnderTest } from "./far-side.ts";
import { aLeftCall } from "./left-calls.ts";
import { describeTalk } from "./signaling-contract-talk.ts";
import { signalingPlace } from "./signaling-place.ts";

/** What core/ports/signaling.ts promises: run it against every implementation of the port. */
export function describeSignaling(
  name: string,
  create: () => Promise<SignalingUnderTest> | SignalingUnderTest,
): void {
  describe(`${name} keeps the signaling contract`, () => {
    const place = signalingPlace(create);
    const { lineNews, callNews, story, reason, act, signIn, dial, offered } = place;

    describe("the line", () => {
      it("opens, then registers", async () => {
        await signIn();
        expect(lineNews()).toEqual(["socket-opened", "registered"]);
      });

      it("says when the password is refused, and leaves the socket to its owner", async () => {
        await place.farSide.refusePasswords();
        await signIn();
        expect(lineNews()).toEqual(["socket-opened", "registration-refused"]);
        expect(place.heard.at(-1)).toMatchObject({ signal: { problem: { code: "password-refused" } } });
      });

      it("says once that its socket is lost, and comes back on a fresh one", async () => {
        await signIn();
        await act(place.farSide.loseSocket);
        expect(lineNews()).toEqual(["socket-opened", "registered", "socket-closed"]);
        place.forget();
        await signIn();
        expect(lineNews()).toEqual(["socket-opened", "registered"]);
      });

      it("does not report a socket it was told to close, open or still opening", async () => {
        await signIn();
        await act(place.signaling.closeSocket);
        place.signaling.openSocket();
        await act(place.signaling.closeSocket);
        expect(lineNews()).toEqual(["socket-opened", "registered"]);
      });
    });

    describe("a call we place", () => {
      it("rings, is answered and closed, in this order", async () => {
        await dial("ours");
        await act(place.farSide.ring, place.farSide.answer, place.farSide.hangUp);
        expect(story("ours")).toEqual(["ringing", "answered", "closed"]);
        expect(reason("ours")).toEqual(["hung-up-by-customer"]);
      });

      it("tells of its media from the answer on, not before", async () => {
        await dial("ours");
        await act(place.farSide.ring, place.farSide.answer);
        const types = callNews("ours").map(({ type }) => type);
        expect(types).toContain("media-changed");
        expect(types.indexOf("media-changed")).toBeGreaterThan(types.indexOf("answered"));
      });

      it("is closed without an answer when the customer declines", async () => {
        await dial("ours");
        await act(place.farSide.ring, place.farSide.decline);
        expect(story("ours")).toEqual(["ringing", "closed"]);
      });

      it.each([
        ["while dialing", []],
        ["while ringing", ["ring"]],
        ["while up", ["ring", "answer"]],
      ] as const)("is closed once when we end it %s, twice", async (_when, acts) => {
        await dial("ours");
        await act(...acts.map((name) => place.farSide[name]));
        place.signaling.end("ours");
        place.signaling.end("ours");
        await place.farSide.settle();
        expect(story("ours").at(-1)).toBe("closed");
        expect(reason("ours")).toHaveLength(1);
      });

      it("stays closed when the answer crosses our cancel", async () => {
        await dial("ours");
        await act(place.farSide.ring);
        place.signaling.end("ours");
        await place.farSide.answer();
        await place.farSide.settle();
        expect(story("ours").at(-1)).toBe("closed");
        expect(reason("ours")).toHaveLength(1);
      });
    });

    describe("a call we are offered", () => {
      it("is answered once we accept it, with its media, and closed by the customer", async () => {
        const id = await offered();
        await act(() => place.signaling.accept(id));
        expect(callNews(id).map(({ type }) => type)).toEqual(
          expect.arrayContaining(["answered", "media-changed"]),
        );
        expect(callNews(id)[0]?.type).toBe("answered");
        await act(place.farSide.hangUp);
        expect([story(id), reason(id)]).toEqual([["answered", "closed"], ["hung-up-by-customer"]]);
      });

      it("is missed when the caller gives up", async () => {
        const id = await offered();
        await act(place.farSide.giveUp);
        expect([story(id), reason(id)]).toEqual([["closed"], ["missed"]]);
      });

      it.each(["decline", "refuseBusy", "end"] as const)("is closed once after %s", async (command) => {
        const id = await offered();
        await act(() => place.signaling[command](id));
        expect(story(id)).toEqual(["closed"]);
      });

      it("is closed once when our refusal crosses the caller's hang-up", async () => {
        const id = await offered();
        place.signaling.decline(id);
        await act(place.farSide.giveUp);
        expect(story(id)).toEqual(["closed"]);
      });

      it("is closed when we hang up before our answer is through", async () => {
        const id = await offered();
        place.signaling.accept(id);
        await act(() => place.signaling.end(id));
        expect(story(id).at(-1)).toBe("closed");
        expect(reason(id)).toHaveLength(1);
      });
    });

    describeTalk(place);

    it("ignores every command for a call it does not know", async () => {
      await signIn();
      place.forget();
      for (const command of ["accept", "decline", "refuseBusy", "end"] as const)
        place.signaling[command]("nobody");
      place.signaling.setMicrophone("nobody", "muted");
      place.signaling.sendKey("nobody", "1");
      place.signaling.setHold("nobody", "held");
      place.signaling.transfer("nobody", "1002");
      place.signaling.handOver("nobody", "nobody else");
      await place.farSide.settle();
      expect(place.heard).toEqual([]);
    });

    it("loses with the socket what was not up yet, and keeps what is", async () => {
      await dial("ringing");
      await act(place.farSide.ring, place.farSide.loseSocket);
      expect(reason("ringing")).toEqual(["line-lost"]);
      await dial("up");
      await act(place.farSide.ring, place.farSide.answer, place.farSide.loseSocket);
      expect(story("up")).toEqual(["ringing", "answered"]);
    });

    it("goes on with a call another page had, from the registration on", async () => {
      place.signaling.takeOver(aLeftCall({ id: "left" }));
      await signIn();
      await act(place.farSide.takeOver);
      expect(story("left")).toEqual(["answered"]);
    });

    it("ignores commands for a call that is over", async () => {
      await dial("ours");
      await act(place.farSide.ring, place.farSide.answer, place.farSide.hangUp);
      place.forget();
      place.signaling.setMicrophone("ours", "muted");
      place.signaling.sendKey("ours", "1");
      place.signaling.setHold("ours", "held");
      place.signaling.transfer("ours", "1002");
      await act(() => place.signaling.end("ours"));
      expect(place.heard).toEqual([]);
    });

    it("tells every listener, and none that has unsubscribed", async () => {
      const second: SignalingEvent[] = [];
      const stopSecond = place.signaling.subscribe((event) => void second.push(event));
      place.signaling.openSocket();
      await place.farSide.settle();
      expect(second).toEqual(place.heard);
      stopSecond();
      place.signaling.register();
      await place.farSide.settle();
      expect(second).toHaveLength(1);
      expect(lineNews()).toEqual(["socket-opened", "registered"]);
    });
  });
}
