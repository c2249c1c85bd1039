import { Grip, Mic, MicOff } from "lucide-react";
import { useShortcutHint } from "../../stores/shortcuts.tsx";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { KeyButton } from "../../ui/key-button.tsx";
import { words } from "../../words/words.ts";
import type { ActiveCallRecord } from "./use-active-calls.ts";

const { active: texts } = words;

type Props = Pick<ActiveCallRecord, "mute" | "unmute" | "press" | "hangUp"> & {
  readonly isPadOpen: boolean;
  readonly togglePad: () => void;
};

/** What can be done with a call. Three places that never move, each empty while its verb is absent. */
export function CallKeys({ mute, unmute, press, hangUp, isPadOpen, togglePad }: Props) {
  const toggleMute = mute ?? unmute;
  const muteKeys = useShortcutHint("mute");
  const Icon = unmute ? MicOff : Mic;
  return (
    <div className="mt-4 grid grid-cols-[1fr_1fr_1.35fr] gap-2.5">
      <div className="h-18">
        {toggleMute && (
          <KeyButton
            label={unmute ? texts.unmute : texts.mute}
            icon={<Icon aria-hidden size={20} />}
            onClick={toggleMute}
            lit={unmute !== undefined}
            {...(muteKeys && { shortcut: muteKeys.aria })}
          />
        )}
      </div>
      <div className="h-18">
        {press && (
          <KeyButton
            label={texts.keypad}
            icon={<Grip aria-hidden size={20} />}
            onClick={togglePad}
            expanded={isPadOpen}
          />
        )}
      </div>
      <div className="h-18">
        {hangUp && (
          <KeyButton label={texts.hangUp} icon={<HangUpIcon size={20} />} onClick={hangUp} look="danger" />
        )}
      </div>
    </div>
  );
}
