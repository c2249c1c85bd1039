import { Headphones } from "lucide-react";
import { hrefTo } from "../../stores/navigation.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { soundWords } from "../../words/sound-words.ts";
import { DeviceSelect } from "./device-select.tsx";
import { Volume } from "./volume.tsx";

/** The devices within reach, in a call above all. */
export function SoundMenu() {
  return (
    <Disclosure label={soundWords.menu} button={<Headphones aria-hidden size={20} />}>
      <div className="grid gap-4">
        <DeviceSelect role="microphone" />
        <Volume of="microphoneVolume" />
        <DeviceSelect role="speaker" />
        <Volume of="callVolume" />
        <DeviceSelect role="ringer" />
        <a
          href={hrefTo("/settings")}
          className="text-[13px] font-semibold text-accent underline-offset-2 hover:underline"
        >
          {soundWords.all}
        </a>
      </div>
    </Disclosure>
  );
}
