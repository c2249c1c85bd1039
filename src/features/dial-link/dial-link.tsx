import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { noticeWords } from "../../words/notice-words.ts";
import { useDialLinkRecord } from "./use-dial-link.ts";

const { link: texts } = noticeWords;

/** A link from outside asks for a call: says which, and dials only when the agent agrees. */
export function DialLink() {
  const record = useDialLinkRecord();
  if (record === null) return null;
  const { settle } = record;
  if (record.kind === "faulty")
    return (
      <Dialog key={record.id} title={texts.faulty} onClose={settle}>
        <p className="mt-2 break-words text-muted">{texts.faultyText(record.wanted)}</p>
        <div className="mt-6 flex justify-end">
          <Button onClick={settle}>{texts.close}</Button>
        </div>
      </Dialog>
    );
  const { who, business, call, draft, meant } = record;
  const isSettling = meant === "settling";
  const once = (run: () => void) => (isSettling ? { "aria-disabled": true } : { onClick: run });
  return (
    // Anew for each number: the focus is at the refusal again, and the number is read out.
    <Dialog key={record.id} title={texts.title(who)} onClose={settle}>
      <p className="mt-2 text-pretty text-muted">
        {business === null ? texts.text : texts.from(business)}
        {call === undefined && ` ${texts.notNow}`}
      </p>
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        {/* A link that somebody else wrote must not dial by a stray Enter. */}
        <Button data-first-focus onClick={settle}>
          {texts.no}
        </Button>
        <Button {...once(draft)}>{texts.draft}</Button>
        {call && (
          <Button look="accent" {...once(call)}>
            {texts.call}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
