import { ArrowLeftRight, CheckCheck, Merge, Undo2 } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { callsWords } from "../../words/calls-words.ts";
import type { ConsultationRecord } from "./use-other-calls.ts";

const { consultation: texts } = callsWords;

/** What can be done once a third person is asked: four places that stay, whoever is talked to. */
export function ConsultationView(record: ConsultationRecord) {
  const { about, asked, isUp, isCompleting, complete, conference, swap, back } = record;
  return (
    <section
      aria-label={texts.label(asked, about)}
      className="@container rounded-card border border-accent/40 bg-accent-soft/40 px-4 py-3.5 sm:px-6"
    >
      <p className="font-semibold">{texts.label(asked, about)}</p>
      <p role="status" className="min-h-5 text-[13px] text-muted">
        {isCompleting ? texts.completing : isUp ? texts.waiting(about) : texts.calling(asked)}
      </p>
      <div className="mt-3 grid gap-2 *:h-11 @sm:grid-cols-2">
        <div>
          {complete && (
            <Button look="accent" wide onClick={complete} icon={<CheckCheck aria-hidden size={18} />}>
              {texts.complete}
            </Button>
          )}
        </div>
        <div>
          <Button wide look="outline" onClick={back} icon={<Undo2 aria-hidden size={18} />}>
            <span className="truncate">{texts.back(about)}</span>
          </Button>
        </div>
        <div>
          {swap && (
            <Button wide look="outline" onClick={swap} icon={<ArrowLeftRight aria-hidden size={18} />}>
              {texts.swap}
            </Button>
          )}
        </div>
        <div>
          {conference && (
            <Button wide look="outline" onClick={conference} icon={<Merge aria-hidden size={18} />}>
              {texts.conference}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
