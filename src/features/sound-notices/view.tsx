import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { soundWords } from "../../words/sound-words.ts";
import { MicrophoneTrouble } from "./microphone-trouble.tsx";
import type { SoundNoticesRecord } from "./use-sound-notices.ts";

const { muted, lost: gone, back: come } = soundWords;

/** Nobody hears the agent: where the page is longer than the window this lies over its top, far from every key. */
const urgent =
  "max-lg:fixed max-lg:inset-x-3 max-lg:top-16 max-lg:z-10 max-lg:rounded-key max-lg:bg-surface max-lg:shadow-float";

/** What the agent must know of the sound now. Said once by screen readers, when it appears. */
export function SoundNoticesView({ unmute, trouble, lost, back }: SoundNoticesRecord) {
  return (
    <div role="status" className="grid gap-3 empty:hidden">
      {unmute && (
        <div className={urgent}>
          <Notice look="warn" title={muted.title} action={<Button onClick={unmute}>{muted.unmute}</Button>}>
            <p>{muted.text}</p>
          </Notice>
        </div>
      )}
      {trouble && (
        <div className={trouble.instead === null ? urgent : undefined}>
          <MicrophoneTrouble trouble={trouble} retry={trouble.retry} />
        </div>
      )}
      {lost && (
        <Notice
          look="warn"
          title={gone.title(lost.devices)}
          action={<Button onClick={lost.dismiss}>{gone.known}</Button>}
        >
          <p>{gone.text(lost.roles, lost.now)}</p>
        </Notice>
      )}
      {back && (
        <Notice
          look="info"
          title={come.title(back.devices)}
          action={
            <span className="flex gap-2">
              <Button look="accent" onClick={back.take}>
                {come.use}
              </Button>
              <Button look="quiet" onClick={back.leave}>
                {come.leave}
              </Button>
            </span>
          }
        >
          <p>{come.text(back.roles)}</p>
        </Notice>
      )}
    </div>
  );
}
