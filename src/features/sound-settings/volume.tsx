import { useSoundSettings } from "../../stores/sound.tsx";
import { SliderField } from "../../ui/slider-field.tsx";
import { soundWords } from "../../words/sound-words.ts";

/** How loud calls or the ring are. */
export function Volume({ of }: { readonly of: "callVolume" | "ringVolume" }) {
  const [settings, change] = useSoundSettings();
  const percent = Math.round(settings[of] * 100);
  return (
    <SliderField
      label={soundWords[of]}
      value={percent}
      shown={soundWords.percent(percent)}
      onChange={(value) => change({ [of]: value / 100 })}
    />
  );
}
