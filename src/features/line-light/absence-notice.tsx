import type { Absence } from "../../core/line/absence.ts";
import { useBackendIfAny } from "../../api/react.tsx";
import { useMissedBetween } from "../../api/calls.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { absenceWords as texts } from "../../words/absence-words.ts";
import { momentInList, timeOfDay } from "../../words/time.ts";

export type AbsenceProps = { readonly absence: Absence; readonly dismiss: () => void };

/** That this page did not run for a while, and what that led to; stays until somebody has taken note of it. */
export function AbsenceNotice(props: AbsenceProps) {
  return useBackendIfAny() === null ? (
    <AbsenceNoticeView {...props} missed={null} />
  ) : (
    <CountedAbsence {...props} />
  );
}

function CountedAbsence(props: AbsenceProps) {
  const { data } = useMissedBetween(props.absence.from, props.absence.to);
  return <AbsenceNoticeView {...props} missed={data ?? null} />;
}

type ViewProps = AbsenceProps & {
  /** Calls nobody answered in that time; null where nobody knows. */
  readonly missed: number | null;
};

function AbsenceNoticeView({ absence: { from, to, how }, missed, dismiss }: ViewProps) {
  const title = texts.titles[how](momentInList(from, to), timeOfDay(to));
  return (
    <section aria-label={title}>
      <Notice
        look="warn"
        title={title}
        action={
          <Button look="outline" onClick={dismiss}>
            {texts.dismiss}
          </Button>
        }
      >
        <p>
          {texts.meaning} {missed !== null && texts.missed(missed)}
        </p>
      </Notice>
    </section>
  );
}
