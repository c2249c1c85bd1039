import { describe, expect, it } from "vitest";
import type { CallId } from "../core/call/call.ts";
import { bruno, lucia } from "./people.ts";
import type { SignalingPlace } from "./signaling-place.ts";

/** The part of the signaling contract that is about a call that is up: hold, transfer, who is at its other end. */
export function describeTalk(place: SignalingPlace): void {
  const { callNews, story, reason, act, signIn, dial } = place;

  describe("a call that is up", () => {
    const holds = (id: CallId) =>
      callNews(id).flatMap((signal) => (signal.type === "hold-settled" ? [signal.hold] : []));
    const setHold = (hold: "none" | "held") => () => place.signaling.setHold("ours", hold);

    async function talk(): Promise<void> {
      await dial("ours");
      await act(place.farSide.ring, place.farSide.answer);
    }

    it("is held and resumed, each told once it is so", async () => {
      await talk();
      await act(setHold("held"), setHold("none"));
      expect(holds("ours")).toEqual(["held", "none"]);
    });

    it("stays as it was when the PBX will not hold it", async () => {
      await talk();
      await place.farSide.refuseHolds();
      await act(setHold("held"));
      expect(holds("ours")).toEqual(["none"]);
      expect(reason("ours")).toEqual([]);
    });

    it("that is held and resumed in one breath is told of once, as it was asked last", async () => {
      await talk();
      setHold("held")();
      setHold("none")();
      await place.farSide.settle();
      expect(holds("ours")).toEqual(["none"]);
    });

    it("can be ended while a hold is under way", async () => {
      await talk();
      setHold("held")();
      place.signaling.end("ours");
      await place.farSide.settle();
      expect(story("ours").at(-1)).toBe("closed");
      expect(reason("ours")).toEqual(["hung-up"]);
    });

    it("tells who is at the other end once that is somebody else", async () => {
      await talk();
      await act(
        () => place.farSide.connect(bruno),
        () => place.farSide.connect(lucia),
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
      place.signaling.dial({ id: "ours", kind: "conference", to: "*80", from: null });
      await place.farSide.settle();
      await act(place.farSide.answer, () => place.farSide.leaveConference(bruno.number));
      expect(callNews("ours").at(-1)).toMatchObject({ number: bruno.number, standing: "gone" });
    });

    it("is closed as transferred once its other end has arrived", async () => {
      await talk();
      place.signaling.transfer("ours", "1002");
      await place.farSide.endTransfer("arrived");
      await place.farSide.settle();
      expect(reason("ours")).toEqual(["transferred"]);
    });

    it("goes on when nobody takes the transfer", async () => {
      await talk();
      place.signaling.transfer("ours", "1002");
      await place.farSide.endTransfer("refused");
      await place.farSide.settle();
      expect(story("ours").at(-1)).toBe("transfer-refused");
      await act(place.farSide.hangUp);
      expect(reason("ours")).toEqual(["hung-up-by-customer"]);
    });

    it.each(["arrived", "refused"] as const)("handed over to another: %s, for both", async (outcome) => {
      await talk();
      place.signaling.dial({ id: "consult", kind: "colleague", to: "1002", from: null });
      await place.farSide.settle();
      await act(place.farSide.answer);
      place.signaling.handOver("ours", "consult");
      await place.farSide.endTransfer(outcome);
      await place.farSide.settle();
      const over = outcome === "arrived" ? ["transferred"] : [];
      expect([reason("ours"), reason("consult")]).toEqual([over, over]);
    });
  });
}
