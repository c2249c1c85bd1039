import { Fragment, useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import { useShortcutHint } from "../../stores/shortcuts.tsx";
import { cx } from "../../ui/cx.ts";
import { isTyping } from "../../ui/focus.ts";
import { useHasLasted } from "../../ui/use-has-lasted.ts";
import { words } from "../../words/words.ts";
import { CompactOfferView } from "./compact-view.tsx";
import { useIncomingCalls, type Offers } from "./use-incoming-calls.ts";
import { IncomingCallView } from "./view.tsx";

const { incoming: texts } = words;

/**
 * The place above the call. A wide window keeps it free, so that nothing moves when somebody knocks. A narrow one has no
 * room to keep: there it lies over the top of the page, where the call shows its name but has no buttons. In both it stays
 * in sight however far down the agent is, without scrolling; what it comes to lie over is not pressed by mistake, for its
 * buttons settle first.
 */
const slots = {
  idle: "hidden",
  stage: "hidden lg:grid",
  knock: cx(
    "pointer-events-none z-15 grid *:pointer-events-auto lg:sticky lg:top-0",
    "max-lg:fixed max-lg:inset-x-3 max-lg:top-16 max-lg:mx-auto max-lg:max-w-2xl max-lg:short:top-2 max-lg:*:shadow-float",
  ),
} as const;

/** More offers than this do not fit one below the other. */
const mostInFull = 2;

/**
 * All offers, oldest first. While a call is up the oldest knocks above it: nothing of that call moves. A new offer is told once: by moving the focus to its dialog, or, to somebody who is busy, by an
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
        <div
          data-knock={isKnock && cards.length > 0 ? "" : undefined}
          className={cx("items-end *:w-full lg:min-h-19", slots[around])}
        >
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
    <p role="status" className="self-center text-[13px] text-muted">
      {taken !== null && !isOver && (
        <span className="block rounded-key bg-surface px-3 py-2 max-lg:border max-lg:border-edge">
          {texts.takenElsewhere(taken.who, taken.by)}
        </span>
      )}
    </p>
  );
}

/** Moves the focus there, unless the agent is typing or a modal dialog is open: behind that nothing can take it. */
function hasTakenFocus(card: HTMLElement | null): boolean {
  if (!isTyping()) card?.focus({ preventScroll: true });
  return card !== null && document.activeElement === card;
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

  const tell = useEffectEvent(() => {
    const [card, place] = [first.current, announcer.current];
    if (place === null || newest?.id === told.current) return;
    told.current = newest?.id;
    place.textContent = "";
    if (news === undefined) return;
    if (!takesFocus || !hasTakenFocus(card)) place.textContent = news;
    // Who knocks is in sight as it is, and nothing moves under the finger of somebody who is on a call.
    if (around !== "knock") card?.scrollIntoView({ block: "nearest" });
  });
  useEffect(() => {
    tell();
  }, [newest?.id]);
  return announcer;
}
