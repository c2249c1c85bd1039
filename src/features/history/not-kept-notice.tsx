import { useState } from "react";
import { useHistoryLog } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { historyWords } from "../../words/history-words.ts";

const { notKept: texts } = historyWords;

/** Says once that calls are not written down; the phone goes on all the same. */
export function NotKeptNotice() {
  const { keeping } = useHistoryLog();
  const [isClosed, setClosed] = useState(false);
  if (isClosed || keeping === "kept" || keeping === "opening") return null;
  return (
    <div role="status">
      <Notice
        look="warn"
        title={texts[keeping].title}
        action={
          <Button look="outline" size="s" onClick={() => setClosed(true)}>
            {texts.close}
          </Button>
        }
      >
        <p>{texts[keeping].meaning}</p>
      </Notice>
    </div>
  );
}
