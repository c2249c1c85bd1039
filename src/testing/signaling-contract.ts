import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallId, CallSignal } from "../core/call/call.ts";
import type { SignalingEvent } from "../core/ports/signaling.ts";
import type { FarSide, SignalingUnderTest } from "./far-side.ts";
import { aLeftCall } from "./left-calls.ts";
import { bruno, lucia } from "./people.ts";

/** What core/ports/signaling.ts promises: run it against every implementation of the port. */
export function describeSignaling(
  name: string,
  create: () => Promise<SignalingUnderTest> | SignalingUnderTest,
): void {
  describe(`${name} keeps the signaling contract`, () => {
    let signaling: SignalingUnderTest["signaling"];
    let farSide: FarSide;
    let dispose: SignalingUnderTest["dispose"];
    let heard: SignalingEvent[];
    let stopHearing: () => void;

    beforeEach(async () => {
      ({ signaling, farSide, dispose } = await create());
      heard = [];
      stopHearing = signaling.subscribe((event) => void heard.push(event));
    });

    afterEach(async () => {
      stopHearing();
      await dispose();
    });

    const lineNews = () => heard.flatMap((event) => (event.type === "line" ? [event.signal.type] : []));
    const callNews = (id: CallId): readonly CallSignal[] =>
      heard.flatMap((event) => (event.type === "call" && event.id === id ? [event.signal] : []));
    /** The story of a call, without its media: ringing may be told more than once. */
    const story = (id: CallId) =>
      callNews(id)
        .map(({ type }) => type)
        .filter(
          (type, index, all) => type !== "media-changed" && !(type === "ringing" && all[index - 1] === type),
        );
    const reason = (id: CallId) =>
      callNews(id).flatMap((signal) => (signal.type === "closed" ? [signal.reason.kind] : []));

    async function signIn(): Promise<void> {
      signaling.openSocket();
      await farSide.settle();
      signaling.register();
      await farSide.settle();
    }

    /** Signs in and places a call. */
    async function dial(id: CallId): Promise<void> {
      await signIn();
      signaling.dial({ id, kind: "customer", to: "+34612345678", from: null });
      await farSide.settle();
    }

    /** Signs in and is called; resolves with the id of the offer. */
    async function offered(): Promise<CallId> {
      await signIn();
      await farSide.call();
      await farSide.settle();
      const offers = heard.flatMap((event) => (event.type === "offer" ? [event.offer.id] : []));
      expect(offers).toHaveLength(1);
      return String(offers[0]);
    }

    async function act(...acts: readonly (() => Promise<void> | void)[]): Promise<void> {
      for (const each of acts) {
        await each();
        await farSide.settle();
      }
    }

    describe("the line", () => {
      it("opens, then registers", async () => {
        await signIn();
        expect(lineNews()).toEqual(["socket-opened", "registered"]);
      });

      it("says when the password is refused, and leaves the socket to its owner", async () => {
        await farSide.refusePasswords();
        await signIn();
        expect(lineNews()).toEqual(["socket-opened", "registration-refused"]);
        expect(heard.at(-1)).toMatchObject({ signal: { problem: { code: "password-refused" } } });
      });

      it("says once that its socket is lost, and comes back on a fresh one", async () => {
        await signIn();
        await act(farSide.loseSocket);
        expect(lineNews()).toEqual(["socket-opened", "registered", "socket-closed"]);
        heard.length = 0;
        await signIn();
        expect(lineNews()).toEqual(["socket-opened", "registered"]);
      });

      it("does not report a socket it was told to close, open or still opening", async () => {
        await signIn();
        await act(signaling.closeSocket);
        signaling.openSocket();
        await act(signaling.closeSocket);
        expect(lineNews()).toEqual(["socket-opened", "registered"]);
      });
    });

    describe("a call we place", () => {
      it("rings, is answered and closed, in this order", async () => {
        await dial("ours");
        await act(farSide.ring, farSide.answer, farSide.hangUp);
        expect(story("ours")).toEqual(["ringing", "answered", "closed"]);
        expect(reason("ours")).toEqual(["hung-up-by-customer"]);
      });

      it("tells of its media from the answer on, not before", async () => {
        await dial("ours");
        await act(farSide.ring, farSide.answer);
        const types = callNews("ours").map(({ type }) => type);
        expect(types).toContain("media-changed");
        expect(types.indexOf("media-changed")).toBeGreaterThan(types.indexOf("answered"));
      });

      it("is closed without an answer when the customer declines", async () => {
        await dial("ours");
        await act(farSide.ring, farSide.decline);
        expect(story("ours")).toEqual(["ringing", "closed"]);
      });

      it.each([
        ["while dialing", []],
        ["while ringing", ["ring"]],
        ["while up", ["ring", "answer"]],
      ] as const)("is closed once when we end it %s, twice", async (_when, acts) => {
        await dial("ours");
        await act(...acts.map((name) => farSide[name]));
        signaling.end("ours");
        signaling.end("ours");
        await farSide.settle();
        expect(story("ours").at(-1)).toBe("closed");
        expect(reason("ours")).toHaveLength(1);
      });

      it("stays closed when the answer crosses our cancel", async () => {
        await dial("ours");
        await act(farSide.ring);
        signaling.end("ours");
        await farSide.answer();
        await farSide.settle();
        expect(story("ours").at(-1)).toBe("closed");
        expect(reason("ours")).toHaveLength(1);
      });
    });

    describe("a call we are offered", () => {
      it("is answered once we accept it, with its media, and closed by the customer", async () => {
        const id = await offered();
        await act(() => signaling.accept(id));
        expect(callNews(id).map(({ type }) => type)).toEqual(
          expect.arrayContaining(["answered", "media-changed"]),
        );
        expect(callNews(id)[0]?.type).toBe("answered");
        await act(farSide.hangUp);
        expect([story(id), reason(id)]).toEqual([["answered", "closed"], ["hung-up-by-customer"]]);
      });

      it("is missed when the caller gives up", async () => {
        const id = await offered();
        await act(farSide.giveUp);
        expect([story(id), reason(id)]).toEqual([["closed"], ["missed"]]);
      });

      it.each(["decline", "refuseBusy", "end"] as const)("is closed once after %s", async (command) => {
        const id = await offered();
        await act(() => signaling[command](id));
        expect(story(id)).toEqual(["closed"]);
      });

      it("is closed once when our refusal crosses the caller's hang-up", async () => {
        const id = await offered();
        signaling.decline(id);
        await act(farSide.giveUp);
        expect(story(id)).toEqual(["closed"]);
      });

      it("is closed when we hang up before our answer is through", async () => {
        const id = await offered();
        signaling.accept(id);
        await act(() => signaling.end(id));
        expect(story(id).at(-1)).toBe("closed");
        expect(reason(id)).toHaveLength(1);
      });
    });

    describe("a call that is up", () => {
      const holds = (id: CallId) =>
        callNews(id).flatMap((signal) => (signal.type === "hold-settled" ? [signal.hold] : []));
      const setHold = (hold: "none" | "held") => () => signaling.setHold("ours", hold);

      async function talk(): Promise<void> {
        await dial("ours");
        await act(farSide.ring, farSide.answer);
      }

      it("is held and resumed, each told once it is so", async () => {
        await talk();
        await act(setHold("held"), setHold("none"));
        expect(holds("ours")).toEqual(["held", "none"]);
      });

      it("stays as it was when the PBX will not hold it", async () => {
        await talk();
        await farSide.refuseHolds();
        await act(setHold("held"));
        expect(holds("ours")).toEqual(["none"]);
        expect(reason("ours")).toEqual([]);
      });

      it("that is held and resumed in one breath is told of once, as it was asked last", async () => {
        await talk();
        setHold("held")();
        setHold("none")();
        await farSide.settle();
        expect(holds("ours")).toEqual(["none"]);
      });

      it("can be ended while a hold is under way", async () => {
        await talk();
        setHold("held")();
        signaling.end("ours");
        await farSide.settle();
        expect(story("ours").at(-1)).toBe("closed");
        expect(reason("ours")).toEqual(["hung-up"]);
      });

      it("tells who is at the other end once that is somebody else", async () => {
        await talk();
        await act(
          () => farSide.connect(bruno),
          () => farSide.connect(lucia),
        );
        const parties = callNews("ours").flatMap((news) =>
          news.type === "party-changed" ? [[news.kind, news.party]] : [],
        );
        expect(parties).toEqual([
          ["customer", bruno],
          ["colleague", lucia],
        ]);
      });

      it("tells who leaves, when it is a conference", async () => {
        await signIn();
        signaling.dial({ id: "ours", kind: "conference", to: "*80", from: null });
        await farSide.settle();
        await act(farSide.answer, () => farSide.leaveConference(bruno.number));
        expect(callNews("ours").at(-1)).toMatchObject({ number: bruno.number, standing: "gone" });
      });

      it("is closed as transferred once its other end has arrived", async () => {
        await talk();
        signaling.transfer("ours", "1002");
        await farSide.endTransfer("arrived");
        await farSide.settle();
        expect(reason("ours")).toEqual(["transferred"]);
      });

      it("goes on when nobody takes the transfer", async () => {
        await talk();
        signaling.transfer("ours", "1002");
        await farSide.endTransfer("refused");
        await farSide.settle();
        expect(story("ours").at(-1)).toBe("transfer-refused");
        await act(farSide.hangUp);
        expect(reason("ours")).toEqual(["hung-up-by-customer"]);
      });

      it.each(["arrived", "refused"] as const)("handed over to another: %s, for both", async (outcome) => {
        await talk();
        signaling.dial({ id: "consult", kind: "colleague", to: "1002", from: null });
        await farSide.settle();
        await act(farSide.answer);
        signaling.handOver("ours", "consult");
        await farSide.endTransfer(outcome);
        await farSide.settle();
        const over = outcome === "arrived" ? ["transferred"] : [];
        expect([reason("ours"), reason("consult")]).toEqual([over, over]);
      });
    });

    it("ignores every command for a call it does not know", async () => {
      await signIn();
      heard.length = 0;
      for (const command of ["accept", "decline", "refuseBusy", "end"] as const) signaling[command]("nobody");
      signaling.setMicrophone("nobody", "muted");
      signaling.sendKey("nobody", "1");
      signaling.setHold("nobody", "held");
      signaling.transfer("nobody", "1002");
      signaling.handOver("nobody", "nobody else");
      await farSide.settle();
      expect(heard).toEqual([]);
    });

    it("loses with the socket what was not up yet, and keeps what is", async () => {
      await dial("ringing");
      await act(farSide.ring, farSide.loseSocket);
      expect(reason("ringing")).toEqual(["line-lost"]);
      await dial("up");
      await act(farSide.ring, farSide.answer, farSide.loseSocket);
      expect(story("up")).toEqual(["ringing", "answered"]);
    });

    it("goes on with a call another page had, from the registration on", async () => {
      signaling.takeOver(aLeftCall({ id: "left" }));
      await signIn();
      await act(farSide.takeOver);
      expect(story("left")).toEqual(["answered"]);
    });

    it("ignores commands for a call that is over", async () => {
      await dial("ours");
      await act(farSide.ring, farSide.answer, farSide.hangUp);
      heard.length = 0;
      signaling.setMicrophone("ours", "muted");
      signaling.sendKey("ours", "1");
      signaling.setHold("ours", "held");
      signaling.transfer("ours", "1002");
      await act(() => signaling.end("ours"));
      expect(heard).toEqual([]);
    });

    it("tells every listener, and none that has unsubscribed", async () => {
      const second: SignalingEvent[] = [];
      const stopSecond = signaling.subscribe((event) => void second.push(event));
      signaling.openSocket();
      await farSide.settle();
      expect(second).toEqual(heard);
      stopSecond();
      signaling.register();
      await farSide.settle();
      expect(second).toHaveLength(1);
      expect(lineNews()).toEqual(["socket-opened", "registered"]);
    });
  });
}
