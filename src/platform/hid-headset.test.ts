import { describe, expect, it, vi } from "vitest";
import { usages, type Collection } from "../core/headset/reports.ts";
import { hidHeadset, type Hid, type HidDevice } from "./hid-headset.ts";

const telephony: Collection = {
  usagePage: 0x0b,
  inputReports: [
    {
      reportId: 8,
      items: [
        { usages: [usages.hook], hasPreferredState: false, reportSize: 1, reportCount: 1 },
        { usages: [usages.mute], isAbsolute: false, reportSize: 1, reportCount: 1 },
        { usages: [], reportSize: 6, reportCount: 1 },
      ],
    },
  ],
  outputReports: [
    {
      reportId: 9,
      items: [{ usages: [usages.offHookLight, usages.ringLight], reportSize: 1, reportCount: 2 }],
    },
  ],
};

/** A headset as its wearer knows it. */
class Desk extends EventTarget implements HidDevice {
  readonly productName: string;
  readonly collections: readonly Collection[];
  opened = false;
  readonly isBusy: boolean;
  lights: number | undefined;
  constructor(productName = "Desk 20", collections: readonly Collection[] = [telephony], isBusy = false) {
    super();
    this.productName = productName;
    this.collections = collections;
    this.isBusy = isBusy;
  }
  open = () => {
    this.opened = !this.isBusy;
    return this.isBusy ? Promise.reject(new Error("NotAllowedError")) : Promise.resolve();
  };
  close = () => Promise.resolve(void (this.opened = false));
  forget = vi.fn(() => Promise.resolve());
  sendReport = (_reportId: number, data: Uint8Array) => Promise.resolve(void (this.lights = data[0]));
  report(bits: number) {
    const data = new DataView(Uint8Array.of(bits).buffer);
    this.dispatchEvent(Object.assign(new Event("inputreport"), { reportId: 8, data }));
  }
}

class Computer extends EventTarget implements Hid {
  readonly known: readonly HidDevice[];
  chosen: readonly HidDevice[] = [];
  constructor(...known: readonly HidDevice[]) {
    super();
    this.known = known;
  }
  getDevices = () => Promise.resolve(this.known);
  requestDevice = () => Promise.resolve(this.chosen);
  plug(what: "connect" | "disconnect", device: HidDevice) {
    this.dispatchEvent(Object.assign(new Event(what), { device }));
  }
}

async function connected(desk = new Desk()) {
  const computer = new Computer(desk);
  const headset = hidHeadset(computer);
  await vi.waitFor(() => expect(headset.state().kind).toBe("connected"));
  const heard: unknown[] = [];
  headset.hear((press) => heard.push(press));
  return { computer, desk, headset, heard };
}

describe("a headset", () => {
  it("that was chosen before connects by itself, and says what it can", async () => {
    const { headset } = await connected();
    expect(headset.state()).toEqual({
      kind: "connected",
      name: "Desk 20",
      has: { hook: true, mute: true, lights: true },
    });
  });

  it("is heard, press by press", async () => {
    const { desk, heard } = await connected();
    for (const bits of [0b01, 0b11, 0b01, 0b00]) desk.report(bits);
    expect(heard).toEqual([{ type: "hook", hook: "off" }, { type: "mute" }, { type: "hook", hook: "on" }]);
  });

  it("is lit, also when it comes back in the middle of a call", async () => {
    const { computer, desk, headset } = await connected();
    headset.light({ offHook: true, ring: false, mute: false });
    await vi.waitFor(() => expect(desk.lights).toBe(1));
    computer.plug("disconnect", desk);
    expect(headset.state()).toEqual({ kind: "none" });
    const again = new Desk();
    computer.plug("connect", again);
    await vi.waitFor(() => expect(again.lights).toBe(1));
  });

  it("pulled out is heard no more", async () => {
    const { computer, desk, heard } = await connected();
    computer.plug("disconnect", desk);
    desk.report(1);
    expect(heard).toEqual([]);
  });

  it("is chosen among the several devices it is made of", async () => {
    const computer = new Computer();
    const headset = hidHeadset(computer);
    computer.chosen = [new Desk("Desk 20 keys", [{ usagePage: 0x0c }]), new Desk()];
    await headset.choose();
    expect(headset.state()).toMatchObject({ kind: "connected", name: "Desk 20" });
  });

  it.each([
    ["has no buttons for a phone", new Desk("Ear 1", [{ usagePage: 0x0b }]), "no-buttons"],
    ["is in another program's hands", new Desk("Ear 1", [telephony], true), "busy"],
  ])("that %s says so", async (_what, desk, reason) => {
    const computer = new Computer();
    const headset = hidHeadset(computer);
    computer.chosen = [desk];
    await headset.choose();
    expect(headset.state()).toEqual({ kind: "failed", name: "Ear 1", reason });
  });

  it("that nobody chose changes nothing", async () => {
    const { headset } = await connected();
    await headset.choose();
    expect(headset.state().kind).toBe("connected");
  });

  it("is forgotten for good", async () => {
    const { desk, headset, heard } = await connected();
    await headset.forget();
    desk.report(1);
    expect([heard, headset.state().kind, desk.opened]).toEqual([[], "none", false]);
    expect(desk.forget).toHaveBeenCalledOnce();
  });
});
