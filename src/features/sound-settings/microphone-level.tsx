import { useCallback, useState } from "react";
import type { SoundDesk } from "../../core/ports/audio.ts";
import { Button } from "../../ui/button.tsx";
import { MeterBar } from "../../ui/meter-bar.tsx";
import { soundWords } from "../../words/sound-words.ts";

/** Of the meter's 0 to 1: louder than a room in which nobody speaks. */
const voice = 0.25;

/** Shows how loud the microphone is, from a click on: the browser's light is on only that long. */
export function MicrophoneLevel({ desk }: { readonly desk: SoundDesk | undefined }) {
  const [state, setState] = useState<"off" | "listening" | "heard">("off");
  const isOn = state !== "off";
  const watch = useCallback(
    (report: (level: number) => void) =>
      desk?.listen((level) => {
        report(level);
        if (level > voice) setState("heard");
      }) ?? (() => undefined),
    [desk],
  );
  return (
    <>
      <div className="flex h-11 items-center gap-3">
        <Button onClick={() => setState(isOn ? "off" : "listening")}>
          {isOn ? soundWords.stopLevel : soundWords.level}
        </Button>
        <MeterBar watch={isOn ? watch : undefined} />
      </div>
      <p
        role="status"
        className="-mt-2.5 min-h-5 text-[13px] text-muted sm:col-start-2 sm:row-start-2 sm:self-start"
      >
        {state === "listening" && soundWords.levelHint}
        {state === "heard" && soundWords.heard}
      </p>
    </>
  );
}
