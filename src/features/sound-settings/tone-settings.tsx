import { tones } from "../../core/devices/sound-settings.ts";
import { useSoundSettings } from "../../stores/sound.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { soundWords } from "../../words/sound-words.ts";

const { tones: texts } = soundWords;

/** Which of the phone's own sounds are heard. */
export function ToneSettings() {
  const [{ silent }, change] = useSoundSettings();
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{texts.heading}</legend>
      <p className="mt-0.5 mb-3 text-[13px] text-pretty text-muted">{texts.lead}</p>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {tones.map((tone) => (
          <Checkbox
            key={tone}
            label={texts.names[tone]}
            checked={!silent.includes(tone)}
            onChange={(isHeard) =>
              change({
                silent: isHeard ? silent.filter((one) => one !== tone) : [...silent, tone],
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
