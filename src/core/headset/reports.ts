/** What a browser tells of a field of a report (WebHID, HIDReportItem); what is left out is of no use to us. */
export type ReportItem = {
  /** Usage page in the high 16 bits, usage in the low ones. Absent where they are a range. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  /** The field's slots each hold the number of a usage, instead of one slot for each usage. */
  readonly isArray?: boolean;
  readonly isAbsolute?: boolean;
  readonly hasPreferredState?: boolean;
  readonly logicalMinimum?: number;
  /** Bits of a slot, and how many slots there are. */
  readonly reportSize?: number;
  readonly reportCount?: number;
};
export type Report = { readonly reportId?: number; readonly items?: readonly ReportItem[] };
export type Collection = {
  readonly usagePage?: number;
  /** With those of the collections inside it (Chromium hands them up to every collection around). */
  readonly inputReports?: readonly Report[];
  readonly outputReports?: readonly Report[];
};

/** What a headset has that a phone can use (HID Usage Tables 1.5: 11 Telephony, page 0x0B; 8 LED, page 0x08). */
export const usages = {
  hook: 0x0b0020,
  drop: 0x0b0026,
  mute: 0x0b002f,
  offHookLight: 0x080017,
  ringLight: 0x080018,
  muteLight: 0x080009,
  ringer: 0x0b009e,
} as const;

const telephonyPage = 0x0b;

/**
 * How a control tells (HID Usage Tables 1.5, 3.4.1.2 On/Off Controls).
 *   toggle  1 whenever it is pressed, whatever it was before
 *   button  1 while it is pressed
 *   switch  stays where it was put
 */
export type Control = "toggle" | "button" | "switch";

type Slot = {
  readonly reportId: number;
  /** In bits, from the report's beginning. */
  readonly offset: number;
  readonly size: number;
  /** The usage of a slot, or those an array's slot can name, counted from `first`. */
  readonly means: { readonly usage: number } | { readonly oneOf: readonly number[]; readonly first: number };
  readonly control: Control;
};
type OutputReport = { readonly reportId: number; readonly bytes: number; readonly slots: readonly Slot[] };

export type Layout = { readonly inputs: readonly Slot[]; readonly outputs: readonly OutputReport[] };

/** Where the usages stand in the reports of a device's telephony collections. */
export function layoutOf(collections: readonly Collection[]): Layout {
  const ours = collections.filter(({ usagePage }) => usagePage === telephonyPage);
  return {
    inputs: ours.flatMap(({ inputReports = [] }) =>
      inputReports.flatMap(({ reportId = 0, items = [] }) => slotsOf(reportId, items).slots),
    ),
    outputs: ours.flatMap(({ outputReports = [] }) =>
      outputReports.map(({ reportId = 0, items = [] }) => {
        const { slots, bits } = slotsOf(reportId, items);
        return { reportId, bytes: Math.ceil(bits / 8), slots };
      }),
    ),
  };
}

function slotsOf(
  reportId: number,
  items: readonly ReportItem[],
): { readonly slots: readonly Slot[]; readonly bits: number } {
  const slots: Slot[] = [];
  let bits = 0;
  for (const item of items) {
    const { reportSize: size = 0, reportCount: count = 0, logicalMinimum: first = 0 } = item;
    const named = usagesOf(item);
    const control = controlOf(item);
    for (let index = 0; index < count; index += 1) {
      const offset = bits + index * size;
      if (item.isArray === true)
        slots.push({ reportId, offset, size, means: { oneOf: named, first }, control });
      else {
        // The last usage stands for all slots that are left (HID 1.11, 6.2.2.8).
        const usage = named[Math.min(index, named.length - 1)];
        if (usage !== undefined) slots.push({ reportId, offset, size, means: { usage }, control });
      }
    }
    bits += size * count;
  }
  return { slots, bits };
}

const mostUsages = 1_024;

function usagesOf({ usages: named, usageMinimum: from, usageMaximum: to }: ReportItem): readonly number[] {
  if (from === undefined || to === undefined || (named !== undefined && named.length > 0)) return named ?? [];
  return Array.from({ length: Math.min(Math.max(0, to - from + 1), mostUsages) }, (_, index) => from + index);
}

function controlOf({ isAbsolute = true, hasPreferredState = true }: ReportItem): Control {
  if (!isAbsolute) return "toggle";
  return hasPreferredState ? "button" : "switch";
}

/** The usages that are on in an input report, among those this report can tell of. */
export function readReport(
  { inputs }: Layout,
  reportId: number,
  bytes: Uint8Array,
): { readonly on: ReadonlySet<number>; readonly tells: ReadonlySet<number> } {
  const on = new Set<number>();
  const tells = new Set<number>();
  for (const slot of inputs) {
    if (slot.reportId !== reportId || slot.offset + slot.size > bytes.length * 8) continue;
    const value = bitsAt(bytes, slot.offset, slot.size);
    if ("usage" in slot.means) {
      tells.add(slot.means.usage);
      if (value !== 0) on.add(slot.means.usage);
    } else {
      for (const usage of slot.means.oneOf) tells.add(usage);
      const named = slot.means.oneOf[value - slot.means.first];
      if (named !== undefined) on.add(named);
    }
  }
  return { on, tells };
}

/** The output reports that switch on exactly these usages, of those that are in any report at all. */
export function writeReports(
  { outputs }: Layout,
  on: ReadonlySet<number>,
): readonly { readonly reportId: number; readonly bytes: Uint8Array }[] {
  return outputs
    .filter(({ slots }) => slots.some(({ means }) => "usage" in means && lights.has(means.usage)))
    .map(({ reportId, bytes: length, slots }) => {
      const bytes = new Uint8Array(length);
      for (const { offset, means } of slots)
        if ("usage" in means && on.has(means.usage)) setBit(bytes, offset);
      return { reportId, bytes };
    });
}

const lights: ReadonlySet<number> = new Set([
  usages.offHookLight,
  usages.ringLight,
  usages.muteLight,
  usages.ringer,
]);

/** Bits count from the lowest of the first byte (HID 1.11, 8.4). */
function bitsAt(bytes: Uint8Array, offset: number, size: number): number {
  let value = 0;
  for (let bit = 0; bit < size; bit += 1) {
    const at = offset + bit;
    if (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) value += 2 ** bit;
  }
  return value;
}

function setBit(bytes: Uint8Array, at: number): void {
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
}
