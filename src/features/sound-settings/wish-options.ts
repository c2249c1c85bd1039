import { isMissing, type Device, type DeviceWish } from "../../core/devices/device.ts";
import { soundWords } from "../../words/sound-words.ts";

const { choices: texts } = soundWords;

export type WishOption = { readonly value: string; readonly text: string; readonly wish: DeviceWish };

const keyOf = (id: string): string => `device ${id}`;

/** What can be chosen for a role. A device that was chosen stays in the list while it is not connected. */
export function wishOptions(chosen: DeviceWish, present: readonly Device[]): readonly WishOption[] {
  const gone = chosen.kind === "device" && isMissing(chosen, present) ? [chosen] : [];
  return [
    { value: "default", text: texts.default, wish: { kind: "default" } },
    { value: "headset", text: texts.headset, wish: { kind: "headset" } },
    ...present.map(({ id, label }) => ({
      value: keyOf(id),
      text: label,
      wish: { kind: "device", id, label } as const,
    })),
    ...gone.map((wish) => ({ value: keyOf(wish.id), text: texts.notConnected(wish.label), wish })),
  ];
}

/** The option that stands for what was chosen: by its id, or by its label where ids are new. */
export function optionOf(chosen: DeviceWish, options: readonly WishOption[]): string {
  if (chosen.kind !== "device") return chosen.kind;
  const byId = options.find(({ value }) => value === keyOf(chosen.id));
  return (byId ?? options.find(({ text }) => text === chosen.label))?.value ?? "default";
}
