import type { HeadsetLights, HeadsetPress } from "./headset.ts";
import { usages, type Control, type Layout } from "./reports.ts";

/** What a headset has that a phone can use. */
export type Abilities = { readonly hook: boolean; readonly mute: boolean; readonly lights: boolean };

export function abilitiesOf({ inputs, outputs }: Layout): Abilities {
  const told = new Set(inputs.flatMap(({ means }) => ("usage" in means ? [means.usage] : means.oneOf)));
  const lit = new Set(
    outputs.flatMap(({ slots }) => slots.flatMap(({ means }) => ("usage" in means ? [means.usage] : []))),
  );
  return {
    hook: told.has(usages.hook) || told.has(usages.drop),
    mute: told.has(usages.mute),
    lights: lit.has(usages.offHookLight) || lit.has(usages.ringLight) || lit.has(usages.muteLight),
  };
}

/**
 * What was pressed between two states of a headset. A button tells its press and its release, of which the press counts;
 * a switch tells each place it is put to.
 */
export function pressesOf(
  layout: Layout,
  before: ReadonlySet<number>,
  after: ReadonlySet<number>,
): readonly HeadsetPress[] {
  const presses: HeadsetPress[] = [];
  const changed = (usage: number): boolean => before.has(usage) !== after.has(usage);
  const pressed = (usage: number): boolean =>
    changed(usage) && (after.has(usage) || controlFor(layout, usage) === "switch");

  if (changed(usages.hook)) {
    if (controlFor(layout, usages.hook) !== "toggle")
      presses.push({ type: "hook", hook: after.has(usages.hook) ? "off" : "on" });
    else if (after.has(usages.hook)) presses.push({ type: "hook", hook: "toggle" });
  }
  if (pressed(usages.mute)) presses.push({ type: "mute" });
  if (changed(usages.drop) && after.has(usages.drop)) presses.push({ type: "drop" });
  return presses;
}

function controlFor({ inputs }: Layout, usage: number): Control | undefined {
  return inputs.find(({ means }) => "usage" in means && means.usage === usage)?.control;
}

/** The usages to switch on for these lights. */
export function usagesFor({ offHook, ring, mute }: HeadsetLights): ReadonlySet<number> {
  return new Set([
    ...(offHook ? [usages.offHookLight] : []),
    ...(ring ? [usages.ringLight, usages.ringer] : []),
    ...(mute ? [usages.muteLight] : []),
  ]);
}
