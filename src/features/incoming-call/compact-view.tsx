import { useId } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { words } from "../../words/words.ts";
import { headingOf, OfferButtons, type OfferProps } from "./offer-buttons.tsx";

const { incoming: texts } = words;

/** One of many ringing calls, or one that knocks during another: the same dialog in little room. */
export function CompactOfferView(offer: OfferProps) {
  const { kind, person, since, holds, ref } = offer;
  const id = useId();
  return (
    <div
      ref={ref}
      role="alertdialog"
      aria-labelledby={`${id}-what ${id}-who`}
      aria-describedby={`${id}-where`}
      tabIndex={-1}
      data-call
      className="@container scroll-mt-18 rounded-card border border-accent/60 bg-surface px-4 py-2.5 shadow-card ring-3 ring-accent/10"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Avatar initials={person.initials} accent pulse />
        <div className="min-w-0 flex-[1_1_9rem]">
          <p id={`${id}-what`} className="sr-only">
            {headingOf(kind)}
          </p>
          <p className="flex gap-2">
            <bdi id={`${id}-who`} title={person.title} className="figures truncate font-semibold">
              {person.title}
            </bdi>
            <span className="shrink-0 text-muted">
              <Elapsed since={since} label={texts.ringing} />
            </span>
          </p>
          <p id={`${id}-where`} className="figures truncate text-[13px] text-muted">
            {factsOf(offer).filter(Boolean).join(" · ")}
            {holds !== null && <span className="sr-only"> {texts.holds(holds)}</span>}
          </p>
        </div>
        <div className="grid flex-[1_1_auto] grid-cols-[minmax(0,1.6fr)_minmax(max-content,1fr)] gap-3 @xl:flex-none">
          <OfferButtons {...offer} size="m" />
        </div>
      </div>
    </div>
  );
}

function factsOf({ person, business, payload, back }: OfferProps): readonly (string | null)[] {
  if (back !== null) return [back];
  return [person.number, business && texts.to(business), payload && texts.pressed(payload)];
}
