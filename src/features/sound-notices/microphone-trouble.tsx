import type { MicrophoneTrouble as Trouble } from "../../core/ports/audio.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { soundWords } from "../../words/sound-words.ts";

const { trouble: texts } = soundWords;

/** Why the microphone did not open, what is heard instead, and the way out. */
export function MicrophoneTrouble(props: { readonly trouble: Trouble; readonly retry: () => void }) {
  const { fault, instead } = props.trouble;
  const { title, help } = texts[fault];
  return (
    <Notice
      look={instead === null ? "bad" : "warn"}
      title={title}
      action={<Button onClick={props.retry}>{texts.again}</Button>}
    >
      <p>
        {instead === null ? texts.unheard : texts.instead(instead.label)} {help}
      </p>
    </Notice>
  );
}
