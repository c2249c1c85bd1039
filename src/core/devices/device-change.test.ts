import { describe, expect, it } from "vitest";
import { accepted, declining, nothingChosen, settle, using, type InUse } from "./device-change.ts";
import type { Device, DeviceWish } from "./device.ts";

const laptop: Device = { id: "laptop", label: "Built-in Audio" };
const jabra: Device = { id: "jabra", label: "Jabra Evolve2 65" };
const yealink: Device = { id: "yealink", label: "Yealink WH62" };
const wishesJabra: DeviceWish = { kind: "device", ...jabra };
const anyHeadset: DeviceWish = { kind: "headset" };
const computers: DeviceWish = { kind: "default" };
const asked: InUse = { device: null, offered: jabra, declined: null };
const declined: InUse = { device: null, offered: null, declined: jabra };

type Row = readonly [string, InUse, DeviceWish, readonly Device[], "talking" | "idle", InUse, Device | null];

describe("when devices come and go", () => {
  // prettier-ignore
  const rows: readonly Row[] = [
    ["nothing happened",                     using(jabra),  wishesJabra, [laptop, jabra],   "talking", using(jabra),   null],
    ["another one comes",                    using(jabra),  wishesJabra, [jabra, yealink],  "talking", using(jabra),   null],
    ["there under a new id",                 using({ ...jabra, id: "old" }), wishesJabra, [jabra], "talking", using(jabra), null],
    ["unplugged in a call: left at once",    using(jabra),  wishesJabra, [laptop],          "talking", using(null),    jabra],
    ["unplugged between calls: the same",    using(jabra),  wishesJabra, [laptop],          "idle",    using(null),    jabra],
    ["one headset goes, another is there",   using(jabra),  anyHeadset,  [laptop, yealink], "talking", using(yealink), jabra],
    ["back in a call: offered",              nothingChosen, wishesJabra, [laptop, jabra],   "talking", asked,          null],
    ["back between calls: taken",            nothingChosen, wishesJabra, [laptop, jabra],   "idle",    using(jabra),   null],
    ["offered, and gone again",              asked,         wishesJabra, [laptop],          "talking", using(null),    null],
    ["offered, and the call is over: taken", asked,         wishesJabra, [jabra],           "idle",    using(jabra),   null],
    ["declined: not offered again",          declined,      wishesJabra, [laptop, jabra],   "talking", declined,       null],
    ["declined, and the call is over: taken", declined,     wishesJabra, [laptop, jabra],   "idle",    using(jabra),   null],
    ["a headset comes that was wished for",  nothingChosen, anyHeadset,  [laptop, jabra],   "talking", asked,          null],
    ["the computer's choice: nothing to do", nothingChosen, computers,   [laptop, jabra],   "talking", using(null),    null],
  ];
  it.each(rows)("%s", (_what, before, wish, present, agent, inUse, lost) => {
    expect(settle(before, wish, present, agent)).toEqual({ inUse, lost });
  });

  it("is offered again once it has been gone", () => {
    const gone = settle(declined, wishesJabra, [laptop], "talking").inUse;
    expect(settle(gone, wishesJabra, [laptop, jabra], "talking").inUse).toEqual(asked);
  });
});

it("is the agent's to take or to leave", () => {
  expect(accepted(asked)).toEqual(using(jabra));
  expect(declining(asked)).toEqual(declined);
});
