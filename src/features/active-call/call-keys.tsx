import { ArrowLeftRight, CircleParking, Grip, Mic, MicOff, Pause, Play } from "lucide-react";
import { useShortcutHint } from "../../stores/shortcuts.tsx";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { KeyButton } from "../../ui/key-button.tsx";
import { words } from "../../words/words.ts";
import type { ActiveCallRecord } from "./use-active-calls.ts";

const { active: texts } = words;

/** What stands open below the keys. */
export type Panel = "none" | "keypad" | "transfer";

type Props = Pick<ActiveCallRecord, "mute" | "unmute" | "hold" | "press" | "transfer" | "park" | "hangUp"> & {
  readonly panel: Panel;
  readonly toggle: (panel: Exclude<Panel, "none">) => void;
};

/** What can be done with a call. Six places that never move, each empty while its verb is absent. */
export function CallKeys({ mute, unmute, hold, press, transfer, park, hangUp, panel, toggle }: Props) {
  const toggleMute = mute ?? unmute;
  const keysFor = {
    mute: useShortcutHint("mute")?.aria,
    hold: useShortcutHint("hold")?.aria,
    keypad: useShortcutHint("keypad")?.aria,
    transfer: useShortcutHint("transfer")?.aria,
    hangUp: useShortcutHint("hang-up")?.aria,
  };
  const MuteIcon = unmute ? MicOff : Mic;
  const HoldIcon = hold?.isOn === true ? Play : Pause;
  return (
    <div className="mt-4 grid grid-cols-3 gap-2.5 *:h-18 @min-[33rem]:grid-cols-[repeat(5,1fr)_1.35fr]">
      <div>
        {toggleMute && (
          <KeyButton
            label={unmute ? texts.unmute : texts.mute}
            icon={<MuteIcon aria-hidden size={20} />}
            onClick={toggleMute}
            lit={unmute !== undefined}
            shortcut={keysFor.mute}
          />
        )}
      </div>
      <div>
        {hold && (
          <KeyButton
            label={hold.isOn ? texts.resume : texts.hold}
            icon={<HoldIcon aria-hidden size={20} />}
            onClick={hold.toggle}
            lit={hold.isOn}
            busy={hold.isBusy}
            shortcut={keysFor.hold}
          />
        )}
      </div>
      <div>
        {press && (
          <KeyButton
            label={texts.keypad}
            icon={<Grip aria-hidden size={20} />}
            onClick={() => toggle("keypad")}
            expanded={panel === "keypad"}
            shortcut={keysFor.keypad}
          />
        )}
      </div>
      <div>
        {transfer && (
          <KeyButton
            label={texts.transfer}
            icon={<ArrowLeftRight aria-hidden size={20} />}
            onClick={() => toggle("transfer")}
            expanded={panel === "transfer"}
            shortcut={keysFor.transfer}
          />
        )}
      </div>
      <div>
        {park && (
          <KeyButton label={texts.park} icon={<CircleParking aria-hidden size={20} />} onClick={park} />
        )}
      </div>
      <div>
        {hangUp && (
          <KeyButton
            label={texts.hangUp}
            icon={<HangUpIcon size={20} />}
            onClick={hangUp}
            look="danger"
            shortcut={keysFor.hangUp}
          />
        )}
      </div>
    </div>
  );
}
