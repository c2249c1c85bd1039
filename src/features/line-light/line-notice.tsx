import { Button } from "../../ui/button.tsx";
import { Countdown } from "../../ui/elapsed.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Reasons } from "../../ui/reasons.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { words } from "../../words/words.ts";
import type { LineRecord } from "./use-line-light.ts";

const { line: texts } = words;

/** Across the page while the line is down: what happened and the one button that helps. */
export function LineNoticeView(record: LineRecord) {
  const { title, meaning, detail, retryAt, pressing, unreachable } = record;
  const { tryNow, connectAnew, signInAgain, useHere } = record;
  if (!pressing) return null;
  return (
    <section aria-label={title}>
      <Notice
        look="bad"
        title={title}
        action={
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {/* The place stays when the countdown is over, so that the text beside it does not move. */}
            <span className="min-w-36 text-[13px] text-muted sm:text-end">
              {retryAt !== null && (
                <>
                  {texts.nextAttempt} <Countdown until={retryAt} />
                </>
              )}
            </span>
            {tryNow && (
              <Button look="outline" onClick={tryNow}>
                {texts.tryNow}
              </Button>
            )}
            {connectAnew && (
              <Button look="outline" onClick={connectAnew}>
                {texts.connectAnew}
              </Button>
            )}
            {useHere && (
              <Button look="outline" onClick={useHere}>
                {texts.useHere}
              </Button>
            )}
            {signInAgain && (
              <Button look="outline" onClick={signInAgain}>
                {texts.signInAgain}
              </Button>
            )}
          </div>
        }
      >
        <p>{meaning}</p>
        {unreachable !== null && <Reasons lead={unreachable.lead} reasons={unreachable.causes} />}
        {detail !== null && (
          <div className="mt-1.5">
            <SmallPrint label={words.detail} text={detail} copy={words.copy} copied={words.copied} />
          </div>
        )}
      </Notice>
    </section>
  );
}
