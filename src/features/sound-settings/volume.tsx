import { microphoneVolumes } from "../../core/devices/sound-settings.ts";
import { useSoundSettings } from "../../stores/sound.tsx";
import { SliderField } from "../../ui/slider-field.tsx";
import { soundWords } from "../../words/sound-words.ts";

/** In percent. */
const ranges = {
  microphoneVolume: { least: microphoneVolumes.least * 100, most: microphoneVolumes.most * 100, mark: 100 },
  callVolume: {},
  ringVolume: {},
} as const;

/** How loud the agent is sent, and how loud calls or the ring are here. */
export function Volume({ of }: { readonly of: keyof typeof ranges }) {
  const [settings, change] = useSoundSettings();
  const percent = Math.round(settings[of] * 100);
  return (
    <SliderField
      label={soundWords[of]}
      value={percent}
      {...ranges[of]}
      shown={soundWords.percent(percent)}
      onChange={(value) => change({ [of]: value / 100 })}
    />
  );
}
