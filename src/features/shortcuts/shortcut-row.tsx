import { useId } from "react";
import { shownChord, type Chord } from "../../core/shortcuts/chord.ts";
import type { ChordRefusal, ShortcutAction } from "../../core/shortcuts/keymap.ts";
import type { KeymapControl } from "../../stores/shortcuts.tsx";
import { Button } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { shortcutsWords } from "../../words/shortcuts-words.ts";
import { useRecorder } from "./use-recorder.ts";

const { section: texts, actions } = shortcutsWords;

type Props = { readonly action: ShortcutAction } & Pick<KeymapControl, "keymap" | "platform" | "assign">;

/** One action with its keys, and the way to others. */
export function ShortcutRow({ action, keymap, platform, assign }: Props) {
  const id = useId();
  const name = actions[action];
  const chord = keymap[action];
  const recorder = useRecorder(action, keymap, platform, (pressed) => assign(action, pressed));
  const isListening = recorder.state === "listening";
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 border-t border-edge py-2 sm:grid-cols-[1fr_8rem_auto]">
      <span className="text-sm">{name}</span>
      <span className="justify-self-end sm:justify-self-start">
        <Keys chord={chord} platform={platform} />
      </span>
      <span className="col-span-2 flex justify-end gap-1.5 sm:col-span-1">
        <Button
          look={isListening ? "accent" : "outline"}
          size="s"
          aria-label={texts.changeOf(name)}
          aria-describedby={isListening ? id : undefined}
          aria-pressed={isListening}
          onClick={isListening ? recorder.stop : recorder.start}
          onKeyDown={recorder.hear}
          onBlur={recorder.stop}
        >
          {texts.change}
        </Button>
        <Button
          look="quiet"
          size="s"
          aria-label={texts.removeOf(name)}
          disabled={chord === null}
          onClick={() => assign(action, null)}
        >
          {texts.remove}
        </Button>
      </span>
      {isListening && (
        <p id={id} role="status" className="col-span-full text-[13px] text-muted">
          {recorder.refusal === null ? (
            texts.press
          ) : (
            <span className="text-bad">{refusalText(recorder.refusal)}</span>
          )}
        </p>
      )}
    </li>
  );
}

function Keys({ chord, platform }: { readonly chord: Chord | null } & Pick<KeymapControl, "platform">) {
  if (chord === null) return <span className="text-[13px] text-muted">{texts.none}</span>;
  return <Kbd keys={shownChord(chord, platform)} isContent />;
}

function refusalText(refusal: ChordRefusal): string {
  switch (refusal.kind) {
    case "taken":
      return texts.refusals.taken(actions[refusal.by]);
    case "reserved":
      return texts.refusals.reserved;
    case "writes":
      return texts.refusals.writes;
  }
}
