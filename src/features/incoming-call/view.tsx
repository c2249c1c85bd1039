import { useId } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { Figure } from "../../ui/figure.tsx";
import { Headline } from "../../ui/headline.tsx";
import { words } from "../../words/words.ts";
import { headingOf, OfferButtons, type OfferProps } from "./offer-buttons.tsx";

const { incoming: texts } = words;

/**
 * One ringing call: a dialog beside everything else, not over it. Esc does nothing here: a call is declined
 * on purpose or not at all.
 */
export function IncomingCallView(offer: OfferProps) {
  const { kind, person, business, payload, back, since, decline, ref } = offer;
  const id = useId();
  return (
    <div
      ref={ref}
      role="alertdialog"
      aria-labelledby={`${id}-what ${id}-who`}
      aria-describedby={`${id}-where`}
      tabIndex={-1}
      data-call
      className="@container scroll-mt-18 rounded-card border border-accent/60 bg-surface p-4 shadow-card ring-3 ring-accent/10 sm:p-6"
    >
      <div id={`${id}-where`}>
        <Headline
          leading={<Avatar initials={person.initials} size="l" accent pulse />}
          above={
            <p id={`${id}-what`} className="text-[13px] font-semibold text-accent">
              {headingOf(kind)}
            </p>
          }
          title={person.title}
          id={`${id}-who`}
          parts={[
            person.number,
            person.ownName && words.callsThemself(person.ownName),
            business && texts.to(business),
          ]}
          trailing={
            <Figure faint below={null}>
              <Elapsed since={since} label={texts.ringing} />
            </Figure>
          }
        />
        {back !== null && (
          <p className="mt-3 flex @md:ps-21">
            <Chip tone="warn" long="wrapped">
              {back}
            </Chip>
          </p>
        )}
        {payload !== null && (
          <p className="mt-3 flex @md:ps-21">
            <Chip title={payload}>{texts.pressed(payload)}</Chip>
          </p>
        )}
      </div>
      <div className="mt-5 grid grid-cols-[minmax(0,1.6fr)_minmax(max-content,1fr)] gap-4 @md:grid-cols-[2fr_1fr] @md:gap-8">
        <OfferButtons {...offer} size="l" />
      </div>
      {kind === "customer" && decline && <p className="mt-3 text-[13px] text-muted">{texts.onlyHere}</p>}
    </div>
  );
}
