import { Merge, Play } from "lucide-react";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/cx.ts";
import { Elapsed } from "../../ui/elapsed.tsx";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { callsWords } from "../../words/calls-words.ts";
import { words } from "../../words/words.ts";
import { ConsultationView } from "./consultation.tsx";
import { useOtherCalls, type OtherCallRecord } from "./use-other-calls.ts";

const { beside: texts } = callsWords;

/** The calls that wait, each with the way back to it. */
export function OtherCalls() {
  const { others, consultation } = useOtherCalls();
  return (
    <>
      {consultation !== null && <ConsultationView {...consultation} />}
      {others.length > 0 && (
        <section aria-label={texts.label} className="grid gap-3">
          {others.map((call) => (
            <OtherCall key={call.id} {...call} />
          ))}
        </section>
      )}
    </>
  );
}

function OtherCall({ person, state, mood, talkSince, heldSince, resume, merge, hangUp }: OtherCallRecord) {
  const who = person.title;
  return (
    <div
      role="group"
      aria-label={words.active.label(who)}
      className="@container rounded-card border border-edge bg-surface px-4 py-3 shadow-card"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Avatar initials={person.initials} of={person.of} />
        <div className="min-w-0 flex-[1_1_10rem]">
          <p title={who} className="truncate font-semibold">
            <bdi className="figures">{who}</bdi>{" "}
            {talkSince !== null && (
              <span className="font-normal text-muted">
                <Elapsed since={talkSince} label={texts.talked} />
              </span>
            )}
          </p>
          <p className={cx("text-[13px]", mood === "warn" ? "text-warn" : "text-muted")}>
            {state}
            {heldSince !== null && (
              <>
                {" "}
                <Elapsed since={heldSince} label={words.active.onHoldFor} />
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {resume && (
            <Button
              size="s"
              onClick={resume}
              aria-label={texts.resumeWho(who)}
              icon={<Play aria-hidden size={15} />}
            >
              {texts.resume}
            </Button>
          )}
          {merge && (
            <Button
              size="s"
              onClick={merge}
              aria-label={texts.mergeWho(who)}
              icon={<Merge aria-hidden size={15} />}
            >
              {texts.merge}
            </Button>
          )}
          {hangUp && (
            <Button
              size="s"
              look="plain-danger"
              onClick={hangUp}
              aria-label={texts.hangUpWho(who)}
              icon={<HangUpIcon size={15} />}
            >
              {texts.hangUp}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
