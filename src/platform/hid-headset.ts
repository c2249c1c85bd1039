import type { HeadsetLights, HeadsetPress } from "../core/headset/headset.ts";
import { abilitiesOf, pressesOf, usagesFor } from "../core/headset/presses.ts";
import { layoutOf, readReport, writeReports, type Collection, type Layout } from "../core/headset/reports.ts";
import type { Headset, HeadsetState } from "../core/ports/headset.ts";

/** The parts of WebHID in use (WICG; TypeScript's own types do not have it). */
export type HidDevice = Pick<EventTarget, "addEventListener" | "removeEventListener"> & {
  readonly productName: string;
  readonly collections: readonly Collection[];
  readonly opened: boolean;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly forget?: () => Promise<void>;
  readonly sendReport: (reportId: number, data: Uint8Array<ArrayBuffer>) => Promise<void>;
};
export type Hid = Pick<EventTarget, "addEventListener"> & {
  readonly getDevices: () => Promise<readonly HidDevice[]>;
  readonly requestDevice: (wanted: {
    readonly filters: readonly { readonly usagePage: number }[];
  }) => Promise<readonly HidDevice[]>;
};

type Current = { readonly device: HidDevice; readonly layout: Layout; readonly stop: () => void };

/**
 * A headset's buttons and lights over WebHID, by the telephony page that headsets of every make share. One that the
 * person chose before is connected again by itself.
 */
export function hidHeadset(hid: Hid): Headset {
  const watching = new Set<() => void>();
  const hearing = new Set<(press: HeadsetPress) => void>();
  let state: HeadsetState = { kind: "none" };
  let current: Current | null = null;
  let lit: HeadsetLights = { offHook: false, ring: false, mute: false };

  function become(next: HeadsetState): void {
    state = next;
    for (const listener of [...watching]) listener();
  }

  function leave(): void {
    current?.stop();
    current = null;
  }

  async function take(devices: readonly HidDevice[]): Promise<void> {
    const [first] = devices;
    if (first === undefined) return;
    // One headset is several devices: sound keys, telephony, the maker's own.
    const device = devices.find((one) => isOfUse(layoutOf(one.collections)));
    if (device === undefined) {
      become({ kind: "failed", name: first.productName, reason: "no-buttons" });
      return;
    }
    leave();
    const name = device.productName;
    try {
      if (!device.opened) await device.open();
    } catch {
      become({ kind: "failed", name, reason: "busy" });
      return;
    }
    const layout = layoutOf(device.collections);
    current = { device, layout, stop: listenTo(device, layout, tell) };
    become({ kind: "connected", name, has: abilitiesOf(layout) });
    show();
  }

  function tell(press: HeadsetPress): void {
    for (const listener of [...hearing]) listener(press);
  }

  function show(): void {
    if (current === null) return;
    const { device, layout } = current;
    for (const { reportId, bytes } of writeReports(layout, usagesFor(lit)))
      // A headset that was just pulled out.
      void device.sendReport(reportId, new Uint8Array(bytes)).catch(() => undefined);
  }

  hid.addEventListener("connect", (event) => {
    const { device } = event as Event & { readonly device: HidDevice };
    if (current === null && isOfUse(layoutOf(device.collections))) void take([device]);
  });
  hid.addEventListener("disconnect", (event) => {
    if ((event as Event & { readonly device: HidDevice }).device !== current?.device) return;
    leave();
    become({ kind: "none" });
  });
  void hid
    .getDevices()
    .then((known) => take(known.filter(({ collections }) => isOfUse(layoutOf(collections)))))
    .catch(() => undefined);

  return {
    state: () => state,
    subscribe: (listener) => {
      watching.add(listener);
      return () => void watching.delete(listener);
    },
    choose: async () => {
      await take(await hid.requestDevice({ filters: [{ usagePage: 0x0b }] }));
    },
    forget: async () => {
      const device = current?.device;
      leave();
      become({ kind: "none" });
      await device?.close().catch(() => undefined);
      await device?.forget?.().catch(() => undefined);
    },
    light: (lights) => {
      lit = lights;
      show();
    },
    hear: (listener) => {
      hearing.add(listener);
      return () => void hearing.delete(listener);
    },
  };
}

function isOfUse(layout: Layout): boolean {
  const { hook, mute } = abilitiesOf(layout);
  return hook || mute;
}

/** Tells of presses until the returned function is called. */
function listenTo(device: HidDevice, layout: Layout, tell: (press: HeadsetPress) => void): () => void {
  let before: ReadonlySet<number> = new Set();
  const hear = (event: Event): void => {
    const { reportId, data } = event as Event & { readonly reportId: number; readonly data: DataView };
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const { on, tells } = readReport(layout, reportId, bytes);
    // Each report tells of its own usages only; the others stay as they were.
    const after = new Set([...[...before].filter((usage) => !tells.has(usage)), ...on]);
    const presses = pressesOf(layout, before, after);
    before = after;
    for (const press of presses) tell(press);
  };
  device.addEventListener("inputreport", hear);
  return () => device.removeEventListener("inputreport", hear);
}
