import type { Conditions } from "../../../lab/network/conditions.ts";
import type { Network } from "../../../lab/network/network.ts";
import { directly } from "../directly.ts";
import type { Fault } from "../fault.ts";
import type { Scene } from "../scene.ts";
import { seconds } from "../until.ts";

type Row = Pick<Fault, "id" | "what" | "how" | "call" | "expected" | "quick"> & {
  readonly to: (network: Network, scene: Scene) => Promise<void>;
};

/** Seconds from the return of the network to the voice. */
const soon = 1.5;

const gap = (length: number, call: Fault["call"]): Row => ({
  id: `gap-${String(length)}-${call === "up" ? "call" : "idle"}`,
  what: `The Wi-Fi is gone for ${String(length)} s ${call === "up" ? "in a call" : "while nobody calls"}`,
  how: "the network loses every packet and tells nobody, then none",
  call,
  expected: { outcome: "survives", silence: length + soon, registered: 5 },
  quick: false,
  to: async (network, { over }) => {
    await network.cut();
    await seconds(length);
    over();
    await network.mend();
  },
});

const spell = async (network: Network, conditions: Partial<Conditions>, length: number): Promise<void> => {
  await network.set(conditions);
  await seconds(length);
};

const usual: Conditions = { roundTrip: 40, jitter: 0, loss: 0 };

const rows: readonly Row[] = [
  {
    id: "address-change-call",
    what: "The computer gets another address in a call, as when it goes from Wi-Fi to a cable",
    how: "its address in a network of its own is taken away and another one given",
    call: "up",
    expected: { outcome: "survives", silence: 2, registered: 5 },
    quick: false,
    to: async (network) => {
      await network.changeAddress();
    },
  },
  {
    id: "address-change-idle",
    what: "The computer gets another address while nobody calls",
    how: "its address in a network of its own is taken away and another one given",
    call: "none",
    // Chromium tells of it after two seconds; then the socket has two and a half to answer.
    expected: { outcome: "survives", registered: 7 },
    quick: false,
    to: async (network) => {
      await network.changeAddress();
    },
  },
  gap(5, "up"),
  gap(25, "up"),
  gap(30, "up"),
  gap(20, "none"),
  {
    id: "loss-call",
    what: "A fifth of all packets is lost for twenty seconds in a call, 100 ms away",
    how: "a network with a round trip of 100 ms loses 20 % each way",
    call: "up",
    expected: { outcome: "survives", silence: 1, registered: 10 },
    quick: false,
    to: async (network, { over }) => {
      await spell(network, { roundTrip: 100, loss: 20 }, 20);
      over();
    },
  },
  {
    id: "latency-spikes-call",
    what: "The network stalls again and again for two seconds in a call",
    how: "its round trip goes from 40 ms to 1,500 ms and back, four times, with jitter",
    call: "up",
    expected: { outcome: "survives", silence: 3, registered: 5 },
    quick: false,
    to: async (network, { over }) => {
      for (let spike = 0; spike < 4; spike += 1) {
        await spell(network, { roundTrip: 1500, jitter: 100 }, 2);
        await spell(network, usual, 3);
      }
      over();
    },
  },
];

/** The network between browser and Asterisk: one of its own, 40 ms there and back, for signalling and sound alike. */
export const network: readonly Fault[] = rows.map(({ to, ...row }) => ({
  ...row,
  ...directly,
  stage: "network",
  happen: async (scene) => {
    const { network: own, defer } = scene;
    if (own === undefined) throw new Error("There is no network here.");
    defer(async () => {
      await own.mend();
      await own.set({ roundTrip: 0, jitter: 0, loss: 0 });
    });
    await own.set(usual);
    await to(own, scene);
  },
}));
