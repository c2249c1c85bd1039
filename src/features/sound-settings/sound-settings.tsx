import { Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import type { DeviceRole } from "../../core/devices/device-change.ts";
import { useSoundDesk, useSoundSettings } from "../../stores/sound.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { soundWords } from "../../words/sound-words.ts";
import { DeviceSelect, SecondRinger } from "./device-select.tsx";
import { MicrophoneLevel } from "./microphone-level.tsx";
import { ToneSettings } from "./tone-settings.tsx";
import { VoiceSettings } from "./voice-settings.tsx";
import { Volume } from "./volume.tsx";

/** Everything an agent may set about sound. `notices`: what went wrong or changed by itself. */
export function SoundSettings({ notices }: { readonly notices: ReactNode }) {
  const now = useSoundDesk();
  const [{ alsoRing }] = useSoundSettings();
  const hasNames = now === null || now.state.microphones.length > 0;
  const test = (role: Exclude<DeviceRole, "microphone">) => (
    <Button
      wide
      aria-label={soundWords.test(soundWords.roles[role])}
      icon={<Volume2 aria-hidden size={18} />}
      onClick={() => now?.desk.test(role)}
    >
      {soundWords.testShort}
    </Button>
  );
  return (
    <Card heading={soundWords.title} lead={soundWords.lead}>
      <div className="mt-4 grid gap-6">
        {notices}
        {now !== null && !hasNames && now.state.trouble === null && (
          <Notice
            look="info"
            title={soundWords.names.title}
            action={<Button onClick={now.desk.retry}>{soundWords.names.allow}</Button>}
          >
            <p>{soundWords.names.text}</p>
          </Notice>
        )}
        <div className={row}>
          <DeviceSelect role="microphone" />
          <MicrophoneLevel desk={now?.desk} />
          <Volume of="microphoneVolume" />
        </div>
        {now?.state.canMoveSound === false && <p className="text-muted">{soundWords.cannotMove}</p>}
        <div className={row}>
          <DeviceSelect role="speaker" />
          {test("speaker")}
          <Volume of="callVolume" />
        </div>
        <div className={row}>
          <DeviceSelect role="ringer" />
          {test("ringer")}
          <SecondRinger />
          {alsoRing === null ? <span className="hidden sm:block" /> : test("second-ringer")}
          <Volume of="ringVolume" />
        </div>
        <VoiceSettings />
        <ToneSettings />
      </div>
    </Card>
  );
}

/** What is chosen, and beside it, or below where it is narrow, how to try it. */
const row = "grid items-end gap-x-3 gap-y-4 sm:grid-cols-[minmax(0,1fr)_15rem]";
