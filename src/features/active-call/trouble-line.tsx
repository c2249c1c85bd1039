import { useNumberRules } from "../../stores/react.tsx";
import { Announcement } from "../../ui/announcement.tsx";
import { Button } from "../../ui/button.tsx";
import { callsWords } from "../../words/calls-words.ts";
import { endingOf } from "../../words/endings.ts";
import { personOf } from "../../words/people.ts";
import type { Notice } from "./notices.ts";
import type { ActiveCallRecord } from "./use-active-calls.ts";

const { trouble: texts } = callsWords;

type Props = Pick<ActiveCallRecord, "person" | "mute" | "hold" | "park"> & {
  readonly notice: Notice;
  readonly openTransfer: (() => void) | undefined;
};

/** What did not work, in a sentence, and the one thing that helps. The call itself goes on. */
export function TroubleLine({ notice, ...verbs }: Props) {
  const rules = useNumberRules();
  const text =
    notice.kind === "not-reached"
      ? texts.notReached(
          personOf(notice.failed.party, rules).title,
          endingOf(notice.failed).title,
          verbs.person.title,
        )
      : texts[notice.kind];
  const detail = notice.kind === "not-reached" ? notice.failed.reason.detail : notice.detail;
  const help = helpFor(notice.kind, verbs);
  return (
    <div className="flex items-start gap-3 text-warn">
      <p className="min-w-0 flex-1">
        {text}
        {detail !== null && (
          <span className="block text-xs text-muted">
            {texts.detail} <code className="font-mono wrap-anywhere">{detail}</code>
          </span>
        )}
      </p>
      <Announcement text={text} />
      {help && (
        <Button size="s" onClick={help}>
          {texts.help[notice.kind]}
        </Button>
      )}
    </div>
  );
}

function helpFor(
  kind: Notice["kind"],
  { mute, hold, park, openTransfer }: Omit<Props, "notice" | "person">,
): (() => void) | undefined {
  switch (kind) {
    case "hold-refused":
      return mute;
    case "resume-refused":
    case "merge-refused":
    case "not-reached":
      return hold?.isOn === true && !hold.isBusy ? hold.toggle : undefined;
    case "transfer-refused":
    case "all-places-taken":
      return openTransfer;
    case "park-refused":
      return park;
  }
}
