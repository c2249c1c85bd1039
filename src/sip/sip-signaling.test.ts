import { describeSignaling } from "../testing/signaling-contract.ts";
import { createSipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

describeSignaling("the real one", () => {
  const { signaling, server, wire, leave } = createSipPlace(createSipSignaling);
  return {
    signaling,
    farSide: {
      refusePasswords: () => server.wantPassword("another password"),
      loseSocket: wire.cut,
      call: () => server.call(),
      giveUp: () => server.giveUp(),
      ring: server.ring,
      answer: () => server.answer(),
      takeOver: () => server.answer(),
      decline: () => server.refuse("486 Busy Here"),
      hangUp: server.hangUp,
      refuseHolds: () => server.reinvites("488 Not Acceptable Here"),
      endTransfer: async (outcome) => {
        await wire.settle();
        const [call] = server.all();
        const line = outcome === "arrived" ? "SIP/2.0 200 OK" : "SIP/2.0 486 Busy Here";
        if (call !== undefined) server.notify(line, { last: true, call });
      },
      connect: ({ number, name }) =>
        server.reinvite([`P-Asserted-Identity: "${name}" <sip:${number}@pbx.example>`]),
      leaveConference: (number) => server.notice(server.latest(), "conference-left", number),
      settle: wire.settle,
    },
    dispose: leave,
  };
});
