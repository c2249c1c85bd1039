import { Fragment, useEffect, useRef, type ReactNode } from "react";
import { useShortcutHint } from "../../stores/shortcuts.tsx";
import { cx } from "../../ui/cx.ts";
import { isTyping } from "../../ui/focus.ts";
import { useHasLasted } from "../../ui/use-has-lasted.ts";
import { words } from "../../words/words.ts";
import { CompactOfferView } from "./compact-view.tsx";
import { useIncomingCalls, type Offers } from "./use-incoming-calls.ts";
import { IncomingCallView } from "./view.tsx";

const { incoming: texts } = words;

/** The place above the call. In a narrow window there is only room for it while it is needed. */
const slots = {
  idle: "hidden",
  stage: "hidden md:grid",
  knock: "grid [@media(max-height:35rem)]:min-h-0",
} as const;

/** More offers than this do not fit one below the other. */
const mostInFull = 2;

/**
 * All offers, oldest first. While a call is up the oldest knocks above it, in a place that is always kept free: nothing
 * of that call moves. A new offer is told once: by moving the focus to its dialog, or, to somebody who is busy, by an
 * announcement that leaves the focus alone. `children`: the calls themselves; without them the offers stand alone.
 */
export function IncomingCalls({ children }: { readonly children?: ReactNode }) {
  const { offers, around, holds, meant, taken } = useIncomingCalls();
  const first = useRef<HTMLDivElement>(null);
  const announcer = useAnnouncer(offers, around, first);
  const answerKeys = useShortcutHint("answer");
  const declineKeys = useShortcutHint("decline");

  const isKnock = around === "knock";
  const isCompact = isKnock || offers.length > mostInFull;
  const cards = offers.map((offer, index) => {
    const Card = isCompact ? CompactOfferView : IncomingCallView;
    return (
      <Card
        key={offer.id}
        {...offer}
        meant={meant}
        holds={holds}
        answerKeys={index === 0 ? answerKeys : undefined}
        declineKeys={index === 0 ? declineKeys : undefined}
        {...(index === 0 && { ref: first })}
      />
    );
  });
  const isAlone = children === undefined;
  // By key, so that neither is made anew when they change places.
  const calls = <Fragment key="calls">{children}</Fragment>;
  const rest = <Fragment key="rest">{cards.slice(isKnock && !isAlone ? 1 : 0)}</Fragment>;
  return (
    <>
      <p ref={announcer} aria-live="assertive" className="sr-only" />
      {!isAlone && (
        <div className={cx("min-h-31 items-end *:w-full md:min-h-19", slots[around])}>
          {isKnock && cards[0]}
          {cards.length === 0 && <Taken taken={taken} />}
        </div>
      )}
      {isKnock ? [calls, rest] : [rest, calls]}
    </>
  );
}

/** Milliseconds for which it is said who took an offer. */
const readable = 8_000;

/** A place where an offer was says what became of it. */
function Taken({ taken }: Pick<Offers, "taken">) {
  const isOver = useHasLasted(taken?.at ?? null, readable);
  return (
    <p role="status" className="self-center px-2 text-[13px] text-muted">
      {taken !== null && !isOver && texts.takenElsewhere(taken.who, taken.by)}
    </p>
  );
}

/** Tells of a new offer. */
function useAnnouncer(
  offers: Offers["offers"],
  around: Offers["around"],
  first: { readonly current: HTMLDivElement | null },
) {
  const announcer = useRef<HTMLParagraphElement>(null);
  const answerKeys = useShortcutHint("answer");
  const declineKeys = useShortcutHint("decline");
  const newest = offers.at(-1);
  const news =
    newest &&
    [
      newest.back !== null && `${newest.back}.`,
      texts.announce(newest.person.title, newest.business),
      answerKeys && texts.announceAnswer(answerKeys.said),
      declineKeys && texts.announceDecline(declineKeys.said),
    ]
      .filter(Boolean)
      .join(" ");
  const takesFocus = offers.length === 1 && around !== "knock";
  const told = useRef<string>(undefined);

  useEffect(() => {
    if (announcer.current === null || newest?.id === told.current) return;
    told.current = newest?.id;
    announcer.current.textContent = "";
    if (news === undefined) return;
    if (takesFocus && !isTyping()) first.current?.focus({ preventScroll: true });
    // Behind a modal dialog the card cannot take the focus.
    if (document.activeElement !== first.current || !takesFocus) announcer.current.textContent = news;
    first.current?.scrollIntoView({ block: "nearest" });
  }, [newest?.id, news, takesFocus, first]);
  return announcer;
}
