import { expect, it } from "vitest";
import { aProblem } from "./builders.ts";
import { createFakeSignaling } from "./fake-signaling.ts";
import { createManualClock } from "./manual-clock.ts";
import { describeSignaling } from "./signaling-contract.ts";

describeSignaling("the fake", () => {
  const signaling = createFakeSignaling(createManualClock());
  const { network } = signaling;
  const placed = () =>
    network
      .asked()
      .findLast((command) => command.startsWith("dial "))
      ?.slice("dial ".length) ?? "";
  const offered = "call-1";
  const up = () => (placed() === "" ? offered : placed());
  return {
    signaling,
    farSide: {
      refusePasswords: () => network.refuseRegistrations(aProblem("password-refused")),
      loseSocket: () => network.loseSocket(),
      call: () => void network.offer({ id: offered }),
      giveUp: () => network.close(offered, "missed"),
      ring: () => network.ring(placed()),
      answer: () => network.answer(placed()),
      // The fake gives it by itself.
      takeOver: () => undefined,
      decline: () => network.close(placed(), "declined-by-customer"),
      hangUp: () => network.close(up(), "hung-up-by-customer"),
      refuseHolds: () => network.refuseHolds("488 Not Acceptable Here"),
      endTransfer: (outcome) => network.refuseTransfers(outcome === "arrived" ? null : "486 Busy Here"),
      connect: (party) => {
        const kind = party.number.startsWith("+") ? "customer" : "colleague";
        network.tell(up(), { type: "party-changed", kind, party, businessNumber: null, payload: null });
      },
      leaveConference: (number) => network.tell(up(), { type: "member-changed", number, standing: "gone" }),
      settle: () => network.deliver(),
    },
    dispose: () => expect(network.left().listeners).toBe(0),
  };
});

it("keeps what a command brings about until it is delivered: that is where races live", () => {
  const signaling = createFakeSignaling(createManualClock());
  const heard: string[] = [];
  signaling.subscribe((event) => void heard.push(event.type));
  const { id } = signaling.network.offer();
  signaling.decline(id);
  expect(heard).toEqual(["offer"]);
  signaling.network.deliver();
  expect(heard).toEqual(["offer", "call"]);
});
