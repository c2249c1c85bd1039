import { ArrowLeftRight, CheckCheck, Merge, Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { callsWords } from "../../words/calls-words.ts";
import { words } from "../../words/words.ts";
import type { ConsultationRecord } from "./use-other-calls.ts";

const { consultation: texts } = callsWords;
const { active } = words;

/** What can be done once a third person is asked: four places that stay, whoever is talked to. */
export function ConsultationView(record: ConsultationRecord) {
  const { about, asked, waiting, complete, conference, swap, back } = record;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a narrow window it begins below the fold. After the card above it, which does the same with the same frame.
    const frame = requestAnimationFrame(() => panel.current?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <section
      ref={panel}
      aria-label={texts.label(asked, about)}
      className="@container scroll-mb-20 rounded-card border border-accent/40 bg-accent-soft/40 px-4 py-3.5 sm:px-6"
    >
      <p className="font-semibold">{texts.label(asked, about)}</p>
      <p className="min-h-10 text-[13px] text-muted @md:min-h-5">
        <span role="status" className={record.progress === "refused" ? "text-warn" : undefined}>
          {standing(record)}
        </span>{" "}
        {waiting !== null && (
          <>
            {texts.waiting(waiting.who)} · <Elapsed since={waiting.since} label={active.onHoldFor} />
          </>
        )}
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

/** How far it has come; once the two talk, the card above says it. */
function standing({ progress, asked }: ConsultationRecord): string {
  switch (progress) {
    case "calling":
      return texts.calling(asked);
    case "talking":
      return "";
    case "completing":
      return texts.completing;
    case "refused":
      return callsWords.trouble["transfer-refused"];
  }
}
