import type { DeviceRole } from "../../core/devices/device-change.ts";
import type { DeviceWish } from "../../core/devices/device.ts";
import { useSoundDesk, useSoundSettings } from "../../stores/sound.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { soundWords } from "../../words/sound-words.ts";
import { optionOf, wishOptions } from "./wish-options.ts";

/** Which device serves a role. */
export function DeviceSelect({ role }: { readonly role: Exclude<DeviceRole, "second-ringer"> }) {
  const [settings, change] = useSoundSettings();
  const present = useSoundDesk()?.state[role === "microphone" ? "microphones" : "speakers"] ?? [];
  const options = wishOptions(settings[role], present);
  return (
    <SelectField
      label={soundWords.roles[role]}
      value={optionOf(settings[role], options)}
      options={options}
      onChange={(value) => change({ [role]: wishOf(options, value) })}
    />
  );
}

/** Where it rings as well. */
export function SecondRinger() {
  const [{ alsoRing }, change] = useSoundSettings();
  const present = useSoundDesk()?.state.speakers ?? [];
  const options = wishOptions(alsoRing ?? { kind: "default" }, present);
  const nowhere = { value: "nowhere", text: soundWords.choices.nowhere };
  return (
    <SelectField
      label={soundWords.roles["second-ringer"]}
      value={alsoRing === null ? nowhere.value : optionOf(alsoRing, options)}
      options={[nowhere, ...options]}
      onChange={(value) => change({ alsoRing: value === nowhere.value ? null : wishOf(options, value) })}
    />
  );
}

function wishOf(options: ReturnType<typeof wishOptions>, value: string): DeviceWish {
  return options.find((option) => option.value === value)?.wish ?? { kind: "default" };
}
