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
  return (
    <div className="mt-4 grid grid-cols-3 gap-2.5 *:h-18 *:rounded-key *:empty:border *:empty:border-dashed *:empty:border-edge @min-[33rem]:grid-cols-[repeat(5,1fr)_1.35fr]">
      <div>{(mute ?? unmute) && <MuteKey mute={mute} unmute={unmute} />}</div>
      <div>{hold && <HoldKey {...hold} />}</div>
      <div>{press && <PanelKey of="keypad" panel={panel} toggle={toggle} />}</div>
      <div>{transfer && <PanelKey of="transfer" panel={panel} toggle={toggle} />}</div>
      <div>
        {park && (
          <KeyButton label={texts.park} icon={<CircleParking aria-hidden size={20} />} onClick={park} />
        )}
      </div>
      <div>{hangUp && <HangUpKey hangUp={hangUp} />}</div>
    </div>
  );
}

function MuteKey({ mute, unmute }: Pick<Props, "mute" | "unmute">) {
  const shortcut = useShortcutHint("mute")?.aria;
  const Icon = unmute ? MicOff : Mic;
  const toggle = mute ?? unmute;
  return (
    <KeyButton
      label={unmute ? texts.unmute : texts.mute}
      icon={<Icon aria-hidden size={20} />}
      onClick={() => toggle?.()}
      lit={unmute !== undefined}
      shortcut={shortcut}
    />
  );
}

function HoldKey({ isOn, isBusy, toggle }: NonNullable<Props["hold"]>) {
  const shortcut = useShortcutHint("hold")?.aria;
  const Icon = isOn ? Play : Pause;
  return (
    <KeyButton
      label={isOn ? texts.resume : texts.hold}
      icon={<Icon aria-hidden size={20} />}
      onClick={toggle}
      lit={isOn}
      busy={isBusy}
      shortcut={shortcut}
    />
  );
}

type PanelKeyProps = Pick<Props, "panel" | "toggle"> & { readonly of: Exclude<Panel, "none"> };

const panelIcons = { keypad: Grip, transfer: ArrowLeftRight } as const;

function PanelKey({ of: which, panel, toggle }: PanelKeyProps) {
  const shortcut = useShortcutHint(which)?.aria;
  const Icon = panelIcons[which];
  return (
    <KeyButton
      label={texts[which]}
      icon={<Icon aria-hidden size={20} />}
      onClick={() => toggle(which)}
      expanded={panel === which}
      shortcut={shortcut}
    />
  );
}

function HangUpKey({ hangUp }: { readonly hangUp: () => void }) {
  const shortcut = useShortcutHint("hang-up")?.aria;
  return (
    <KeyButton
      label={texts.hangUp}
      icon={<HangUpIcon size={20} />}
      onClick={hangUp}
      look="danger"
      shortcut={shortcut}
    />
  );
}
