import type { Processing } from "../../core/devices/sound-settings.ts";
import { useSoundDesk, useSoundSettings } from "../../stores/sound.tsx";
import { SwitchField } from "../../ui/switch-field.tsx";
import { soundWords } from "../../words/sound-words.ts";

const { voice: texts } = soundWords;

const switches = [
  "echoCancellation",
  "noiseSuppression",
  "autoGainControl",
] as const satisfies readonly (keyof Processing)[];

/** What is done to the agent's voice before others hear it. */
export function VoiceSettings() {
  const [{ processing, noise, keepsMicrophoneOpen }, change] = useSoundSettings();
  const state = useSoundDesk()?.state.noise;
  const isLearned = noise === "learned";
  const told = isLearned && (state === "starting" || state === "failed") ? texts.learned[state] : null;
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-sm font-semibold">{texts.heading}</legend>
      {switches.map((name) => (
        <SwitchField
          key={name}
          label={texts[name].label}
          hint={texts[name].hint}
          isOn={processing[name] && !(isLearned && name === "noiseSuppression")}
          on={texts.on}
          off={texts.off}
          onChange={(isOn) =>
            change({
              processing: { ...processing, [name]: isOn },
              // One of the two at a time.
              ...(name === "noiseSuppression" && isOn ? { noise: "browser" } : {}),
            })
          }
        />
      ))}
      <div>
        <SwitchField
          label={texts.learned.label}
          hint={texts.learned.hint}
          isOn={isLearned}
          on={texts.on}
          off={texts.off}
          onChange={(isOn) => change({ noise: isOn ? "learned" : "browser" })}
        />
        <p
          role="status"
          className={`mt-1.5 text-[13px] font-medium ${state === "failed" ? "text-warn" : "text-muted"}`}
        >
          {told}
        </p>
      </div>
      <SwitchField
        label={texts.keepOpen.label}
        hint={texts.keepOpen.hint}
        isOn={keepsMicrophoneOpen}
        on={texts.on}
        off={texts.off}
        onChange={(isOn) => change({ keepsMicrophoneOpen: isOn })}
      />
    </fieldset>
  );
}
