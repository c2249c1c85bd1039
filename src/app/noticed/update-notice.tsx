import { useEffect, useState } from "react";
import type { Updates } from "../../core/ports/updates.ts";
import { useNoticing } from "../../stores/noticing.tsx";
import { usePhone } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { noticeWords } from "../../words/notice-words.ts";

const { update: texts } = noticeWords;

/** A newer version is there. It can wait: during a call nothing is said of it. */
export function UpdateNotice() {
  const load = useWaitingUpdate();
  const isFree = usePhone(({ lineUp }) => lineUp.live.length === 0);
  if (load === null || !isFree) return null;
  return (
    <section aria-label={texts.title}>
      <Notice
        look="info"
        title={texts.title}
        action={
          <Button look="outline" onClick={load}>
            {texts.load}
          </Button>
        }
      >
        <p>{texts.text}</p>
      </Notice>
    </section>
  );
}

/** Loads the page anew, in the version that waits; null while none does. */
function useWaitingUpdate(): (() => void) | null {
  const { updates: find } = useNoticing();
  const [waiting, setWaiting] = useState<Updates | null>(null);
  useEffect(() => {
    const scope = new AbortController();
    void find?.().then(
      (updates) => {
        if (scope.signal.aborted) return;
        const look = (): void => setWaiting(updates.state() === "waiting" ? updates : null);
        const stop = updates.subscribe(look);
        scope.signal.addEventListener("abort", stop);
        look();
      },
      () => undefined,
    );
    return () => scope.abort();
  }, [find]);
  return waiting && (() => waiting.load());
}
