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
      decline: () => server.refuse("486 Busy Here"),
      hangUp: server.hangUp,
      settle: wire.settle,
    },
    dispose: leave,
  };
});
