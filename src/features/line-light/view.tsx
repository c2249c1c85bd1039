import { hrefTo } from "../../stores/navigation.tsx";
import { Announcement } from "../../ui/announcement.tsx";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Countdown } from "../../ui/elapsed.tsx";
import { Facts } from "../../ui/facts.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { StateShape } from "../../ui/state-shape.tsx";
import { words } from "../../words/words.ts";
import type { LineRecord } from "./use-line-light.ts";

const { line: texts } = words;

/** The phone line's own light: state in words, shape and colour; the facts behind it on demand. */
export function LineLightView(record: LineRecord) {
  const { tone, title, short, meaning, facts, detail, retryAt, expires, tryNow, connectAnew } = record;
  const recover = tryNow ?? connectAnew;
  return (
    <>
      <Announcement text={title} />
      <Disclosure
        label={texts.show(title)}
        button={
          <>
            <StateShape tone={tone} />
            <span className="font-semibold sm:hidden">{short}</span>
            <span className="hidden font-semibold sm:inline">{title}</span>
          </>
        }
      >
        <p className="font-semibold">{title}</p>
        <p className="mt-0.5 mb-3 text-[13px] text-muted">{meaning}</p>
        <Facts
          rows={[
            ...(retryAt === null ? [] : [{ label: texts.nextAttempt, value: <Countdown until={retryAt} /> }]),
            ...(expires === null ? [] : [{ label: texts.expires, value: <Countdown until={expires} /> }]),
            ...facts,
          ]}
        />
        {detail !== null && (
          <div className="mt-3">
            <SmallPrint label={words.detail} text={detail} copy={words.copy} copied={words.copied} />
          </div>
        )}
        {recover && (
          <div className="mt-3">
            <Button size="s" look="outline" onClick={recover}>
              {tryNow ? texts.tryNow : texts.connectAnew}
            </Button>
          </div>
        )}
        <p className="mt-3 text-[13px]">
          <a href={hrefTo("/settings/check")} className="font-semibold text-accent hover:underline">
            {texts.check}
          </a>
        </p>
      </Disclosure>
    </>
  );
}
