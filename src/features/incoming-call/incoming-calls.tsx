import { useEffect, useRef } from "react";
import { useShortcutHint } from "../../stores/shortcuts.tsx";
import { isTyping } from "../../ui/focus.ts";
import { words } from "../../words/words.ts";
import { useIncomingCalls } from "./use-incoming-calls.ts";
import { IncomingCallView } from "./view.tsx";

const { incoming: texts } = words;

/**
 * All offers, oldest first. A new one is told once: by moving the focus to its dialog, or, to somebody who is
 * typing or already looking at another offer, by an announcement that leaves the focus alone.
 */
export function IncomingCalls() {
  const offers = useIncomingCalls();
  const announcer = useRef<HTMLParagraphElement>(null);
  const first = useRef<HTMLDivElement>(null);
  const newest = offers.at(-1);
  const answerKeys = useShortcutHint("answer");
  const declineKeys = useShortcutHint("decline");
  const news =
    newest &&
    [
      texts.announce(newest.person.title, newest.business),
      answerKeys && texts.announceAnswer(answerKeys.said),
      declineKeys && texts.announceDecline(declineKeys.said),
    ]
      .filter(Boolean)
      .join(" ");
  const isAlone = offers.length === 1;
  const told = useRef<string>(undefined);

  useEffect(() => {
    if (announcer.current === null || newest?.id === told.current) return;
    told.current = newest?.id;
    announcer.current.textContent = "";
    if (news === undefined) return;
    if (isAlone && !isTyping()) first.current?.focus({ preventScroll: true });
    // Behind a modal dialog the card cannot take the focus.
    if (document.activeElement !== first.current || !isAlone) announcer.current.textContent = news;
    first.current?.scrollIntoView({ block: "nearest" });
  }, [newest?.id, news, isAlone]);

  return (
    <>
      <p ref={announcer} aria-live="assertive" className="sr-only" />
      {offers.map((offer, index) => (
        <IncomingCallView
          key={offer.id}
          {...offer}
          answerKeys={index === 0 ? answerKeys : undefined}
          declineKeys={index === 0 ? declineKeys : undefined}
          {...(index === 0 && { ref: first })}
        />
      ))}
    </>
  );
}
