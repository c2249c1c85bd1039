import { useState } from "react";
import { useHistoryLog, useWorkplace } from "../../stores/react.tsx";
import { Announcement } from "../../ui/announcement.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { historyWords } from "../../words/history-words.ts";

const { section: texts } = historyWords;

/** How long calls are kept, and a way to forget them now. */
export function HistorySettings() {
  const { history } = useWorkplace();
  const { entries } = useHistoryLog();
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  return (
    <Card heading={texts.title} lead={texts.lead(history.retentionDays)}>
      <Announcement text={said} />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="figures">{texts.counted(entries.length)}</p>
        <Button look="plain-danger" disabled={entries.length === 0} onClick={() => setAsking(true)}>
          {texts.clear}
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={texts.sure}
          text={texts.sureText}
          yes={texts.yes}
          no={texts.no}
          onNo={() => setAsking(false)}
          onYes={() => {
            history.clear();
            setAsking(false);
            setSaid(texts.done);
          }}
        />
      )}
    </Card>
  );
}
